import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { DeskModel } from "../models/desk.ts";
import { saveAgentTranscript } from "../models/kept-pages.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { ConsoleIcon } from "./console-icon.tsx";
import { DownloadButton } from "./download-button.tsx";
import { useTranslation } from "./translation.ts";
import { usePhone } from "./use-phone.ts";

interface HeadToolsProps {
  readonly model: DeskModel;
  readonly view: AgentConversation;
  /** Puts a question before what would take the conversation from under a colleague's hands. */
  readonly unlessWritten: (act: () => void) => void;
  /** The agent may give the customer away. */
  readonly mayGive: boolean;
}

/** What is done with the conversation besides answering it; on a phone it stands behind one button. */
export function HeadTools({ model, view, unlessWritten, mayGive }: HeadToolsProps): JSX.Element {
  const { t } = useTranslation();
  const { actions, screen } = model;
  const Place = usePhone() ? Behind : Beside;
  return (
    <Place>
      <button
        type="button"
        class="tool"
        title={t("fileTicket.title")}
        aria-keyshortcuts="Shift+C"
        onClick={() => screen.openDialog("ticket")}
      >
        <ConsoleIcon name="ticket" />
        <span class="head-word">{t("tickets.title")}</span>
      </button>
      {mayGive && (
        <button
          type="button"
          class="tool"
          title={t("release")}
          aria-keyshortcuts="Shift+Q"
          aria-disabled={actions.busy.value}
          onClick={() => unlessWritten(() => void actions.release(view.id))}
        >
          <ConsoleIcon name="release" />
          <span class="head-word">{t("release")}</span>
        </button>
      )}
      {mayGive && (
        <button
          type="button"
          class="tool"
          title={t("transfer")}
          aria-keyshortcuts="Shift+T"
          onClick={() => unlessWritten(() => screen.openDialog("transfer"))}
        >
          <ConsoleIcon name="transfer" />
          <span class="head-word">{t("transfer")}</span>
        </button>
      )}
      <DownloadButton
        label={t("head.transcript")}
        onSave={() => saveAgentTranscript(model.call, view)}
      />
    </Place>
  );
}

interface PlaceProps {
  readonly children: ComponentChildren;
}

const Beside = ({ children }: PlaceProps): JSX.Element => <>{children}</>;

/** A popover: it closes on Escape, on a click outside, and with what was chosen in it, but for a file that may not come. */
function Behind({ children }: PlaceProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <button
        type="button"
        class="icon-button"
        popovertarget="head-more"
        aria-label={t("head.more")}
        title={t("head.more")}
      >
        <ConsoleIcon name="dots" />
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click on one of its buttons */}
      <section
        id="head-more"
        class="menu head-menu"
        popover="auto"
        aria-label={t("head.more")}
        onClick={({ target, currentTarget }) => {
          // Saving may fail, and says so here.
          if (target instanceof Element && target.closest(".tool")) currentTarget.hidePopover();
        }}
      >
        {children}
      </section>
    </>
  );
}

/** While a colleague is writing, nobody takes the conversation from under their hands by accident. */
export function useQuestionWhileWritten(
  model: DeskModel,
  view: AgentConversation,
  isMine: boolean,
): readonly [ask: (act: () => void) => void, question: JSX.Element | null] {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<(() => void) | undefined>(undefined);
  const writer = model.colleagues.value.find(({ writes }) => writes);
  const ask = (act: () => void) => {
    if (writer && !isMine) setAsked(() => act);
    else act();
  };
  const question = asked ? (
    <ConfirmDialog
      title={t("lock.title", { name: writer?.name ?? view.agent?.name ?? "" })}
      text={t("lock.text")}
      submit={t("lock.submit")}
      onSubmit={asked}
      onClose={() => setAsked(undefined)}
    />
  ) : null;
  return [ask, question];
}
