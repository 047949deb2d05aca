/** The desk as those who lead it watch it. */

import type { AgentId } from "./conversation.ts";
import type { DeskRow } from "./desk.ts";

export interface LiveAgent {
  readonly id: AgentId;
  readonly name: string;
  /** `gone`: on duty, and without a connection; the customers go back soon. */
  readonly state: "on" | "off" | "gone";
  /** For how long the connection has been gone; only with `gone`. */
  readonly goneSeconds?: number | undefined;
  readonly load: number;
  readonly capacity: number;
}

export interface LiveDesk {
  readonly waiting: number;
  /** Of those who wait, have the app closed. */
  readonly away: number;
  /** Since when the one has waited who has waited longest. */
  readonly longestSince?: string | undefined;
  /** On duty first, the fullest of them first. */
  readonly agents: readonly LiveAgent[];
  /** Conversations whose agent should answer soon, the soonest first. */
  readonly due: readonly DeskRow[];
}
