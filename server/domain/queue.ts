import type { ConversationId, QueuePlace } from "../../protocol/conversation.ts";
import { queueOrder } from "../../protocol/queue-order.ts";
import type { ConversationRecord } from "./records.ts";

type Waiting = Pick<ConversationRecord, "id" | "priority" | "waitingSince">;

/** The next in turn first. */
export const inOrder = <W extends Waiting>(queue: readonly W[]): readonly W[] =>
  [...queue].sort(queueOrder);

/** What the estimate rests on. */
export interface Staffing {
  readonly agentsAvailable: number;
  /** Seconds that recently assigned conversations waited. */
  readonly recentWaits: readonly number[];
}

/** Seconds of a round before anything was measured, and at least. */
const firstGuess = 120;
const shortest = 30;

/**
 * The place of the one at `index` of the queue. In one round each agent takes one customer; a round takes as long as
 * customers waited lately.
 */
export function placeAt(index: number, staffing: Staffing): QueuePlace {
  const { agentsAvailable } = staffing;
  const position = index + 1;
  if (agentsAvailable === 0) return { position, estimatedWaitSeconds: 0, available: false };
  const rounds = Math.ceil(position / agentsAvailable);
  const round = Math.max(shortest, median(staffing.recentWaits) ?? firstGuess);
  return { position, estimatedWaitSeconds: Math.round(rounds * round), available: true };
}

/** Undefined for a conversation that is not waiting. */
export function placeOf(
  queue: readonly Waiting[],
  id: ConversationId,
  staffing: Staffing,
): QueuePlace | undefined {
  const index = inOrder(queue).findIndex((waiting) => waiting.id === id);
  return index < 0 ? undefined : placeAt(index, staffing);
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
