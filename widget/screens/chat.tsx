import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type {
  Author,
  Conversation,
  ConversationStatus,
  Message,
} from "../../protocol/conversation.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import { Composer } from "../../ui/composer.tsx";
import { Icon } from "../../ui/icons.tsx";
import { MessageList } from "../../ui/message-list.tsx";
import { useWidgetContext } from "../context.ts";
import type { Key } from "../texts.ts";
import { bubbleOf } from "./bubbles.tsx";
import { Header } from "./header.tsx";
import { lazy } from "./lazy.tsx";
import { QueueCard } from "./queue-card.tsx";
import { ArticleRows } from "./rows.tsx";

const SurveyCard = lazy(() => import("./survey.tsx"), "survey");

export function ChatScreen(): JSX.Element {
  return (
    <div class="screen">
      <ChatHeader />
      <OfflineBar />
      <Log />
      <Problem />
      <Suggestions />
      <Writing />
    </div>
  );
}

function ChatHeader(): JSX.Element {
  const { support, t } = useWidgetContext();
  const { chat } = support;
  const ending = useSignal(false);
  const view = chat.view.value;
  const agent = view?.status === "assigned" ? view.agent : undefined;
  const withBot = view === null || view.status === "bot" || view.status === "resolved";
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
          <button type="button" class="quiet" onClick={() => void chat.requestAgent()}>
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
      {agent && ending.value && (
        <div class="confirm" role="alertdialog" aria-label={t("chat.endQuestion")}>
          <p>{t("chat.endQuestion")}</p>
          <button
            type="button"
            class="secondary"
            onClick={() => {
              ending.value = false;
            }}
          >
            {t("chat.endNo")}
          </button>
          <button
            type="button"
            class="primary"
            onClick={() => {
              ending.value = false;
              void chat.end();
            }}
          >
            {t("chat.end")}
          </button>
        </div>
      )}
    </>
  );
}

function Avatar({ name }: { readonly name: string | undefined }): JSX.Element {
  return (
    <span class={name ? "avatar person" : "avatar"} aria-hidden="true">
      {name ? Array.from(name)[0] : <Icon name="bot" />}
    </span>
  );
}

function OfflineBar(): JSX.Element {
  const { support, t } = useWidgetContext();
  const state = support.connection.state.value;
  return (
    <div role="status">
      {state === "offline" && (
        <p class="offline">
          <Icon name="offline" />
          {t("chat.offline")}
        </p>
      )}
    </div>
  );
}

function Log(): JSX.Element {
  const { support, t, locale } = useWidgetContext();
  const { chat } = support;
  const view = chat.view.value;
  const messages = view?.messages ?? [];
  const lastSpoken = messages.findLast(({ author }) => author.kind !== "system");
  const lastSeq = view?.lastSeq ?? 0;
  const talking = view === null || view.status === "bot";
  useLayoutEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") chat.markRead();
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [lastSeq, chat]);

  return (
    <MessageList
      messages={messages.filter((message) => !isShownElsewhere(message, view?.status))}
      pending={chat.pending.value}
      viewer="customer"
      readSeq={view?.agentReadSeq ?? 0}
      t={t}
      locale={locale}
      typing={chat.typing.value ? (view?.agent?.name ?? t("chat.bot")) : undefined}
      onRetry={chat.retry}
      onEarlier={(messages[0]?.seq ?? 1) > 1 ? () => void chat.loadEarlier() : undefined}
      renderAuthor={(author) => <AuthorLine author={author} />}
      renderBody={(message) =>
        bubbleOf({
          message,
          live: talking && message === lastSpoken && chat.pending.value.length === 0,
        })
      }
    >
      {messages.length === 0 && chat.pending.value.length === 0 && <Welcome />}
      {view && <Tail view={view} />}
    </MessageList>
  );
}

/** The card at the end says the same. */
function isShownElsewhere({ body }: Message, status: ConversationStatus | undefined): boolean {
  if (body.kind !== "notice") return false;
  if (body.code === "survey_asked") return true;
  return status === "queued" && (body.code === "queued" || body.code === "no_agent");
}

/** What stands at the end: the place in the queue, or the survey. */
function Tail({ view }: { readonly view: Conversation }): JSX.Element | null {
  if (view.status === "queued") return <QueueCard place={view.queue} />;
  if (view.status === "resolved" && view.survey && view.survey.score === undefined)
    return <SurveyCard />;
  return null;
}

function Welcome(): JSX.Element {
  const { t } = useWidgetContext();
  return (
    <div class="row">
      <div class="author">
        <AuthorLine author={{ kind: "bot" }} />
      </div>
      <div class="bubbles first last">
        <p class="bubble">{t("chat.welcome")}</p>
      </div>
      <p class="safety">
        <Icon name="shield" />
        {t("panel.safety")}
      </p>
    </div>
  );
}

function AuthorLine({ author }: { readonly author: Author }): JSX.Element {
  const { t } = useWidgetContext();
  if (author.kind !== "agent") return <span>{t("chat.bot")}</span>;
  return (
    <>
      <span>{author.name}</span>
      <span class="badge">{t("chat.badge")}</span>
    </>
  );
}

function Problem(): JSX.Element {
  const { support, t } = useWidgetContext();
  const refusal = support.chat.problem.value;
  return (
    <div role="status">
      {refusal && <p class="problem">{t(problemKeys[refusal.code] ?? "problem.other")}</p>}
    </div>
  );
}

const problemKeys: Partial<Record<RefusalCode, Key>> = {
  unavailable: "problem.unavailable",
  rate_limited: "problem.rate_limited",
  closed: "problem.closed",
};

/** While a question is being written to the bot; an agent's answer needs no suggestions. */
function Suggestions(): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const { chat, faq } = support;
  const status = chat.view.value?.status;
  const found = faq.suggestions.value;
  if (found.length === 0 || status === "assigned" || status === "queued") return null;
  return (
    <section class="suggestions" aria-label={t("chat.suggestions")}>
      <ArticleRows
        articles={found.slice(0, 3)}
        onPick={({ id, title }) => {
          chat.draft.value = "";
          chat.send(title, id);
        }}
      />
    </section>
  );
}

function Writing(): JSX.Element {
  const { support, t } = useWidgetContext();
  const { chat } = support;
  const status = chat.view.value?.status;
  const placeholder =
    status === "assigned" || status === "queued"
      ? "chat.placeholderAgent"
      : status === "resolved"
        ? "chat.placeholderResolved"
        : "chat.placeholder";
  return (
    <Composer
      draft={chat.draft}
      placeholder={t(placeholder)}
      t={t}
      onSend={(text) => chat.send(text)}
      onInput={(text) => chat.isWriting(text !== "")}
    />
  );
}
