/** Finished conversations that somebody who leads reads and scores, for the agent to learn from. */

import type { AgentId, ConversationId } from "./conversation.ts";
import type { DeskRow } from "./desk.ts";

declare const brand: unique symbol;
export type ReviewId = string & { readonly [brand]: "review" };

/** Which conversations are drawn: by chance, or those with a reason to look. */
export const sampleKinds = ["random", "unhappy", "urgent", "long"] as const;
export type SampleKind = (typeof sampleKinds)[number];

export interface QualityCriterion {
  readonly id: string;
  /** Absent where it is one of `defaultCriteria`, which the console names in the reader's language. */
  readonly name?: string | undefined;
  /** The most that are given. */
  readonly points: number;
}

/** What counts where nobody has set criteria. */
export const defaultCriteria: readonly QualityCriterion[] = [
  { id: "understood", points: 5 },
  { id: "correct", points: 5 },
  { id: "clear", points: 5 },
  { id: "kind", points: 5 },
  { id: "safe", points: 5 },
];

export interface ScoredCriterion extends QualityCriterion {
  readonly given: number;
}

export interface QualityReview {
  readonly id: ReviewId;
  readonly at: string;
  readonly conversationId: ConversationId;
  readonly agent: { readonly id: AgentId; readonly name: string };
  readonly reviewer: { readonly id: AgentId; readonly name: string };
  /** As the criteria were then. */
  readonly scores: readonly ScoredCriterion[];
  readonly comment?: string | undefined;
}

export interface SampledConversation {
  readonly row: DeskRow;
  /** Who served the customer. */
  readonly agent: { readonly id: AgentId; readonly name: string };
}

export interface QualitySample {
  readonly conversations: readonly SampledConversation[];
  readonly criteria: readonly QualityCriterion[];
}

export interface QualityReviews {
  /** The newest first. */
  readonly reviews: readonly QualityReview[];
  /** There are older ones: ask again with the last one's id as `before`. */
  readonly more: boolean;
}
