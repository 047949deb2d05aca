/** The regular report about the desk: what rose, how long people waited, what was kept, and what was done. */

import type { LocaleTexts } from "./announcement.ts";
import type { Duration } from "./insights.ts";

export type ReportKind = "weekly" | "monthly";

/** A part of a whole; absent where the whole is nothing. */
export interface ReportShare {
  readonly part: number;
  readonly whole: number;
}

export interface ReportTopic {
  /** The id of an article or a category, or what somebody has typed. */
  readonly topic: string;
  readonly isTyped: boolean;
  readonly count: number;
  readonly before: number;
}

export interface ReportFigures {
  /** How many conversations began. */
  readonly begun: number;
  readonly handedOver: number;
  readonly wait?: Duration | undefined;
  readonly firstReply?: Duration | undefined;
  readonly promises?: ReportShare | undefined;
  readonly satisfaction?: ReportShare | undefined;
}

export interface ReportView {
  readonly kind: ReportKind;
  /** Days of the desk's time zone; both are included. */
  readonly from: string;
  readonly to: string;
  readonly now: ReportFigures;
  /** The period before. */
  readonly before: ReportFigures;
  /** What rose most, against the period before. */
  readonly rose: readonly ReportTopic[];
  readonly done: {
    /** Titles of those that began in the period. */
    readonly announcements: readonly LocaleTexts[];
    /** What the register of improvements says was done. */
    readonly improvements: readonly string[];
    /** Ids of articles that were changed, as far as it is known here. */
    readonly articles: readonly string[];
    /** How often the radar alerted, and how often somebody called it no problem. */
    readonly alerts: number;
    readonly dismissed: number;
  };
}
