import { effect } from "@preact/signals";
import type { Conversation } from "../../protocol/conversation.ts";
import type { Shell } from "../embed/shell.ts";
import type { Chat } from "./chat.ts";

/** Emits the host page's events when the conversation changes, but none for what was there at the start. */
export function emitHostEvents(chat: Chat, { emit }: Pick<Shell, "emit">): () => void {
  let known: Conversation | null = null;
  return effect(() => {
    const view = chat.view.value;
    if (view !== null && known?.id === view.id) emitChanges(known, view, emit);
    known = view;
  });
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
