import type { Migration } from "./migration.ts";

/** Which tasks of other teams an incident is about. */
export const tasksOfIncidents: Migration = () => [
  "ALTER TABLE announcements ADD COLUMN tasks TEXT",
];
