import type { Migration } from "./migration.ts";

/** What a customer has done in an emergency, and what the wallet has. */
export const emergencyTables: Migration = ({ key }) => [
  "ALTER TABLE conversations ADD COLUMN emergency_at BIGINT",
  `CREATE TABLE emergencies (
    conversation_id ${key} PRIMARY KEY REFERENCES conversations (id),
    kind TEXT NOT NULL,
    started_at TEXT NOT NULL,
    done TEXT NOT NULL,
    frozen TEXT,
    about TEXT,
    ticket TEXT
  )`,
];
