import type { DeskRow } from "../../protocol/desk.ts";
import { replyTarget } from "../domain/conversation.ts";
import { isReturned } from "../domain/conversation-record.ts";
import type { ReplyTimes } from "../domain/queue-rules.ts";
import type { AgentRecord, ConversationRecord, CustomerRecord } from "../domain/records.ts";
import { presentCustomer } from "./customer.ts";
import { isoTime } from "./time.ts";

interface RowRecords {
  readonly conversation: ConversationRecord;
  readonly customer: CustomerRecord;
  readonly agent?: AgentRecord | undefined;
  /** Of a customer who waits, or is with an agent. */
  readonly awaySince?: number | undefined;
}

export function presentRow(row: RowRecords, times: ReplyTimes): DeskRow {
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
    lastText: conversation.customerText ?? conversation.lastText,
    lastAt: isoTime(conversation.lastAt),
    waitingSince: optionalTime(waitingSince),
    awaySince: optionalTime(awaySince),
    team: conversation.team,
    returned: isReturned(conversation) ? true : undefined,
    replyDueAt: optionalTime(replyDueAt),
    replyTargetSeconds: targetOf(conversation, times),
    tags: conversation.tags,
    emergencyAt: optionalTime(conversation.emergencyAt),
    unread: conversation.unread,
    lastSeq: conversation.lastSeq,
  };
}

const optionalTime = (at: number | undefined) => (at === undefined ? undefined : isoTime(at));

function targetOf(conversation: ConversationRecord, times: ReplyTimes) {
  const { replyDueAt: dueAt } = conversation;
  if (dueAt === undefined) return undefined;
  return Math.round(replyTarget(conversation, { dueAt, times }) / 1_000);
}
