import type { Locale } from "../../protocol/conversation.ts";
import { cutText } from "../../protocol/text.ts";
import { transactionLine } from "../../protocol/transaction.ts";
import type { AllParts, ConversationRecord, MessageRecord, StoredBody } from "./records.ts";
import { fileNamesIn, writtenIn } from "./written.ts";

export function newConversation(
  id: ConversationRecord["id"],
  customer: { readonly id: ConversationRecord["customerId"]; readonly locale: Locale },
  now: number,
): ConversationRecord {
  return conversationOf({
    id,
    customerId: customer.id,
    status: "bot",
    priority: "normal",
    locale: customer.locale,
    misses: 0,
    lastSeq: 0,
    readSeq: 0,
    agentReadSeq: 0,
    unread: 0,
    lastText: "",
    lastAt: now,
    customerAt: now,
    createdAt: now,
  });
}

/** The record with these parts changed; `undefined` removes a part. */
export const patched = (
  conversation: ConversationRecord,
  patch: { readonly [Part in keyof ConversationRecord]?: unknown },
): ConversationRecord => conversationOf({ ...conversation, ...patch } as ConversationRecord);

/** The record after a message was posted in it. */
export function withMessage(
  conversation: ConversationRecord,
  { seq, author, at, body }: MessageRecord,
): ConversationRecord {
  const next = conversationOf(conversation);
  next.lastSeq = seq;
  next.lastAt = at;
  next.lastText = previewOf(body) ?? conversation.lastText;
  if (author.kind === "customer") {
    next.customerAt = at;
    next.customerText = previewOf(body) ?? conversation.customerText;
    next.unread = conversation.unread + 1;
  }
  return next;
}

/** In the queue once more, after an agent. */
export const isReturned = ({ status, assignedAt }: ConversationRecord): boolean =>
  status === "queued" && assignedAt !== undefined;

type Writable<T> = { -readonly [Part in keyof T]: T[Part] };

/** A copy with all parts. It is the only literal of conversations, so that all have one hidden class. */
export const conversationOf = (record: ConversationRecord): Writable<ConversationRecord> =>
  ({
    id: record.id,
    customerId: record.customerId,
    status: record.status,
    priority: record.priority,
    locale: record.locale,
    topic: record.topic,
    agentId: record.agentId,
    waitingSince: record.waitingSince,
    turnAt: record.turnAt,
    assignedAt: record.assignedAt,
    replyDueAt: record.replyDueAt,
    avoidAgentId: record.avoidAgentId,
    knownAgentId: record.knownAgentId,
    team: record.team,
    misses: record.misses,
    answerDueAt: record.answerDueAt,
    lastArticleId: record.lastArticleId,
    emergencyAt: record.emergencyAt,
    summary: record.summary,
    tags: record.tags,
    survey: record.survey,
    lastSeq: record.lastSeq,
    readSeq: record.readSeq,
    agentReadSeq: record.agentReadSeq,
    unread: record.unread,
    lastText: record.lastText,
    customerText: record.customerText,
    lastAt: record.lastAt,
    customerAt: record.customerAt,
    createdAt: record.createdAt,
    resolvedAt: record.resolvedAt,
  }) satisfies AllParts<ConversationRecord>;

/** What a list shows of a message. Undefined for one that does not change the list's text. */
function previewOf(body: StoredBody): string | undefined {
  switch (body.kind) {
    case "text":
      return cutText(body.text, 140);
    case "choices":
      return body.text;
    case "article":
    case "announcement":
      return body.title;
    case "transaction":
      return body.text ? cutText(body.text, 140) : transactionLine(body);
    case "attachment":
      return cutText(writtenIn(body) ?? fileNamesIn(body) ?? "", 140);
    case "ticket":
      return body.number;
    case "check":
      return transactionLine(body);
    case "notice":
    case "redacted":
      return undefined;
  }
}
