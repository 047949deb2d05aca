import type { Migration } from "./migration.ts";

/** Incidents have a number that people say to each other: INC-32. */
export const incidentNumbers: Migration = () => [
  "ALTER TABLE announcements ADD COLUMN number INTEGER",
  `UPDATE announcements SET number = (SELECT COUNT(*) FROM announcements o WHERE o.kind = 'incident'
     AND (o.created_at, o.id) <= (announcements.created_at, announcements.id)) WHERE kind = 'incident'`,
  "CREATE INDEX announcements_by_number ON announcements (number) WHERE number IS NOT NULL",
];
