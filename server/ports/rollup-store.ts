import type { ConversationId } from "../../protocol/conversation.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { CountedConversation, CountedTicket } from "../domain/contributions.ts";
import type {
  Contribution,
  RollupKey,
  RollupRecord,
  RollupSpan,
  RollupState,
  RollupSubject,
} from "../domain/rollup-records.ts";
import type { Eventually } from "./eventually.ts";

export type RollupMargin = Pick<RollupKey, "topic" | "locale" | "team">;

export interface RollupReads {
  rollupState(): Eventually<RollupState | undefined>;
  /** 0..1: how much of what there is was counted once. */
  countedShare(): Eventually<number>;
  rollup(key: RollupKey): Eventually<RollupRecord | undefined>;
  /** Of one margin, in order of time. */
  rollups(margin: RollupMargin, span: RollupSpan): Eventually<readonly RollupRecord[]>;
  /** How many began of each topic in each row of these spans; of the topics that are the most frequent in all of them. */
  topicCounts(
    margin: Omit<RollupMargin, "topic">,
    spans: readonly RollupSpan[],
    limit: number,
  ): Eventually<readonly Pick<RollupRecord, "topic" | "start" | "begun">[]>;
  /** Of days or weeks. */
  rollupsOfAgents(span: RollupSpan): Eventually<readonly RollupRecord[]>;
  conversationHistory(id: ConversationId): Eventually<CountedConversation | undefined>;
  ticketHistory(number: TicketNumber): Eventually<CountedTicket | undefined>;
  /** A subject that has added nothing is not in it. */
  contributions(
    subjects: readonly RollupSubject[],
  ): Eventually<ReadonlyMap<RollupSubject, readonly Contribution[]>>;
}

export interface RollupWrites {
  /** From here to the commit nobody else counts. */
  lockRollups(): Eventually<RollupState | undefined>;
  saveRollupState(state: RollupState): Eventually<void>;
  /** Takes subjects that have changed out of the queue. Read them after that: what changes later is in the queue again. */
  takeRollupChanges(limit: number): Eventually<readonly RollupSubject[]>;
  /** Those that come after the state, in order, and the state after them. */
  nextToCount(
    state: RollupState,
    limit: number,
  ): Eventually<{ readonly subjects: readonly RollupSubject[]; readonly state: RollupState }>;
  saveContributions(
    subject: RollupSubject,
    contributions: readonly Contribution[],
  ): Eventually<void>;
  /** Of a subject that adds nothing any more: it was deleted, and nothing may name it. */
  forgetContributions(subject: RollupSubject): Eventually<void>;
  saveRollup(rollup: RollupRecord): Eventually<void>;
  deleteRollup(key: RollupKey): Eventually<void>;
  /** Nothing is counted then, and everything is to be. */
  clearRollups(): Eventually<void>;
}
