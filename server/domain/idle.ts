import type { Author } from "../../protocol/conversation.ts";
import type { ConversationRecord } from "./records.ts";

const idleAfterMs = 60 * 60_000;
/** Between the announcement of an idle end and the end: a word is enough to go on. WCAG 2.2.1 asks for 20 s. */
const announcedMs = 60_000;
/** Before that nothing is due to a quiet conversation. */
export const quietForMs = idleAfterMs - announcedMs;

/** What was said last in a conversation. */
export interface LastWord {
  readonly at: number;
  /** The last person who spoke. */
  readonly speaker: Author["kind"] | undefined;
  /** When the end was announced, where nothing was said since. */
  readonly announcedAt: number | undefined;
}

/**
 * What is due to a conversation in which the customer does not answer. One that waits for the agent is not idle, however long it
 * takes; and when the agent answers late, the customer has the whole time again. With an agent the end is announced first.
 */
export function idleStep(
  { status }: ConversationRecord,
  { at, speaker, announcedAt }: LastWord,
  now: number,
): "announce" | "close" | undefined {
  const isOver = now - at > idleAfterMs;
  if (status === "bot") return isOver ? "close" : undefined;
  if (status !== "assigned" || speaker !== "agent") return undefined;
  if (announcedAt === undefined) return now - at >= quietForMs ? "announce" : undefined;
  return isOver && now - announcedAt >= announcedMs ? "close" : undefined;
}
