import type { JSX } from "preact";
import type { ConversationStatus } from "../../protocol/conversation.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import { Composer } from "../../ui/composer.tsx";
import { useWidgetContext } from "../context.ts";
import type { Key } from "../texts.ts";
import { ChatHeader } from "./chat-header.tsx";
import { ChatLog } from "./chat-log.tsx";
import { ArticleRows } from "./rows.tsx";
import { useReadingParts } from "./use-reading-parts.ts";

export function ChatScreen(): JSX.Element {
  return (
    <div class="screen">
      <ChatHeader />
      <ChatLog />
      <RefusalLine />
      <ChatSuggestions />
      <ChatComposer />
    </div>
  );
}

function RefusalLine(): JSX.Element {
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

/** Articles that fit what is being written. Only with the bot: an agent will answer anyway. */
function ChatSuggestions(): JSX.Element | null {
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

function ChatComposer(): JSX.Element {
  const { support, t } = useWidgetContext();
  const { chat } = support;
  const status = chat.view.value?.status ?? "bot";
  const stop = chat.shield.stop.value;
  // What draws a stop is fetched at the first one.
  const parts = useReadingParts(stop !== undefined, { onFailed: chat.shield.fail });
  return (
    <>
      {stop && parts && <parts.Panel stop={stop} />}
      <Composer
        draft={chat.draft}
        placeholder={t(placeholders[status], { name: chat.view.value?.agent?.name ?? "" })}
        t={t}
        onSend={(text) => chat.send(text)}
        onInput={(text) => chat.isWriting(text !== "")}
        overlay={stop && parts && <parts.Marks stop={stop} />}
      />
    </>
  );
}

const placeholders: Readonly<Record<ConversationStatus, Key>> = {
  bot: "chat.placeholder",
  queued: "chat.placeholderQueued",
  assigned: "chat.placeholderAgent",
  resolved: "chat.placeholderResolved",
};
