import type { Migration } from "./migration.ts";

/** Notices and incidents, what customers have done about them, and problems of which nobody has told yet. */
export const announcementTables: Migration = ({ key }) => [
  `CREATE TABLE announcements (
    id ${key} PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    topics TEXT NOT NULL,
    error_codes TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT,
    next_update_at BIGINT,
    updates TEXT NOT NULL,
    owner_id TEXT REFERENCES agents (id),
    owner_name TEXT,
    reminded TEXT,
    due_at BIGINT,
    is_unsent INTEGER,
    affected INTEGER NOT NULL,
    subscribers INTEGER NOT NULL,
    solved INTEGER NOT NULL,
    unsolved INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
  )`,
  "CREATE INDEX announcements_by_time ON announcements (created_at, id)",
  "CREATE INDEX announcements_current ON announcements (created_at, id) WHERE state <> 'ended'",
  "CREATE INDEX announcements_changed ON announcements (changed_at)",
  "CREATE INDEX announcements_due ON announcements (due_at) WHERE due_at IS NOT NULL",
  "CREATE INDEX announcements_unsent ON announcements (changed_at) WHERE is_unsent = 1",
  `CREATE TABLE announcement_readers (
    announcement_id TEXT NOT NULL REFERENCES announcements (id),
    customer_id ${key} NOT NULL,
    dismissed_at BIGINT,
    reported_at BIGINT,
    subscribed_at BIGINT,
    sent INTEGER NOT NULL,
    solved INTEGER,
    PRIMARY KEY (announcement_id, customer_id)
  )`,
  "CREATE INDEX announcement_readers_of_customer ON announcement_readers (customer_id)",
  `CREATE INDEX announcement_subscribers ON announcement_readers (announcement_id, sent, customer_id)
    WHERE subscribed_at IS NOT NULL`,
  `CREATE TABLE problem_reports (
    article_id TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    day TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (article_id, customer_id, day)
  )`,
  "CREATE INDEX problem_reports_by_time ON problem_reports (at, article_id)",
  "CREATE INDEX problem_reports_of_customer ON problem_reports (customer_id)",
];
