import type { JSX } from "preact";
import type { ConversationStatus } from "../../protocol/conversation.ts";
import { Composer } from "../../ui/composer.tsx";
import { useWidgetContext } from "../context.ts";
import type { Problem } from "../models/attempts.ts";
import type { Key } from "../texts.ts";
import { AddButton, OverField } from "./add-files.tsx";
import { ChatHeader } from "./chat-header.tsx";
import { ChatLog } from "./chat-log.tsx";
import { ChatSuggestions } from "./chat-suggestions.tsx";
import { EmergencyWay } from "./emergency-way.tsx";
import { useAnnounced } from "./use-announced.ts";
import { useParts } from "./use-parts.ts";

export function ChatScreen(): JSX.Element {
  return (
    <div class="screen">
      <ChatHeader />
      <EmergencyWay />
      <ChatLog />
      <ProblemLine />
      <ChatSuggestions />
      <OverField />
      <ChatComposer />
    </div>
  );
}

function ProblemLine(): JSX.Element | null {
  const { support, t } = useWidgetContext();
  const problem = support.chat.problem.value;
  const text = problem && t(problemKeys[problem] ?? "problem.other");
  useAnnounced("problem", text);
  return text ? <p class="problem">{text}</p> : null;
}

const problemKeys: Partial<Record<Problem, Key>> = {
  unavailable: "problem.unavailable",
  rate_limited: "problem.rate_limited",
  closed: "problem.closed",
  vetoed: "problem.vetoed",
};

function ChatComposer(): JSX.Element {
  const { support, t } = useWidgetContext();
  const { chat } = support;
  const status = chat.view.value?.status ?? "bot";
  const stop = chat.shield.stop.value;
  // What draws a stop is fetched at the first one.
  const parts = useParts(() => import("../shield/drawn.ts"), stop !== undefined, chat.shield.fail);
  return (
    <>
      {stop && parts && <parts.Panel stop={stop} />}
      <Composer
        draft={chat.draft}
        placeholder={t(placeholders[status], { name: chat.view.value?.agent?.name ?? "" })}
        t={t}
        before={<AddButton />}
        mayBeEmpty={!!(chat.about.value || chat.withFiles.value)}
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
