/** The desk as those who lead it watch it. */

import type { AnnouncementId } from "./announcement-body.ts";
import type { AgentId, ConversationId, CustomerView } from "./conversation.ts";
import type { TicketNumber } from "./ticket.ts";

/** A conversation whose customer waits for an answer of the agent's. */
export interface LiveUnanswered {
  readonly conversationId: ConversationId;
  readonly since: string;
  readonly dueAt: string;
}

export interface LiveAgent {
  readonly id: AgentId;
  readonly name: string;
  readonly teams: readonly string[];
  /** `gone`: on duty, and without a connection; the customers go back soon. */
  readonly state: "on" | "off" | "gone";
  /** Since when the agent is on duty, or off it; absent where it has not been noted. */
  readonly since?: string | undefined;
  /** For how long the connection has been gone, and in how long the customers go back; only with `gone`. */
  readonly goneSeconds?: number | undefined;
  readonly backSeconds?: number | undefined;
  readonly load: number;
  readonly capacity: number;
  /** The one who has waited longest first. */
  readonly unanswered: readonly LiveUnanswered[];
}

/** How many have waited so long: from so many seconds on, up to so many; the last one is open, and past the target. */
export interface LiveBand {
  readonly from: number;
  readonly to?: number | undefined;
  readonly count: number;
  readonly late?: true | undefined;
}

export interface LiveTopic {
  /** Empty: of all others together. */
  readonly topic: string;
  /** Of the article or the category, in the language of the one who asks. */
  readonly title: string;
  readonly waiting: number;
  /** So many wait for it at this weekday and hour; absent where too little is known. */
  readonly usual?: number | undefined;
}

/** One of the topics, for which far more wait than is usual. */
export interface LiveRise {
  readonly topic: string;
  readonly title: string;
  readonly above: number;
  /** Since when the radar sees it. */
  readonly since?: string | undefined;
  /** What customers read about it already. */
  readonly announcement?: { readonly id: AnnouncementId; readonly title: string } | undefined;
}

/** How many waited at the beginning of each slot; null where nobody has counted. */
export interface LiveToday {
  readonly from: string;
  readonly slotSeconds: number;
  readonly counts: readonly (number | null)[];
  /** At the same time of that weekday; absent where too little is known. */
  readonly usual?: readonly (number | null)[] | undefined;
}

/** The last sixty minutes. */
export interface LiveHour {
  /** Customers who have asked for a person, and services of agents that have ended. */
  readonly came: number;
  readonly done: number;
  /** From the request to the agent's first word, in seconds. */
  readonly firstReply?: { readonly p50: number; readonly p90: number } | undefined;
}

/** In how many seconds those who wait now are served; and so with more agents on duty. */
export interface LiveClearing {
  readonly range: readonly [from: number, to: number];
  readonly withMore?:
    | { readonly agents: number; readonly range: readonly [from: number, to: number] }
    | undefined;
}

/** Due soon: the answer of an agent, the end of a wait in the queue, or what a customer was promised about a complaint. */
export type LiveDue = {
  readonly customer: CustomerView;
  /** The customer's own. */
  readonly words: string;
  readonly since: string;
  readonly dueAt: string;
  readonly owner?: { readonly id: AgentId; readonly name: string } | undefined;
} & (
  | { readonly kind: "reply" | "wait"; readonly conversationId: ConversationId }
  | { readonly kind: "ticket"; readonly number: TicketNumber }
);

export interface LiveDesk {
  /** Of the hours of the desk. */
  readonly timeZone: string;
  /** All that there are, whichever is asked for. */
  readonly teams: readonly string[];
  readonly waiting: number;
  /** Of those who wait, have the app closed. */
  readonly away: number;
  /** Since when the one has waited who has waited longest. */
  readonly longestSince?: string | undefined;
  readonly waitTargetSeconds: number;
  readonly bands: readonly LiveBand[];
  /** The most frequent first, all others last. */
  readonly topics: readonly LiveTopic[];
  readonly rise?: LiveRise | undefined;
  readonly today: LiveToday;
  readonly hour: LiveHour;
  /** Who needs help first. */
  readonly agents: readonly LiveAgent[];
  /** Absent where it would be a guess, and for one team alone. */
  readonly clearing?: LiveClearing | undefined;
  /** The soonest first; those that are late among them. */
  readonly due: readonly LiveDue[];
  /** All of them, also those that are not in `due`. */
  readonly dueCount: number;
}
