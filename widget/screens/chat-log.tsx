import type { JSX } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import type { ConversationStatus, Message } from "../../protocol/conversation.ts";
import { MessageList } from "../../ui/message-list.tsx";
import { useWidgetContext } from "../context.ts";
import { isWithBot, openQuestionOf } from "../models/open-question.ts";
import { bubbleOf } from "./bubbles.tsx";
import { AuthorName, ByLine } from "./by-line.tsx";
import { LogEnd } from "./log-end.tsx";
import { useOfficialHosts } from "./official-hosts.ts";
import { SkeletonRows } from "./rows.tsx";
import { useAnnounced } from "./use-announced.ts";

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
  const hasFailed = chat.pending.value.some(({ state }) => state === "failed");
  useAnnounced("sending", hasFailed ? t("message.failed") : undefined);

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
      offline={support.connection.state.value === "offline"}
      t={t}
      locale={locale}
      typing={typist}
      onRetry={chat.retry}
      onEarlier={(messages[0]?.seq ?? 1) > 1 ? () => void chat.loadEarlier() : undefined}
      renderAuthor={(author) => <AuthorName author={author} />}
      renderEnd={({ author, at }) =>
        author.kind === "agent" && <ByLine name={author.name ?? ""} at={at} />
      }
      renderBody={(message) =>
        bubbleOf({ message, live: withBot && message === lastSpoken && idle })
      }
    >
      {messages.length === 0 &&
        idle &&
        (support.session.value ? <Welcome /> : <SkeletonRows count={3} />)}
      <LogEnd view={view} question={question} />
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

function Welcome(): JSX.Element {
  const { t } = useWidgetContext();
  return (
    <div class="row">
      <div class="bubbles first last">
        <p class="bubble">{t("chat.welcome")}</p>
      </div>
      <p class="foot-note">{t("panel.safety")}</p>
    </div>
  );
}
