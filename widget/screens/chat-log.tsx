import type { JSX } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type {
  Author,
  Conversation,
  ConversationStatus,
  Message,
} from "../../protocol/conversation.ts";
import { Icon } from "../../ui/icons.tsx";
import { MessageList } from "../../ui/message-list.tsx";
import { useWidgetContext } from "../context.ts";
import { isWithBot, openQuestionOf } from "../models/open-question.ts";
import { bubbleOf } from "./bubbles.tsx";
import { lazy } from "./lazy.tsx";
import { useOfficialHosts } from "./official-hosts.ts";
import { loadSurvey } from "./parts.ts";
import { HotlineCard, QueueCard } from "./queue-card.tsx";

const LazySurveyCard = lazy(loadSurvey, "survey");

/** The conversation, with the queue card or the survey at its end. What is shown counts as read. */
export function ChatLog(): JSX.Element {
  const { support, t, locale } = useWidgetContext();
  const { chat } = support;
  const view = chat.view.value;
  const messages = view?.messages ?? [];
  const lastSpoken = messages.findLast(({ author }) => author.kind !== "system");
  const lastSeq = view?.lastSeq ?? 0;
  const idle = chat.pending.value.length === 0;
  const withBot = view === null || isWithBot(view);
  // In the queue the question stands below the place, which comes first.
  const question = view?.status === "queued" && idle ? openQuestionOf(view)?.message : undefined;
  const typist = chat.typing.value
    ? (view?.agent?.name ?? t("chat.bot"))
    : chat.awaitsAnswer.value
      ? t("chat.bot")
      : undefined;
  useReading(lastSeq);

  return (
    <MessageList
      messages={messages.filter(
        (message) => message !== question && !isShownElsewhere(message, view?.status),
      )}
      pending={chat.pending.value}
      viewer="customer"
      readSeq={view?.agentReadSeq ?? 0}
      newAfterSeq={chat.newAfterSeq.value}
      officialHosts={useOfficialHosts()}
      t={t}
      locale={locale}
      typing={typist}
      onRetry={chat.retry}
      onEarlier={(messages[0]?.seq ?? 1) > 1 ? () => void chat.loadEarlier() : undefined}
      renderAuthor={(author) => <AuthorName author={author} />}
      renderBody={(message) =>
        bubbleOf({ message, live: withBot && message === lastSpoken && idle })
      }
    >
      {messages.length === 0 && idle && <Welcome />}
      {view && <LogEnd view={view} question={question} />}
    </MessageList>
  );
}

/** What is shown counts as read, while the page is in view; where it was not, a line shows what is new. */
function useReading(lastSeq: number) {
  const { chat } = useWidgetContext().support;
  // Before the log is drawn, so that it opens where the new begins.
  useState(chat.enter);
  useLayoutEffect(() => {
    if (isInView()) chat.markRead();
  }, [lastSeq, chat]);
  useLayoutEffect(() => {
    const comeBack = () => {
      if (!isInView()) return;
      chat.enter();
      chat.markRead();
    };
    document.addEventListener("visibilitychange", comeBack);
    return () => document.removeEventListener("visibilitychange", comeBack);
  }, [chat]);
}

const isInView = () => document.visibilityState === "visible";

/** A notice that the card at the end makes redundant. */
function isShownElsewhere({ body }: Message, status: ConversationStatus | undefined): boolean {
  if (body.kind !== "notice") return false;
  if (body.code === "survey_asked") return true;
  return status === "queued" && (body.code === "queued" || body.code === "no_agent");
}

interface LogEndProps {
  readonly view: Conversation;
  readonly question: Message | undefined;
}

function LogEnd({ view, question }: LogEndProps): JSX.Element | null {
  const { t } = useWidgetContext();
  if (view.status === "queued")
    return (
      <div class="waiting">
        <QueueCard place={view.queue} />
        {question && (
          <div>
            <p class="card-label">{t("question.why")}</p>
            {bubbleOf({ message: question, live: true })}
          </div>
        )}
        <HotlineCard />
      </div>
    );
  if (view.status === "resolved" && view.survey && view.survey.score === undefined)
    return <LazySurveyCard />;
  return null;
}

function Welcome(): JSX.Element {
  const { t } = useWidgetContext();
  return (
    <div class="row">
      <div class="author">
        <AuthorName author={{ kind: "bot" }} />
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

function AuthorName({ author }: { readonly author: Author }): JSX.Element {
  const { t } = useWidgetContext();
  if (author.kind !== "agent") return <span>{t("chat.bot")}</span>;
  return (
    <>
      <span>{author.name}</span>
      <span class="badge">{t("chat.badge")}</span>
    </>
  );
}
