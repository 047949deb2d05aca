/** How a conversation comes into the queue, and whose turn it is there. */

import { type Article, type Priority, priorities } from "../../protocol/conversation.ts";
import { storedTurn, turnOf } from "../../protocol/queue-order.ts";
import { type StepTaken, statusAfter } from "./conversation.ts";
import type { HeadStart, QueueRules } from "./queue-rules.ts";
import type { ConversationRecord } from "./records.ts";

export function queueUp(
  conversation: ConversationRecord,
  request: {
    readonly urgency: Priority;
    readonly topic?: string | undefined;
    readonly summary?: string | undefined;
    readonly team?: string | undefined;
    /** Who has served the customer before and is on duty. */
    readonly knownAgentId?: ConversationRecord["agentId"];
    /** False when no agent is on duty. */
    readonly available: boolean;
  },
  { now, rules }: { readonly now: number; readonly rules: HeadStart },
): StepTaken {
  const priority = morePressing(conversation.priority, request.urgency);
  return {
    patch: {
      status: statusAfter(conversation.status, "ask-for-agent"),
      priority,
      waitingSince: now,
      turnAt: turnOf({ priority, waitingSince: now }, rules.headStart),
      assignedAt: undefined,
      topic: request.topic ?? conversation.topic,
      summary: request.summary ?? conversation.summary,
      team: request.team,
      knownAgentId: request.knownAgentId,
    },
    notice: request.available ? "queued" : "no_agent",
  };
}

/** A conversation that becomes more pressing; where it waits, its turn comes sooner. */
export const raised = (
  { waitingSince }: ConversationRecord,
  priority: Priority,
  rules: HeadStart,
): Pick<ConversationRecord, "priority" | "turnAt"> => ({
  priority,
  turnAt: turnOf({ priority, waitingSince }, rules.headStart),
});

/** The turn that the rule gives whoever waits; undefined where it is the one by which they are sorted. */
export function movedTurn(
  waiting: Pick<ConversationRecord, "priority" | "waitingSince" | "turnAt">,
  rules: HeadStart,
): number | undefined {
  const turnAt = turnOf(waiting, rules.headStart);
  return turnAt === undefined || turnAt === storedTurn(waiting) ? undefined : turnAt;
}

/** Who is known to have waited too long already, or whose tier the desk puts first: never before an emergency. */
export const standingOf = (
  {
    tier,
    hasBrokenPromise,
  }: { readonly tier: string | undefined; readonly hasBrokenPromise: boolean },
  { raisedTiers }: Pick<QueueRules, "raisedTiers">,
): Priority =>
  hasBrokenPromise || (tier !== undefined && raisedTiers.includes(tier)) ? "high" : "normal";

/** Of an article; an administrator may have called it urgent, or its category. */
export const askedUrgency = (
  { id, category, urgency }: Pick<Article, "id" | "category" | "urgency">,
  urgentTopics: readonly string[],
): Priority => (urgentTopics.some((one) => one === id || one === category) ? "urgent" : urgency);

export const morePressing = (one: Priority, other: Priority): Priority =>
  priorities.indexOf(one) >= priorities.indexOf(other) ? one : other;
