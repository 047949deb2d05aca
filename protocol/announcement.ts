/** Notices and incidents: what those who lead tell all customers, in each customer's language. */

import type { TeamTask } from "./agent-ticket.ts";
import type { AnnouncementId, AnnouncementKind, AnnouncementPlace } from "./announcement-body.ts";
import type { AgentId, Locale } from "./conversation.ts";
import type { WalletTransaction } from "./transaction.ts";

export type AnnouncementState = "scheduled" | "active" | "ended";

/** A text in each language in which it was written. Whose language is missing reads the first one. */
export type LocaleTexts = { readonly "zh-CN": string } & {
  readonly [L in Exclude<Locale, "zh-CN">]?: string | undefined;
};

/** Who may see it, where that is not everybody: who is signed in to the wallet, and where tiers are named, has one of them. */
export interface AnnouncementAudience {
  readonly tiers?: readonly string[] | undefined;
}

/** As a customer reads it. Times are ISO 8601, UTC. */
export interface Announcement {
  readonly id: AnnouncementId;
  readonly kind: AnnouncementKind;
  readonly state: AnnouncementState;
  readonly title: string;
  readonly text: string;
  /** What the customer should do; absent where the text says it all. */
  readonly advice?: string | undefined;
  /** Where it stands; absent: on home and before answers. */
  readonly places?: readonly AnnouncementPlace[] | undefined;
  /** Ids of the articles whose questions it answers first. */
  readonly topics?: readonly string[] | undefined;
  readonly errorCodes?: readonly string[] | undefined;
  readonly startsAt: string;
  readonly endsAt?: string | undefined;
  readonly nextUpdateAt?: string | undefined;
  /** The oldest first. */
  readonly updates: readonly { readonly at: string; readonly text: string }[];
  /** How many have said that it happens to them, too. */
  readonly affected: number;
  /** The customer's own; absent in what is sent to everybody. */
  readonly subscribed?: true | undefined;
  readonly dismissed?: true | undefined;
  readonly reported?: true | undefined;
}

/** As agents read it. */
export interface AgentAnnouncement {
  readonly id: AnnouncementId;
  readonly kind: AnnouncementKind;
  /** Of incidents: people say INC-32. */
  readonly number?: number | undefined;
  readonly state: AnnouncementState;
  readonly title: LocaleTexts;
  /** What is known. */
  readonly text: LocaleTexts;
  /** What customers should do. */
  readonly advice?: LocaleTexts | undefined;
  readonly places?: readonly AnnouncementPlace[] | undefined;
  /** Absent: everybody. */
  readonly audience?: AnnouncementAudience | undefined;
  /** Ids of articles or categories. */
  readonly topics: readonly string[];
  readonly errorCodes: readonly string[];
  readonly startsAt: string;
  readonly endsAt?: string | undefined;
  readonly nextUpdateAt?: string | undefined;
  readonly updates: readonly AgentAnnouncementUpdate[];
  /** Who has written it last; absent where the wallet has. */
  readonly owner?: { readonly id: AgentId; readonly name: string } | undefined;
  readonly affected: number;
  readonly subscribers: number;
  /** What subscribers have answered after the end. */
  readonly solved: number;
  readonly unsolved: number;
}

export interface AgentAnnouncementUpdate {
  readonly at: string;
  /** Absent where the clock has ended it. */
  readonly text?: LocaleTexts | undefined;
  readonly by?: string | undefined;
  /** To how many customers it was sent. */
  readonly notified?: number | undefined;
}

/** How many have said lately that it happens to them, too. */
export interface AnnouncementImpact {
  /** As they are now. */
  readonly affected: number;
  readonly subscribers: number;
  /** Of those whom it has met: who waits for an agent, and how many complaints they have filed since its start that are open. */
  readonly queued: number;
  readonly tickets: number;
  /** When the first point begins. */
  readonly from: string;
  readonly stepMinutes: number;
  /** New ones in each step, up to now or to its end. */
  readonly points: readonly number[];
  /** On how many customers' screens it stood: as it was announced, then with each update, each with those that saw a later one. */
  readonly seen: readonly number[];
}

/** Of the questions that the bot was asked today: before how many answers it would stand. */
export interface AnnouncedQuestions {
  readonly asked: number;
  readonly first: number;
  /** Those, as they were asked; the most frequent first, each once. */
  readonly examples: readonly string[];
  /** There were more than are looked at: it is the newest of them. */
  readonly isCut?: true | undefined;
  /** Before it goes out, what it would be about in vain. */
  readonly warnings?: readonly AnnouncementWarning[] | undefined;
}

/** It is announced, but no question is about this: no article and no category is called so, or no article has the code. */
export interface AnnouncementWarning {
  readonly part: "topics" | "errorCodes";
  readonly value: string;
}

/** What other teams have been asked to do about an incident. */
export interface IncidentTasks {
  /** The first due first. */
  readonly linked: readonly TeamTask[];
  /** Of others those that are not answered, to choose from; the first due first. Empty for who may not link. */
  readonly open: readonly TeamTask[];
  /** Who can be asked. Empty for who may not link. */
  readonly teams: readonly string[];
}

interface Changed {
  readonly announcement: AgentAnnouncement;
}

export interface AgentAnnouncementValues {
  /** The newest first. */
  readonly "announcement:list": {
    readonly announcements: readonly AgentAnnouncement[];
    /** There are older ones: ask again with the last one's id. */
    readonly more: boolean;
  };
  readonly "announcement:impact": { readonly impact: AnnouncementImpact };
  readonly "announcement:questions": AnnouncedQuestions;
  readonly "announcement:save": Changed & {
    readonly warnings?: readonly AnnouncementWarning[] | undefined;
  };
  readonly "announcement:update": Changed;
  readonly "announcement:end": Changed;
  readonly "announcement:tasks": IncidentTasks;
  readonly "announcement:link-task": IncidentTasks;
  readonly "announcement:unlink-task": IncidentTasks;
  readonly "announcement:open-task": IncidentTasks;
}

export interface CustomerAnnouncementValues {
  readonly "announcement:dismiss": Record<never, never>;
  readonly "announcement:subscribe": Record<never, never>;
  readonly "announcement:seen": Record<never, never>;
  /** How many it has happened to by now. */
  readonly "announcement:report": { readonly affected: number };
  readonly "announcement:answer": Record<never, never>;
  /** The customer's own that the incident may be behind, newest first. */
  readonly "announcement:transactions": { readonly transactions: readonly WalletTransaction[] };
  readonly "problem:report": Record<never, never>;
}
