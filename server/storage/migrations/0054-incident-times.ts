import type { Migration } from "./migration.ts";

/** Charts say which incidents there were in a year. */
export const incidentTimes: Migration = () => [
  "CREATE INDEX announcements_incidents ON announcements (starts_at) WHERE kind = 'incident'",
];
