import type { ArticleId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { RadarAlertId } from "../../protocol/radar.ts";
import type { RadarAlertRecord } from "../domain/radar-records.ts";
import type { RadarSpan } from "../domain/radar-usual.ts";
import type { Eventually } from "./eventually.ts";

/** A question as far as the radar looks at it. */
export interface WatchedQuestion {
  readonly conversationId: ConversationId;
  readonly messageSeq: number;
  readonly customerId: CustomerId;
  readonly question: string;
  /** The article that answered it. */
  readonly articleId?: ArticleId | undefined;
  readonly at: number;
}

/** Different customers in one quarter of an hour, counted from the epoch. */
export interface TopicQuarter {
  readonly articleId: ArticleId;
  readonly quarter: number;
  readonly customers: number;
}

export interface RadarReads {
  /** In a transaction nobody else writes to it until the commit; so with those that are open. */
  radarAlert(id: RadarAlertId): Eventually<RadarAlertRecord | undefined>;
  /** Those that are not over. */
  openRadarAlerts(): Eventually<readonly RadarAlertRecord[]>;
  /** Those that are over and were seen since, the newest first. */
  radarAlertsSince(seenAt: number, limit: number): Eventually<readonly RadarAlertRecord[]>;
  /** When the bot was asked first of all. */
  firstQuestionAt(): Eventually<number | undefined>;
  /** The newest first. */
  watchedQuestions(span: RadarSpan, limit: number): Eventually<readonly WatchedQuestion[]>;
  /** Of those, whose words hold this. */
  questionsWith(
    part: string,
    span: RadarSpan,
    limit: number,
  ): Eventually<readonly WatchedQuestion[]>;
  /** Who has said by a button that it happens to them; the newest first. */
  problemsIn(
    span: RadarSpan,
    limit: number,
  ): Eventually<
    readonly {
      readonly articleId: ArticleId;
      readonly customerId: CustomerId;
      readonly at: number;
    }[]
  >;
  /** Who has met each article, by an answer or by that button. */
  topicQuarters(span: RadarSpan): Eventually<readonly TopicQuarter[]>;
}

export interface RadarWrites {
  /** In the place of the one with the same id. A second one about the same subject that is not over fails as a duplicate. */
  saveRadarAlert(alert: RadarAlertRecord): Eventually<void>;
  /** Of those that are over. */
  deleteRadarAlertsBefore(seenAt: number): Eventually<void>;
}
