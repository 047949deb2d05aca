import type { Migration } from "./migration.ts";

/** Counted as messages come: a list need not look at them. */
export const unread: Migration = () => [
  `ALTER TABLE conversations ADD COLUMN unread INTEGER NOT NULL DEFAULT 0`,
  `UPDATE conversations SET unread = (
    SELECT COUNT(*) FROM messages m
    WHERE m.conversation = conversations.number AND m.seq > conversations.agent_read_seq
      AND m.author_kind = 'customer'
  )`,
];
