import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";
import { Header } from "./header.tsx";

/** Who answers, and the buttons for a human and for ending. */
export function ChatHeader(): JSX.Element {
  const { support, t } = useWidgetContext();
  const { chat } = support;
  const ending = useSignal(false);
  const view = chat.view.value;
  const agent = view?.status === "assigned" ? view.agent : undefined;
  if (view?.status === "queued")
    return (
      <Header>
        <h1 class="title middle">{t("queue.title")}</h1>
      </Header>
    );
  const withBot = view?.status !== "assigned";
  return (
    <>
      <Header>
        <Avatar name={agent?.name} />
        <div class="who">
          <h1 class="who-name">{agent?.name ?? t("chat.bot")}</h1>
          <p class={agent ? "who-state good" : "who-state"}>
            {t(agent ? "chat.badge" : "chat.botStatus")}
          </p>
        </div>
        {withBot && (
          <button type="button" class="to-agent" onClick={() => void chat.requestAgent()}>
            <Icon name="agent" />
            {t("chat.requestAgent")}
          </button>
        )}
        {agent && (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              ending.value = true;
            }}
          >
            {t("chat.end")}
          </button>
        )}
      </Header>
      {agent && ending.value && <EndConfirmation ending={ending} />}
    </>
  );
}

function EndConfirmation({ ending }: { readonly ending: Signal<boolean> }): JSX.Element {
  const { support, t } = useWidgetContext();
  const close = () => {
    ending.value = false;
  };
  return (
    <div class="confirm" role="alertdialog" aria-label={t("chat.endQuestion")}>
      <p>{t("chat.endQuestion")}</p>
      <button type="button" class="secondary" onClick={close}>
        {t("chat.endNo")}
      </button>
      <button
        type="button"
        class="primary"
        onClick={() => {
          close();
          void support.chat.end();
        }}
      >
        {t("chat.end")}
      </button>
    </div>
  );
}

function Avatar({ name }: { readonly name: string | undefined }): JSX.Element {
  return (
    <span class={name ? "avatar person" : "avatar"} aria-hidden="true">
      {name ? Array.from(name)[0] : <Icon name="bot" />}
    </span>
  );
}
