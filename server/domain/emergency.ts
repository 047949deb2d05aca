import type { ConversationId } from "../../protocol/conversation.ts";
import type { Emergency } from "../../protocol/emergency.ts";

/** Of one conversation. The times are those of the view: nothing is sorted by them. */
export interface EmergencyRecord extends Omit<Emergency, "transaction" | "freeze"> {
  readonly conversationId: ConversationId;
  readonly about?: Emergency["transaction"];
  /** PostgreSQL keeps the word “freeze” for itself. */
  readonly frozen?: Emergency["freeze"];
}

/** As both sides see it. */
export const emergencyView = (record: EmergencyRecord): Emergency => ({
  kind: record.kind,
  startedAt: record.startedAt,
  done: record.done,
  freeze: record.frozen,
  transaction: record.about,
  ticket: record.ticket,
});
