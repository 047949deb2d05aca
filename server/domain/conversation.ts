import type { ConversationStatus } from "../../protocol/conversation.ts";
import type { NoticeCode } from "../../protocol/notice.ts";
import { turnOf } from "../../protocol/queue-order.ts";
import { openSurvey } from "../../protocol/survey.ts";
import type { HeadStart, ReplyTimes } from "./queue-rules.ts";
import type { ConversationRecord } from "./records.ts";
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

/** The status after the step; throws a refusal when the status does not allow it. */
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

export const leaveQueue = (conversation: ConversationRecord): StepTaken => ({
  patch: {
    status: statusAfter(conversation.status, "cancel"),
    waitingSince: undefined,
    turnAt: undefined,
    misses: 0,
  },
  notice: "cancelled",
});

export const assign = (
  conversation: ConversationRecord,
  agentId: NonNullable<ConversationRecord["agentId"]>,
  { now, rules }: { readonly now: number; readonly rules: ReplyTimes },
): StepTaken => ({
  patch: {
    status: statusAfter(
      conversation.status,
      conversation.status === "assigned" ? "transfer" : "assign",
    ),
    agentId,
    assignedAt: now,
    replyDueAt: now + rules.firstReply,
    avoidAgentId: undefined,
    knownAgentId: undefined,
  },
  notice: "assigned",
});

/** `waitingSince` stays, so the customer gets the same place again; others come before the agent who had them. */
export const giveBack = (
  conversation: ConversationRecord,
  rules: HeadStart,
  why: "requeued" | "unanswered" = "requeued",
): StepTaken => ({
  patch: {
    status: statusAfter(conversation.status, "release"),
    agentId: undefined,
    replyDueAt: undefined,
    // The rule may have changed since.
    turnAt: turnOf(conversation, rules.headStart),
    avoidAgentId: conversation.agentId,
  },
  notice: why,
});

/** The customer waits for one of the team, in the old place; the agent has them no more. */
export function passToTeam(
  conversation: ConversationRecord,
  team: string,
  rules: HeadStart,
): StepTaken {
  const { patch } = giveBack(conversation, rules);
  return { patch: { ...patch, team }, notice: "transferred" };
}

/** When the agent has to answer what the customer says now; undefined where nothing changes. */
export const replyDue = (
  { status, replyDueAt }: ConversationRecord,
  { now, rules }: { readonly now: number; readonly rules: ReplyTimes },
): number | undefined =>
  status === "assigned" && replyDueAt === undefined ? now + rules.nextReply : undefined;

/** How long the agent has for the answer that is due. The first one has a time of its own. */
export const replyTarget = (
  { assignedAt }: ConversationRecord,
  { dueAt, times }: { readonly dueAt: number; readonly times: ReplyTimes },
): number =>
  assignedAt !== undefined && dueAt - assignedAt <= times.firstReply
    ? times.firstReply
    : times.nextReply;

export const isReplyOverdue = ({ status, replyDueAt }: ConversationRecord, now: number): boolean =>
  status === "assigned" && replyDueAt !== undefined && replyDueAt <= now;

export const resolve = (
  conversation: ConversationRecord,
  why: "resolved" | "ended" | "closed_idle",
  now: number,
): StepTaken => ({
  patch: {
    status: statusAfter(conversation.status, "resolve"),
    resolvedAt: now,
    replyDueAt: undefined,
  },
  notice: why,
});

export const reopen = (conversation: ConversationRecord): StepTaken => ({
  patch: {
    status: statusAfter(conversation.status, "reopen"),
    priority: "normal",
    misses: 0,
    agentId: undefined,
    knownAgentId: conversation.agentId,
    avoidAgentId: undefined,
    waitingSince: undefined,
    turnAt: undefined,
    assignedAt: undefined,
    resolvedAt: undefined,
    lastArticleId: undefined,
    emergencyAt: undefined,
    survey: openSurvey(conversation.survey),
  },
  notice: "reopened",
});

const dayMs = 86_400_000;

/** A message that comes later begins a new conversation. */
const reopensWithinMs = 7 * dayMs;

export const continues = (conversation: ConversationRecord, now: number): boolean =>
  conversation.resolvedAt === undefined || now - conversation.resolvedAt <= reopensWithinMs;
