import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { DeskRow } from "../../protocol/desk.ts";
import { isMine } from "./rows.ts";

export type Alert = "queue" | "message" | "handed-over";

export interface AlertContext {
  readonly me: AgentId;
  /** Whoever is not on duty is not called. */
  readonly available: boolean;
  /** The conversation in front of the agent's eyes, if the window is. */
  readonly watching?: ConversationId | undefined;
  /** What the agent has just taken comes as no surprise. */
  readonly taken: ReadonlySet<ConversationId>;
}

/** What a changed row calls the agent for; undefined for nothing. */
export function alertFor(
  before: DeskRow | undefined,
  after: DeskRow,
  { me, available, watching, taken }: AlertContext,
): Alert | undefined {
  if (after.status === "queued") {
    return available && before?.status !== "queued" ? "queue" : undefined;
  }
  if (!isMine(after, me) || after.id === watching) return undefined;
  if (before === undefined || !isMine(before, me)) {
    return taken.has(after.id) ? undefined : "handed-over";
  }
  return after.unread > before.unread ? "message" : undefined;
}
