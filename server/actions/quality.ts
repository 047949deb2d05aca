import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import { defaultCriteria, type ReviewId, type SampleKind } from "../../protocol/quality.ts";
import { dayMs } from "../domain/local-time.ts";
import { insist } from "../domain/permissions.ts";
import * as quality from "../domain/quality.ts";
import type { ReviewRecord } from "../domain/quality-records.ts";
import type { ConversationRecord } from "../domain/records.ts";
import { noteAudit } from "./audit.ts";
import { commit } from "./commit.ts";
import { currentRows } from "./desk.ts";
import { agentNow, conversationNow } from "./lookups.ts";
import { writeMemo } from "./memos.ts";
import type { Services, TransactionServices } from "./services.ts";

/** What is sampled is so old at most. */
const sampledMs = 7 * dayMs;
const sampleLength = 10;
/** So many of the newest are looked through for a reason, or drawn from for one agent. */
const poolLength = 500;
/** So often a moment is chosen by chance. Several of them find the same conversation where there are few. */
const draws = 40;
const pageLength = 50;

interface WantedSample {
  readonly kind: SampleKind;
  readonly agent?: AgentId | undefined;
}

/** Conversations that nobody has reviewed yet. */
export async function sampleQuality(services: Services, agentId: AgentId, wanted: WantedSample) {
  insist(quality.maySampleQuality(await agentNow(services.store, agentId)));
  const found = await poolFor(services, wanted);
  const others = found.filter((one) => one.agentId !== agentId);
  const drawn = quality.drawn(others, sampleLength, services.chance);
  const rows = await currentRows(
    services,
    drawn.map(({ id }) => id),
  );
  return { rows, criteria: criteriaOf(services) };
}

async function poolFor(
  { store, clock, chance }: Services,
  { kind, agent }: WantedSample,
): Promise<readonly ConversationRecord[]> {
  const since = clock.now() - sampledMs;
  const pool = await store.newestToReview(since, { agentId: agent, limit: poolLength });
  const isAll = pool.length < poolLength || agent !== undefined;
  if (isAll || kind !== "random") return pool.filter((one) => quality.hasReason(kind, one));
  // On a busy desk the newest are those of the last hour: moments of the week are drawn in their place.
  const found = new Map<ConversationId, ConversationRecord>();
  for (let draw = 0; draw < draws && found.size < sampleLength; draw += 1) {
    const at = since + Math.floor(chance() * sampledMs);
    for (const one of await store.resolvedFrom(at, 1)) found.set(one.id, one);
  }
  return [...found.values()];
}

const criteriaOf = ({ settings }: Pick<TransactionServices, "settings">) =>
  settings.current().quality?.criteria ?? defaultCriteria;

interface GivenReview {
  readonly conversationId: ConversationId;
  readonly scores: Readonly<Record<string, number>>;
  readonly comment?: string | undefined;
}

/** In the place of an earlier review of the conversation. The agent gets a memo of it. */
export const reviewQuality = (
  services: Services,
  reviewerId: AgentId,
  { conversationId, scores: given, comment }: GivenReview,
): Promise<ReviewRecord> =>
  commit(services, async (work) => {
    const { tx, now } = work;
    const reviewer = await agentNow(tx, reviewerId);
    const conversation = await conversationNow(tx, conversationId);
    insist(quality.mayReview(reviewer, conversation));
    const { agentId } = conversation;
    const agent = agentId && (await tx.agent(agentId));
    // `mayReview` has made sure that there is one.
    if (!agent) throw new Error("A reviewed conversation has no agent.");
    const scores = quality.scoreSheet(criteriaOf(work.services), given);
    const points = quality.pointsOf(scores);
    const id = services.ids.next<ReviewId>();
    const review: ReviewRecord = {
      id,
      conversationId,
      agentId: agent.id,
      agentName: agent.name,
      reviewerId,
      reviewerName: reviewer.name,
      scores,
      comment,
      at: now,
    };
    await tx.saveReview(review);
    await writeMemo(work, {
      author: reviewer,
      agentId: agent.id,
      text: comment ?? "",
      conversationId,
      reviewId: id,
      pointsGiven: points.given,
      pointsOf: points.of,
    });
    await noteAudit(work, {
      what: "conversation.reviewed",
      by: `agent:${reviewerId}`,
      about: `conversation:${conversationId}`,
      details: { ...points, agent: agent.id },
    });
    return review;
  });

interface WantedReviews {
  readonly agent?: AgentId | undefined;
  readonly before?: ReviewId | undefined;
}

export async function listReviews({ store }: Services, agentId: AgentId, wanted: WantedReviews) {
  const agent = await agentNow(store, agentId);
  insist(quality.maySeeReviewsOf(agent, wanted.agent));
  const before = wanted.before && (await store.review(wanted.before));
  const found = await store.reviews({ agentId: wanted.agent, before }, pageLength + 1);
  return { reviews: found.slice(0, pageLength), more: found.length > pageLength };
}
