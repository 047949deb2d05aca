import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { InLine } from "./store.ts";

/** The queue in memory, in its order: a place is a look-up, however many wait. What is taken next the store decides. */
export interface WaitingLine {
  readonly length: number;
  has(id: ConversationId): boolean;
  /** The customer's, where they wait. */
  ofCustomer(id: CustomerId): ConversationId | undefined;
  /** How many go before it, be it in line itself or not; of those alone whose team it is true of. */
  ahead(
    of: Pick<InLine, "id" | "priority" | "waitingSince" | "turnAt">,
    isOf?: (team: InLine["team"]) => boolean,
  ): number;
  /** From the one at `start` on, the next in turn being at 0. */
  slice(start: number, end: number): readonly InLine[];
  /** Reads it again from the store, in slices: what another process has changed shows then. Answers who has moved. */
  refresh(): Promise<readonly ConversationId[]>;
}
