import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { AgentTicket } from "../../protocol/agent-ticket.ts";
import { isComposing } from "../../ui/composer.tsx";
import { uploadFile } from "../models/admin-request.ts";
import { createChosenFiles } from "../models/chosen-files.ts";
import { calledBy } from "../models/customer-name.ts";
import type { DeskModel } from "../models/desk.ts";
import { unfilledIn } from "../models/placeholders.ts";
import { ArticlePanel } from "./article-panel.tsx";
import { ArticlesButton, SavedRepliesButton } from "./compose-buttons.tsx";
import { AddFiles, FilesBeside, takingFiles } from "./file-tools.tsx";
import { Keys } from "./key-hint.tsx";
import { SavedReplyList } from "./saved-reply-list.tsx";
import { useTranslation } from "./translation.ts";
import { useSavedReplies } from "./use-saved-replies.ts";

const modes = ["reply", "ask", "note", "task"] as const;
type Mode = (typeof modes)[number];
const keys: Partial<Record<Mode, string>> = { reply: "R", note: "N" };

const readByCustomer: ReadonlySet<Mode> = new Set(["reply", "ask"]);

/** Whoever may not handle it writes notes. What is refused now is not offered. */
const offeredTo = ({ may }: AgentTicket): readonly Mode[] =>
  may.handle ? modes.filter((mode) => mode !== "ask" || may.ask) : ["note"];

interface TicketWriterProps {
  readonly ticket: AgentTicket;
  readonly model: DeskModel;
}

/** What an agent writes in a ticket: to the customer, to colleagues, or to another team. */
export function TicketWriter({ ticket, model }: TicketWriterProps): JSX.Element {
  const { tickets, screen } = model;
  const { t } = useTranslation();
  const offered = offeredTo(ticket);
  const wanted = useSignal<Mode>("reply");
  const mode = offered.find((one) => one === wanted.value) ?? offered[0] ?? "note";
  const written = useSignal("");
  const team = useSignal("");
  const field = useRef<HTMLTextAreaElement>(null);
  const teams = tickets.overview.value?.tasks.map((one) => one.team) ?? [];
  const text = written.value.trim();
  const files = useMemo(() => createChosenFiles(uploadFile), []);
  const takesFiles = readByCustomer.has(mode);
  const saved = useSavedReplies({
    model,
    text: written,
    field,
    isHere: takesFiles,
    facts: { customer: ticket.customer.name, topic: ticket.topic },
  });
  // What was opened beside a conversation is not open here, nor the other way round.
  useEffect(() => {
    screen.closePanel();
    return screen.closePanel;
  }, [screen]);
  const unfilled = takesFiles ? unfilledIn(written.value) : undefined;
  const isReady =
    (!takesFiles || (files.areReady.value && unfilled === undefined)) &&
    !saved.open &&
    text !== "" &&
    (mode !== "task" || team.value.trim() !== "");
  const send = async () => {
    const chosen = mode;
    const evidence = files.ids.value.length > 0 ? { attachmentIds: [...files.ids.value] } : {};
    const sent = await tickets.step((call, number) => {
      switch (chosen) {
        case "reply":
          return call("ticket:reply", { number, text, ...evidence });
        case "ask":
          return call("ticket:ask", { number, text, ...evidence });
        case "note":
          return call("ticket:note", { number, text });
        case "task":
          return call("ticket:task", { number, text, team: team.value.trim() });
      }
    });
    if (!sent) return;
    written.value = "";
    if (readByCustomer.has(chosen)) files.clear();
  };
  const toField = () => {
    screen.closePanel();
    field.current?.focus();
  };
  return (
    <form
      class="ticket-writer"
      data-mode={mode}
      {...(takesFiles ? takingFiles(files) : {})}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void send();
      }}
    >
      <fieldset class="ticket-modes">
        {offered.map((one) => (
          <button
            key={one}
            type="button"
            class="quiet"
            data-mode={one}
            aria-pressed={one === mode}
            onClick={() => {
              wanted.value = one;
              field.current?.focus();
            }}
          >
            {t(`ticket.mode.${one}`)}
            {keys[one] && <Keys label={keys[one]} />}
          </button>
        ))}
        {mode === "task" && (
          <select
            aria-label={t("ticket.team")}
            value={team.value}
            onChange={({ currentTarget }) => {
              team.value = currentTarget.value;
            }}
          >
            <option value="">{t("ticket.team")}</option>
            {teams.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        )}
      </fieldset>
      {takesFiles && screen.panel.value === "articles" && (
        <ArticlePanel call={model.call} locale={ticket.locale} text={written} onDone={toField} />
      )}
      {saved.open && <SavedReplyList model={model} saved={saved} />}
      <textarea
        ref={field}
        rows={2}
        aria-label={t(`ticket.mode.${mode}`)}
        placeholder={
          readByCustomer.has(mode)
            ? t("ticket.to", { name: calledBy(ticket.customer, t) })
            : undefined
        }
        value={written.value}
        onInput={({ currentTarget }) => {
          written.value = currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (saved.handleKey(event)) return event.preventDefault();
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && isReady) void send();
        }}
      />
      {takesFiles && <FilesBeside files={files} />}
      <footer class="ticket-line">
        {takesFiles && <AddFiles files={files} />}
        {takesFiles && (
          <SavedRepliesButton
            onClick={() => {
              screen.togglePanel("replies");
              field.current?.focus();
            }}
          />
        )}
        {takesFiles && <ArticlesButton model={model} />}
        <span class={unfilled ? "problem ticket-hint" : "muted ticket-hint"} role="status">
          {unfilled ? t("reply.unfilled", { name: unfilled }) : t(`ticket.hint.${mode}`)}
        </span>
        <button type="submit" class="secondary" disabled={!isReady}>
          {t("ticket.send")}
        </button>
      </footer>
    </form>
  );
}
