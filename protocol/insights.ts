/** The figures of the desk, each with what it is a share of and what it leaves out. */

import type { AgentId, Locale } from "./conversation.ts";
import type { InsightCause } from "./insight-cause.ts";
import type { InsightMark } from "./insight-mark.ts";
import { type SurveyReason, surveyReasons } from "./survey.ts";

/** What is counted. */
export const countNames = [
  /** Services: a conversation from its beginning or its reopening to its end. */
  "begun",
  "asked",
  "ended",
  /** Ended, and the bot was asked something. */
  "settled",
  "deflected",
  /** Settled, and the bot has answered once at least; or the customer went on to an agent. */
  "advised",
  "passedOn",
  "reopened",
  "handedOver",
  "urgent",
  "served",
  /** Left the queue before an agent came. */
  "gaveUp",
  "surveyed",
  "rated",
  "happy",
  "score1",
  "score2",
  "score3",
  "score4",
  "score5",
  /** Questions to the bot. */
  "questions",
  "answered",
  "askedBack",
  "unanswered",
  "wantedHuman",
  "helpful",
  "wrong",
  /** Promises about complaints. */
  "filed",
  "promised",
  "kept",
  /** Complaints, once each, with the first decision. */
  "decided",
  /** Of those, with a cause. */
  "caused",
  /** Of quality reviews. */
  "pointsGiven",
  "pointsOf",
] as const;
export type CountName = (typeof countNames)[number];

/** What those who gave a low score named; one customer may name several. */
export const reasonCounts = surveyReasons.map((reason): ReasonCount => `reason.${reason}`);
export type ReasonCount = `reason.${SurveyReason}`;

export type ShareName =
  | "deflection"
  | "advice"
  | "passingOn"
  | "handover"
  | "reopening"
  | "satisfaction"
  | "promises"
  | "causes"
  | "answered"
  | "askedBack"
  | "unanswered"
  | "helpful"
  | "wrong";

export const durationNames = ["wait", "firstReply", "handling", "resolution"] as const;
export type DurationName = (typeof durationNames)[number];

/** Why something is in no figure. */
export type Exclusion =
  | "running"
  | "unasked"
  | "unrated"
  | "runningPromises"
  | "promisesEnded"
  | "withdrawn"
  | "undecided"
  | "smalltalk"
  | "gaveUp"
  | "unserved";

export interface ShareDefinition {
  readonly part: CountName;
  readonly whole: CountName;
  readonly leavesOut: readonly Exclusion[];
}

export interface DurationDefinition {
  readonly leavesOut: readonly Exclusion[];
}

export type RemainderName = "unsettled";

/** How many of one count are not in the other, which is a part of it. */
export interface RemainderDefinition {
  readonly of: CountName;
  readonly without: CountName;
}

/** In seconds; half and nine of ten took no longer. Within 4 %. */
export interface Duration {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
}

export interface PeriodFigures {
  readonly counts: Readonly<Partial<Record<CountName | ReasonCount, number>>>;
  readonly durations: Readonly<Partial<Record<DurationName, Duration>>>;
}

export type InsightStep = "hour" | "day" | "week";

export interface InsightPoint extends PeriodFigures {
  /** `2026-11-21T08`, or the first day as `2026-11-21`; in the desk's time zone. */
  readonly start: string;
}

export interface InsightTopic {
  /** What `topic` filters by. */
  readonly topic: string;
  readonly title: string;
  /** How many began, for each point. */
  readonly counts: readonly number[];
  readonly total: number;
  /** In the period before. */
  readonly before: number;
}

export interface InsightAgent extends PeriodFigures {
  readonly id: AgentId;
  readonly name: string;
}

export interface InsightFilter {
  readonly topic?: string | undefined;
  readonly locale?: Locale | undefined;
  readonly team?: string | undefined;
}

export interface Insights {
  /** Days of the desk's time zone; both are included. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly step: InsightStep;
  /** 0..1: less than 1 while older conversations are still being counted. */
  readonly counted: number;
  readonly definitions: {
    readonly shares: Readonly<Record<ShareName, ShareDefinition>>;
    readonly durations: Readonly<Record<DurationName, DurationDefinition>>;
    readonly remainders: Readonly<Record<RemainderName, RemainderDefinition>>;
  };
  readonly total: PeriodFigures;
  /** The same number of days before; of one day the same weekday of the week before, and of today up to the same hour. */
  readonly before: PeriodFigures;
  readonly points: readonly InsightPoint[];
  /** What went on in these days, the earliest first. */
  readonly marks: readonly InsightMark[];
  /** In seconds: by the rules of the queue nobody is to wait longer, or to be without an answer. */
  readonly targets: Readonly<Partial<Record<DurationName, number>>>;
  /** The most frequent first. */
  readonly topics: readonly InsightTopic[];
  /** Of the complaints that were decided; the most frequent first. */
  readonly causes: readonly InsightCause[];
  /** From Monday on, by hour: how many began in such an hour on average. */
  readonly hours: readonly (readonly number[])[];
  /** By hour: the last day of the period, and the same weekday of the week before. */
  readonly lastDay: {
    readonly day: string;
    readonly counts: readonly number[];
    readonly weekBefore: readonly number[];
    /** So many of its hours are over; 24 of a day that is. */
    readonly wholeHours: number;
  };
  /** Of all topics, languages and teams. */
  readonly agents: readonly InsightAgent[];
  readonly choices: {
    readonly topics: readonly { readonly topic: string; readonly title: string }[];
    readonly teams: readonly string[];
  };
}
