import type { Migration } from "./migration.ts";

/** What customers should do, where an announcement stands and who may see it; and how much of one a customer has seen. */
export const announcementParts: Migration = () => [
  "ALTER TABLE announcements ADD COLUMN advice TEXT",
  "ALTER TABLE announcements ADD COLUMN places TEXT",
  "ALTER TABLE announcements ADD COLUMN audience TEXT",
  "ALTER TABLE announcement_readers ADD COLUMN seen INTEGER",
  `CREATE INDEX announcement_seen ON announcement_readers (announcement_id, seen)
    WHERE seen IS NOT NULL`,
];
