import type { AgentId } from "../../protocol/conversation.ts";
import type { QualityCriterion, SampleKind, ScoredCriterion } from "../../protocol/quality.ts";
import { minuteMs } from "./local-time.ts";
import { type ActingAgent, leads, worksAtDesk } from "./permissions.ts";
import type { ConversationRecord } from "./records.ts";
import { Refusal } from "./refusal.ts";

export const maySampleQuality = leads;
/** Nobody scores their own work. */
export const mayReview = (agent: ActingAgent, { agentId }: Pick<ConversationRecord, "agentId">) =>
  leads(agent) && agentId !== undefined && agentId !== agent.id;
/** An agent sees what others have said of their own work. */
export const maySeeReviewsOf = (agent: ActingAgent, reviewed: AgentId | undefined): boolean =>
  leads(agent) || (worksAtDesk(agent) && reviewed === agent.id);

/** Longer than nine conversations of ten. */
const longMs = 30 * minuteMs;

/** Why one looks at a conversation. */
const reasons: Record<SampleKind, (conversation: ConversationRecord) => boolean> = {
  random: () => true,
  unhappy: ({ survey }) =>
    survey !== undefined &&
    ((survey.score !== undefined && survey.score <= 2) || survey.resolved === false),
  urgent: ({ priority }) => priority === "urgent",
  long: ({ assignedAt, resolvedAt }) =>
    assignedAt !== undefined && resolvedAt !== undefined && resolvedAt - assignedAt >= longMs,
};

export const hasReason = (kind: SampleKind, conversation: ConversationRecord): boolean =>
  reasons[kind](conversation);

/** `count` of them in an order by chance; each of `draws` lies in [0, 1). */
export function drawn<T>(pool: readonly T[], count: number, draw: () => number): readonly T[] {
  const left = [...pool];
  const chosen: T[] = [];
  while (chosen.length < count && left.length > 0) {
    chosen.push(...left.splice(Math.floor(draw() * left.length), 1));
  }
  return chosen;
}

/** Every criterion has its points, and no more than there are. */
export function scoreSheet(
  criteria: readonly QualityCriterion[],
  given: Readonly<Record<string, number>>,
): readonly ScoredCriterion[] {
  const strange = Object.keys(given).find((id) => criteria.every((one) => one.id !== id));
  if (strange !== undefined) throw new Refusal("invalid", `There is no criterion ${strange}.`);
  return criteria.map((criterion) => {
    const points = Object.hasOwn(given, criterion.id) ? given[criterion.id] : undefined;
    if (points === undefined || points > criterion.points) {
      throw new Refusal("invalid", `${criterion.id} needs 0 to ${criterion.points} points.`);
    }
    return { ...criterion, given: points };
  });
}

export const pointsOf = (scores: readonly ScoredCriterion[]) => ({
  given: scores.reduce((sum, { given }) => sum + given, 0),
  of: scores.reduce((sum, { points }) => sum + points, 0),
});
