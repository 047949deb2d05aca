import type { Migration } from "./migration.ts";

/** When supervisors hear of a breach: a time of its own, which no step of the owner's moves. */
export const ticketAlerts: Migration = () => ["ALTER TABLE tickets ADD COLUMN alert_at BIGINT"];
