import {
  type Author,
  type ConversationStatus,
  type Locale,
  type NoticeCode,
  type Priority,
  priorities,
} from "../../protocol/conversation.ts";
import type { AllParts, ConversationRecord, MessageRecord, StoredBody } from "./records.ts";
import { Refusal } from "./refusal.ts";

export type Step =
  | "ask-for-agent"
  | "cancel"
  | "assign"
  | "transfer"
  | "release"
  | "resolve"
  | "reopen";

// A resolved conversation reopens to the bot, not to the agent who closed it:
// that agent may be off shift, and the bot can queue it again with its history.
const steps: Record<ConversationStatus, Partial<Record<Step, ConversationStatus>>> = {
  bot: { "ask-for-agent": "queued", resolve: "resolved" },
  queued: { cancel: "bot", assign: "assigned", resolve: "resolved" },
  assigned: { transfer: "assigned", release: "queued", resolve: "resolved" },
  resolved: { reopen: "bot" },
};

/** The status after the step; throws the refusal that fits where the step is not to be had. */
export function statusAfter(status: ConversationStatus, step: Step): ConversationStatus {
  const next = steps[status][step];
  if (next) return next;
  if (status === "resolved") throw new Refusal("closed", "The conversation is resolved.");
  if (status === "assigned") {
    throw new Refusal("already_taken", "An agent has already taken the conversation.");
  }
  throw new Refusal("invalid", `A conversation in status ${status} cannot take this step.`);
}

/** What a step sets in the record, and the notice that the transcript shows for it. */
export interface StepTaken {
  readonly patch: {
    readonly [Part in keyof ConversationRecord]?: ConversationRecord[Part] | undefined;
  };
  readonly notice: NoticeCode;
}

export function queueUp(
  conversation: ConversationRecord,
  request: {
    readonly urgency: Priority;
    readonly topic?: string | undefined;
    readonly summary?: string | undefined;
    /** False when no agent is on duty. */
    readonly available: boolean;
  },
  now: number,
): StepTaken {
  return {
    patch: {
      status: statusAfter(conversation.status, "ask-for-agent"),
      priority: morePressing(conversation.priority, request.urgency),
      waitingSince: now,
      assignedAt: undefined,
      topic: request.topic ?? conversation.topic,
      summary: request.summary ?? conversation.summary,
    },
    notice: request.available ? "queued" : "no_agent",
  };
}

export const leaveQueue = (conversation: ConversationRecord): StepTaken => ({
  patch: { status: statusAfter(conversation.status, "cancel"), waitingSince: undefined, misses: 0 },
  notice: "cancelled",
});

export const assign = (
  conversation: ConversationRecord,
  agentId: NonNullable<ConversationRecord["agentId"]>,
  now: number,
): StepTaken => ({
  patch: {
    status: statusAfter(
      conversation.status,
      conversation.status === "assigned" ? "transfer" : "assign",
    ),
    agentId,
    assignedAt: now,
  },
  notice: "assigned",
});

/** `waitingSince` stays, so the customer gets the old place back. */
export const giveBack = (conversation: ConversationRecord): StepTaken => ({
  patch: { status: statusAfter(conversation.status, "release"), agentId: undefined },
  notice: "requeued",
});

export const resolve = (
  conversation: ConversationRecord,
  why: "resolved" | "ended" | "closed_idle",
  now: number,
): StepTaken => ({
  patch: { status: statusAfter(conversation.status, "resolve"), resolvedAt: now },
  notice: why,
});

export const reopen = (conversation: ConversationRecord): StepTaken => ({
  patch: {
    status: statusAfter(conversation.status, "reopen"),
    priority: "normal",
    misses: 0,
    agentId: undefined,
    waitingSince: undefined,
    assignedAt: undefined,
    resolvedAt: undefined,
    lastArticleId: undefined,
  },
  notice: "reopened",
});

export const morePressing = (one: Priority, other: Priority): Priority =>
  priorities.indexOf(one) >= priorities.indexOf(other) ? one : other;

const dayMs = 86_400_000;

/** A message after that begins a conversation of its own. */
export const reopensWithinMs = 7 * dayMs;

export const continues = (conversation: ConversationRecord, now: number): boolean =>
  conversation.resolvedAt === undefined || now - conversation.resolvedAt <= reopensWithinMs;

/**
 * A customer who went quiet since `before`. Whoever waits for the agent's word is not idle, however long it
 * takes; and a late answer of the agent's gives the customer the whole time anew.
 */
export const isIdle = (
  conversation: ConversationRecord,
  lastSpeaker: Author["kind"] | undefined,
  before: number,
): boolean =>
  conversation.lastAt < before &&
  (conversation.status === "bot" ||
    (conversation.status === "assigned" && lastSpeaker === "agent"));

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

/** The record with these parts; those set to `undefined` are taken away. */
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
  next.lastText = lineOf(body) ?? conversation.lastText;
  if (author.kind === "customer") {
    next.customerAt = at;
    next.unread = conversation.unread + 1;
  }
  return next;
}

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
    assignedAt: record.assignedAt,
    misses: record.misses,
    lastArticleId: record.lastArticleId,
    summary: record.summary,
    survey: record.survey,
    lastSeq: record.lastSeq,
    readSeq: record.readSeq,
    agentReadSeq: record.agentReadSeq,
    unread: record.unread,
    lastText: record.lastText,
    lastAt: record.lastAt,
    customerAt: record.customerAt,
    createdAt: record.createdAt,
    resolvedAt: record.resolvedAt,
  }) satisfies AllParts<ConversationRecord>;

/** What a list shows of a message; undefined where the message leaves the list's text as it is. */
function lineOf(body: StoredBody): string | undefined {
  switch (body.kind) {
    case "text":
      return body.text.slice(0, 140);
    case "choices":
      return body.text;
    case "article":
    case "transaction":
      return body.title;
    case "attachment":
      return body.name;
    case "ticket":
      return body.number;
    case "notice":
    case "redacted":
      return undefined;
  }
}
