import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { ArticleId, CustomerId } from "../../protocol/conversation.ts";
import type { ImpactWindow } from "../domain/announcement-impact.ts";
import type {
  AnnouncementReader,
  AnnouncementRecord,
  ProblemReport,
} from "../domain/announcement-records.ts";
import type { Eventually } from "./eventually.ts";

export interface AnnouncementReads {
  /** In a transaction nobody else writes to it, and to its readers, until the commit. */
  announcement(id: AnnouncementId): Eventually<AnnouncementRecord | undefined>;
  /** 0 where there is none. From here to the commit nobody else asks in a transaction. */
  lastIncidentNumber(): Eventually<number>;
  /** Those that are not over, the newest first. */
  currentAnnouncements(): Eventually<readonly AnnouncementRecord[]>;
  /** All, the newest first; with `before`, those that are older than that one. */
  announcements(page: {
    readonly before?: AnnouncementId | undefined;
    readonly limit: number;
  }): Eventually<readonly AnnouncementRecord[]>;
  announcementsSince(changedAt: number, limit: number): Eventually<readonly AnnouncementRecord[]>;
  /** Incidents that begin in these times, the newest first; `before` is not included. */
  incidentsBegun(
    since: number,
    before: number,
    limit: number,
  ): Eventually<readonly AnnouncementRecord[]>;
  /** For which the clock has something to do. */
  announcementsDue(now: number, limit: number): Eventually<readonly AnnouncementRecord[]>;
  /** Whose updates have not reached all subscribers. */
  announcementsToSend(limit: number): Eventually<readonly AnnouncementRecord[]>;
  announcementReader(
    id: AnnouncementId,
    customerId: CustomerId,
  ): Eventually<AnnouncementReader | undefined>;
  announcementReadersOf(customerId: CustomerId): Eventually<readonly AnnouncementReader[]>;
  /** Subscribers who have been sent fewer updates. */
  subscribersToSend(
    id: AnnouncementId,
    updates: number,
    limit: number,
  ): Eventually<readonly AnnouncementReader[]>;
  /** How many have said in each step that it happens to them, too; steps without anybody are left out. */
  problemsOfAnnouncement(
    id: AnnouncementId,
    window: ImpactWindow,
  ): Eventually<readonly { readonly step: number; readonly count: number }[]>;
  /** On how many customers' screens it stood, by the updates that it had then. */
  announcementSeen(
    id: AnnouncementId,
  ): Eventually<readonly { readonly updates: number; readonly customers: number }[]>;
  /** Of those whom it has met: who waits for an agent, and how many open complaints they have filed since. */
  needOfAnnouncement(
    id: AnnouncementId,
    since: number,
  ): Eventually<{ readonly queued: number; readonly tickets: number }>;
  /** How many have reported a problem with each article since, the most first. */
  problemsSince(
    at: number,
    limit: number,
  ): Eventually<readonly { readonly articleId: ArticleId; readonly customers: number }[]>;
}

export interface AnnouncementWrites {
  /** In the place of the one with the same id. */
  saveAnnouncement(announcement: AnnouncementRecord): Eventually<void>;
  /** It has stood on the customer's screen with so many updates; fewer than before change nothing. */
  noteAnnouncementSeen(
    id: AnnouncementId,
    customerId: CustomerId,
    updates: number,
  ): Eventually<void>;
  /** In the place of what was kept of the customer, but for what they have seen. */
  saveAnnouncementReader(reader: AnnouncementReader): Eventually<void>;
  /** The same one again, on the same day, changes nothing. */
  insertProblemReport(report: ProblemReport): Eventually<void>;
  /** What an anonymous customer has done becomes the signed-in one's, who keeps their own. */
  moveAnnouncementReaders(from: CustomerId, to: CustomerId): Eventually<void>;
}
