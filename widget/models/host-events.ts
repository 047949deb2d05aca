import { effect } from "@preact/signals";
import type { Conversation } from "../../protocol/conversation.ts";
import type { Shell } from "../embed/shell.ts";
import type { Chat } from "./chat.ts";

const settleMs = 150;

/** Turns changes of the conversation into the host page's events. What was there at the start is no news. */
export function emitHostEvents(chat: Chat, { emit }: Pick<Shell, "emit">): () => void {
  let known: Conversation | null = null;
  const stopConversation = effect(() => {
    const view = chat.view.value;
    if (view !== null && known?.id === view.id) emitChanges(known, view, emit);
    known = view;
  });
  let count = 0;
  const stopUnread = effect(() => {
    const next = chat.unread.value;
    // What arrives in an open chat is read a moment later, and is no news.
    const timer = setTimeout(() => {
      if (next !== count) emit("unread", { count: next });
      count = next;
    }, settleMs);
    return () => clearTimeout(timer);
  });
  return () => {
    stopConversation();
    stopUnread();
  };
}

function emitChanges(before: Conversation, now: Conversation, emit: Shell["emit"]): void {
  for (const message of now.messages)
    if (message.seq > before.lastSeq && message.author.kind !== "customer")
      emit("message", message);
  if (now.agent && now.agent.id !== before.agent?.id) emit("handover", { agent: now.agent.name });
  if (now.queue && now.queue !== before.queue) emit("queue", now.queue);
  const score = now.survey?.score;
  if (score !== undefined && before.survey?.score === undefined) emit("rated", { score });
}
