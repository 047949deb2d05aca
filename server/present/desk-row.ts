import type { DeskRow } from "../../protocol/desk.ts";
import { isReturned } from "../domain/conversation-record.ts";
import type { AgentRecord, ConversationRecord, CustomerRecord } from "../domain/records.ts";
import { presentCustomer } from "./customer.ts";
import { isoTime } from "./time.ts";

export function presentRow(row: {
  readonly conversation: ConversationRecord;
  readonly customer: CustomerRecord;
  readonly agent?: AgentRecord | undefined;
  /** Of a customer who waits. */
  readonly awaySince?: number | undefined;
}): DeskRow {
  const { conversation, customer, agent, awaySince } = row;
  const { status, waitingSince, replyDueAt } = conversation;
  const isAssigned = agent !== undefined && status === "assigned";
  return {
    id: conversation.id,
    status,
    priority: conversation.priority,
    topic: conversation.topic,
    customer: presentCustomer(customer),
    agent: isAssigned ? { id: agent.id, name: agent.name } : undefined,
    lastText: conversation.lastText,
    lastAt: isoTime(conversation.lastAt),
    waitingSince: waitingSince === undefined ? undefined : isoTime(waitingSince),
    awaySince: awaySince === undefined ? undefined : isoTime(awaySince),
    team: conversation.team,
    returned: isReturned(conversation) ? true : undefined,
    replyDueAt: replyDueAt === undefined ? undefined : isoTime(replyDueAt),
    tags: conversation.tags,
    unread: conversation.unread,
    lastSeq: conversation.lastSeq,
  };
}
