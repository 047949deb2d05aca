import type { AgentId, Author, Locale } from "../../protocol/conversation.ts";
import type { StoredEvent } from "./records.ts";

/**
 * By name a count (`begun`), one bucket of a histogram (`wait:57`), or of days and weeks the hour of a weekday (`at:0:13` is Monday at
 * 13:00). What is 0 is not there. Figures of parts are added to those of the whole.
 */
export type Figures = Readonly<Record<string, number>>;

/** What is counted belongs to it: a conversation, or a complaint. */
export type RollupSubject = `conversation:${string}` | `ticket:${string}`;

/** A line of a conversation that figures are read from: an event, or what an agent has said. */
export interface HistoryLine {
  readonly at: number;
  readonly author: Author["kind"];
  readonly event: StoredEvent;
}

/** What one subject adds to the figures of one hour. */
export interface Contribution {
  /** `2026-11-21T08`, in the desk's time zone. */
  readonly hour: string;
  /** Empty where it is not known. */
  readonly topic: string;
  readonly locale: Locale;
  /** Empty where it is nobody's in particular. */
  readonly team: string;
  /** Who served the customer; its figures count for the agent too. */
  readonly agentId?: AgentId | undefined;
  readonly figures: Figures;
}

/** Whose figures a row holds. `*` is all of them. */
export interface RollupKey {
  readonly grain: "hour" | "day" | "week";
  /** An hour, or a day as `2026-11-21`; a week's is its Monday. */
  readonly start: string;
  readonly topic: string;
  readonly locale: string;
  readonly team: string;
  readonly agent: string;
}

/** Starts of one grain, both ends included. */
export interface RollupSpan {
  readonly grain: RollupKey["grain"];
  readonly from: string;
  readonly to: string;
}

export interface RollupRecord extends RollupKey {
  /** How many began, for the lists that need no more. */
  readonly begun: number;
  readonly figures: Figures;
}

/** What is counted by now. */
export interface RollupState {
  /** The time zone of the hours. */
  readonly timeZone: string;
  /** Everything up to there was looked at once; later changes are in the queue. */
  readonly conversation: number;
  readonly ticket: string;
}
