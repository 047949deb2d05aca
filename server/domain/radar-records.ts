/** What the radar watches, and what is stored of what it has found. */

import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type {
  AgentId,
  ArticleId,
  ConversationId,
  CustomerId,
} from "../../protocol/conversation.ts";
import type { RadarAlertId } from "../../protocol/radar.ts";

/** `topic:` and the id of an article, `code:` and an error code, or `question:` and the key of a question without an answer. */
export type RadarSubject = `${"topic" | "code" | "question"}:${string}`;

/** A customer has met it. Where they have said so by a button, it was in no conversation. */
export interface Sighting {
  readonly customerId: CustomerId;
  readonly conversationId?: ConversationId | undefined;
  readonly at: number;
}

/** One thing that many may meet at once, with who has met it in the last hour. */
export interface WatchedKind {
  /** How it is called, then what else it may be called: other wordings of a question. */
  readonly subjects: readonly [RadarSubject, ...RadarSubject[]];
  readonly sightings: readonly Sighting[];
  /** What an announcement about it would answer. */
  readonly topics: readonly ArticleId[];
  readonly errorCodes: readonly string[];
  /** A question in whose words it can be told. */
  readonly example?: RadarExample | undefined;
}

export interface RadarExample {
  readonly conversationId: ConversationId;
  readonly messageSeq: number;
}

/** How much more than usual. */
export interface Rise {
  /** The length of the window in which it shows most. */
  readonly minutes: number;
  /** Different ones, in that window. */
  readonly customers: number;
  /** In a window of that length. */
  readonly usual: number;
  readonly score: number;
}

export interface RadarAlertRecord extends Rise {
  readonly id: RadarAlertId;
  /** The first of `subjects`. Of each there is one alert at most that is not over. */
  readonly subject: RadarSubject;
  readonly subjects: readonly RadarSubject[];
  readonly topics: readonly ArticleId[];
  readonly errorCodes: readonly string[];
  readonly example?: RadarExample | undefined;
  /** The newest first. */
  readonly conversationIds: readonly ConversationId[];
  /** Different customers in each five minutes of the last hour, the newest last. */
  readonly points: readonly number[];
  readonly startedAt: number;
  /** When it was above the usual last. */
  readonly seenAt: number;
  readonly endedAt?: number | undefined;
  /** When those who lead were alerted; absent while an announcement says it already. */
  readonly rangAt?: number | undefined;
  /** The announcement that was there when it was seen last. */
  readonly announcementId?: AnnouncementId | undefined;
  readonly dismissedAt?: number | undefined;
  /** Customers a minute then: what is accepted. */
  readonly dismissedLevel?: number | undefined;
  readonly dismissedById?: AgentId | undefined;
  readonly dismissedByName?: string | undefined;
}
