import type { Migration } from "./migration.ts";

/** What agents do with tickets beyond the first version: causes, checklists, proposals, links, lists that they keep. */
export const ticketDesk: Migration = () => [
  "ALTER TABLE tickets ADD COLUMN amount BIGINT",
  "ALTER TABLE tickets ADD COLUMN linked TEXT",
  "ALTER TABLE tickets ADD COLUMN cause TEXT",
  "ALTER TABLE tickets ADD COLUMN checklist TEXT",
  "ALTER TABLE tickets ADD COLUMN proposal TEXT",
  "ALTER TABLE tickets ADD COLUMN alerted_at BIGINT",
  "ALTER TABLE tickets ADD COLUMN approved_by TEXT REFERENCES agents (id)",
  `CREATE INDEX tickets_of_state ON tickets (state, promise_at, number) WHERE closed_at IS NULL`,
  `CREATE INDEX tickets_late ON tickets (promise_at, number) WHERE breached_at IS NOT NULL AND closed_at IS NULL`,
  `CREATE INDEX tickets_to_approve ON tickets (promise_at, number) WHERE proposal IS NOT NULL`,
  `CREATE INDEX ticket_tasks_of_team ON ticket_tasks (team, due_at, id) WHERE answered_at IS NULL`,
  `CREATE INDEX ticket_tasks_unanswered ON ticket_tasks (number) WHERE answered_at IS NULL`,
  `CREATE TABLE saved_ticket_views (
    id TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL REFERENCES agents (id),
    name TEXT NOT NULL,
    view TEXT NOT NULL,
    filter TEXT NOT NULL,
    is_shared SMALLINT NOT NULL,
    created_at BIGINT NOT NULL
  )`,
  "CREATE INDEX saved_ticket_views_of_owner ON saved_ticket_views (owner_id, created_at)",
];
