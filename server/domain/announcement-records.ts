/** What is stored of announcements, and of what customers do about them. */

import type {
  AnnouncementAudience,
  AnnouncementState,
  LocaleTexts,
} from "../../protocol/announcement.ts";
import type {
  AnnouncementId,
  AnnouncementKind,
  AnnouncementPlace,
} from "../../protocol/announcement-body.ts";
import type { AgentId, ArticleId, CustomerId } from "../../protocol/conversation.ts";

export interface AnnouncementUpdate {
  readonly at: number;
  /** Absent where the clock has ended it. */
  readonly text?: LocaleTexts | undefined;
  /** Converted, where nobody has written it for Taiwan. */
  readonly taiwan?: string | undefined;
  /** The author's name; absent where the wallet or the clock has written it. */
  readonly by?: string | undefined;
  readonly isEnd?: true | undefined;
  /** To how many customers it was sent. */
  readonly notified?: number | undefined;
}

export interface AnnouncementRecord {
  readonly id: AnnouncementId;
  readonly kind: AnnouncementKind;
  /** Of incidents, in the order in which they were written. */
  readonly number?: number | undefined;
  readonly state: AnnouncementState;
  readonly title: LocaleTexts;
  readonly text: LocaleTexts;
  /** What customers should do; absent where the text says it all. */
  readonly advice?: LocaleTexts | undefined;
  /** Where it stands; absent: the usual places. */
  readonly places?: readonly AnnouncementPlace[] | undefined;
  /** Who may see it; absent: everybody. */
  readonly audience?: AnnouncementAudience | undefined;
  /** Converted, where nobody has written it for Taiwan. */
  readonly taiwan?:
    | {
        readonly title?: string | undefined;
        readonly text?: string | undefined;
        readonly advice?: string | undefined;
      }
    | undefined;
  /** Ids of articles or categories. */
  readonly topics: readonly string[];
  readonly errorCodes: readonly string[];
  readonly startsAt: number;
  readonly endsAt?: number | undefined;
  readonly nextUpdateAt?: number | undefined;
  readonly updates: readonly AnnouncementUpdate[];
  readonly ownerId?: AgentId | undefined;
  readonly ownerName?: string | undefined;
  /** Who was reminded of the update that is overdue. */
  readonly reminded?: "owner" | "leads" | undefined;
  /** When the clock has something to do with it next. */
  readonly dueAt?: number | undefined;
  /** True while there are subscribers who have not been sent all updates. */
  readonly isUnsent?: boolean | undefined;
  /** Of incidents: ids of what other teams were asked to do about it. A task is gone with its complaint. */
  readonly tasks?: readonly string[] | undefined;
  readonly affected: number;
  readonly subscribers: number;
  readonly solved: number;
  readonly unsolved: number;
  readonly createdAt: number;
  readonly changedAt: number;
}

/** What one customer has done about one announcement. */
export interface AnnouncementReader {
  readonly announcementId: AnnouncementId;
  readonly customerId: CustomerId;
  readonly dismissedAt?: number | undefined;
  readonly reportedAt?: number | undefined;
  readonly subscribedAt?: number | undefined;
  /** How many of the updates the customer has been sent, or had seen when they subscribed. */
  readonly sent: number;
  readonly solved?: boolean | undefined;
}

/** A customer has said that it happens to them, too; once a day for each article. Kept for whoever looks for incidents. */
export interface ProblemReport {
  readonly articleId: ArticleId;
  readonly customerId: CustomerId;
  /** `2026-11-29`, UTC. */
  readonly day: string;
  readonly at: number;
}
