import type { ArticleId } from "../../protocol/conversation.ts";
import type {
  AnnouncementReader,
  AnnouncementRecord,
  ProblemReport,
} from "../domain/announcement-records.ts";
import type { AnnouncementReads, AnnouncementWrites } from "../ports/announcement-store.ts";
import { after } from "../ports/store.ts";
import { flag, json, number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const announcements = table<AnnouncementRecord>("announcements", {
  id: text(),
  kind: text(),
  number,
  state: text(),
  title: json(),
  text: json(),
  advice: json(),
  places: json(),
  audience: json(),
  topics: json(),
  errorCodes: json(),
  startsAt: number,
  endsAt: number,
  nextUpdateAt: number,
  updates: json(),
  ownerId: text(),
  ownerName: text(),
  taiwan: json(),
  reminded: text(),
  dueAt: number,
  isUnsent: flag,
  tasks: json(),
  affected: number,
  subscribers: number,
  solved: number,
  unsolved: number,
  createdAt: number,
  changedAt: number,
});

/** `seen` is counted, and written apart. */
export const announcementReaders = table<AnnouncementReader>(
  "announcement_readers",
  {
    announcementId: text(),
    customerId: text(),
    dismissedAt: number,
    reportedAt: number,
    subscribedAt: number,
    sent: number,
    solved: flag,
  },
  ["seen"],
);

export const problemReports = table<ProblemReport>("problem_reports", {
  articleId: text(),
  customerId: text(),
  day: text(),
  at: number,
});

export function announcementReads(sql: Queries) {
  const { one, many } = select(sql, announcements);
  const readers = select(sql, announcementReaders);
  const newestFirst = "ORDER BY created_at DESC, id DESC LIMIT ?";
  const newest = many(newestFirst);
  const older = many(
    `WHERE (created_at, id) < (SELECT created_at, id FROM announcements WHERE id = ?) ${newestFirst}`,
  );
  const problems = `SELECT article_id, COUNT(DISTINCT customer_id) FROM problem_reports WHERE at >= ?
    GROUP BY article_id ORDER BY 2 DESC, 1 LIMIT ?`;
  const steps = `SELECT CAST((reported_at - ?) / ? AS INTEGER), COUNT(*) FROM announcement_readers
    WHERE announcement_id = ? AND reported_at >= ? AND reported_at < ? GROUP BY 1`;
  const seenBy = `SELECT seen, COUNT(*) FROM announcement_readers
    WHERE announcement_id = ? AND seen IS NOT NULL GROUP BY seen`;
  const met =
    "SELECT customer_id FROM announcement_readers WHERE announcement_id = ? AND reported_at IS NOT NULL";
  const need = `SELECT
    (SELECT COUNT(*) FROM conversations WHERE status = 'queued' AND customer_id IN (${met})),
    (SELECT COUNT(*) FROM tickets
     WHERE closed_at IS NULL AND state <> 'decided' AND created_at >= ? AND customer_id IN (${met}))`;
  return {
    announcement: one("WHERE id = ?"),
    lastIncidentNumber: () =>
      after(sql.get("SELECT MAX(number) FROM announcements WHERE number IS NOT NULL", []), (row) =>
        Number(row?.[0] ?? 0),
      ),
    currentAnnouncements: many("WHERE state <> 'ended' ORDER BY created_at DESC, id DESC"),
    announcements: ({ before, limit }) => (before ? older(before, limit) : newest(limit)),
    announcementsSince: many("WHERE changed_at >= ? ORDER BY changed_at DESC LIMIT ?"),
    incidentsBegun: many(
      "WHERE kind = 'incident' AND starts_at >= ? AND starts_at < ? ORDER BY starts_at DESC LIMIT ?",
    ),
    announcementsDue: many("WHERE due_at <= ? ORDER BY due_at LIMIT ?"),
    announcementsToSend: many("WHERE is_unsent = 1 ORDER BY changed_at LIMIT ?"),
    announcementReader: readers.one("WHERE announcement_id = ? AND customer_id = ?"),
    announcementReadersOf: readers.many("WHERE customer_id = ?"),
    subscribersToSend: readers.many(
      `WHERE announcement_id = ? AND subscribed_at IS NOT NULL AND sent < ?
       ORDER BY sent, customer_id LIMIT ?`,
    ),
    problemsOfAnnouncement: (id, { from, to, stepMs }) =>
      after(sql.all(steps, [from, stepMs, id, from, to]), (rows) =>
        rows.map(([step, count]) => ({ step: Number(step), count: Number(count) })),
      ),
    announcementSeen: (id) =>
      after(sql.all(seenBy, [id]), (rows) =>
        rows.map(([updates, customers]) => ({
          updates: Number(updates),
          customers: Number(customers),
        })),
      ),
    needOfAnnouncement: (id, since) =>
      after(sql.get(need, [id, since, id]), (row) => ({
        queued: Number(row?.[0] ?? 0),
        tickets: Number(row?.[1] ?? 0),
      })),
    problemsSince: (at, limit) =>
      after(sql.all(problems, [at, limit]), (rows) =>
        rows.map(([articleId, customers]) => ({
          articleId: String(articleId) as ArticleId,
          customers: Number(customers),
        })),
      ),
  } satisfies AnnouncementReads;
}

const updating = (columns: readonly string[]) =>
  columns.map((column) => `${column} = excluded.${column}`).join(", ");

export function announcementWrites(sql: Sql) {
  const { insert } = modify(sql, announcements);
  const readers = modify(sql, announcementReaders);
  const reports = modify(sql, problemReports);
  const onConflict = `ON CONFLICT (id) DO UPDATE SET ${updating(announcements.columns)}`;
  const ofReader = `ON CONFLICT (announcement_id, customer_id)
    DO UPDATE SET ${updating(announcementReaders.columns)}`;
  return {
    saveAnnouncement: (announcement) => insert(announcement, { onConflict }),
    saveAnnouncementReader: (reader) => readers.insert(reader, { onConflict: ofReader }),
    async noteAnnouncementSeen(id, customerId, updates) {
      await sql.run(seenOnce, [id, customerId, updates]);
    },
    insertProblemReport: (report) =>
      reports.insert(report, { onConflict: "ON CONFLICT DO NOTHING" }),
    async moveAnnouncementReaders(from, to) {
      for (const [name, key] of movedTables) {
        await sql.run(
          `UPDATE ${name} SET customer_id = ? WHERE customer_id = ? AND NOT EXISTS (
             SELECT 1 FROM ${name} own WHERE own.customer_id = ? AND ${key})`,
          [to, from, to],
        );
        await sql.run(`DELETE FROM ${name} WHERE customer_id = ?`, [from]);
      }
    },
  } satisfies AnnouncementWrites;
}

/** Apart from the rest of the row, which is written while the announcement is locked: this takes no lock that others wait for. */
const seenOnce = `INSERT INTO announcement_readers (announcement_id, customer_id, sent, seen) VALUES (?, ?, 0, ?)
  ON CONFLICT (announcement_id, customer_id) DO UPDATE SET seen = excluded.seen
  WHERE announcement_readers.seen IS NULL OR announcement_readers.seen < excluded.seen`;

/** What of the signed-in customer's is the same as a row of before. */
const movedTables = [
  ["announcement_readers", "own.announcement_id = announcement_readers.announcement_id"],
  [
    "problem_reports",
    "own.article_id = problem_reports.article_id AND own.day = problem_reports.day",
  ],
] as const;
