import type { Migration } from "./migration.ts";

/** The bot waits for the end of a thought: when its answer is due outlives the process. */
export const pendingAnswers: Migration = () => [
  "ALTER TABLE conversations ADD COLUMN answer_due_at BIGINT",
  `CREATE INDEX conversations_to_answer ON conversations (answer_due_at)
    WHERE answer_due_at IS NOT NULL`,
];
