import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { DeskRow } from "../../protocol/desk.ts";
import { isMine } from "./rows.ts";

export type Alert = "queue" | "message" | "handed-over" | "memo";

export interface AlertContext {
  readonly me: AgentId;
  /** An agent who is off duty gets no alerts from the queue. */
  readonly available: boolean;
  /** The open conversation, while the window has the focus. */
  readonly watching?: ConversationId | undefined;
  /** What the agent took in this window is no news. */
  readonly taken: ReadonlySet<ConversationId>;
}

/** Which alert a changed row causes; undefined for none. */
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
