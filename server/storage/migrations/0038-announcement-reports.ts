import type { Migration } from "./migration.ts";

/**
 * When customers have said that an incident happens to them, too: the last hour is read, however many there were before. And what
 * is read in Taiwan where nobody has written it.
 */
export const announcementReports: Migration = () => [
  `CREATE INDEX announcement_reports ON announcement_readers (announcement_id, reported_at)
    WHERE reported_at IS NOT NULL`,
  "ALTER TABLE announcements ADD COLUMN taiwan TEXT",
];
