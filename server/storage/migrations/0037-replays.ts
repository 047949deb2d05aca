import type { Migration } from "./migration.ts";

/** Conversations, made anonymous, in which new agents answer; and what they have answered. */
export const replayTables: Migration = ({ key }) => [
  `CREATE TABLE replays (
    id ${key} PRIMARY KEY,
    title TEXT NOT NULL,
    turns TEXT NOT NULL,
    score INTEGER,
    conversation_id TEXT,
    author_id TEXT NOT NULL REFERENCES agents (id),
    author_name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    published_at BIGINT
  )`,
  "CREATE INDEX replays_by_time ON replays (created_at, id)",
  "CREATE INDEX replays_published ON replays (created_at, id) WHERE published_at IS NOT NULL",
  "CREATE INDEX replays_of_conversation ON replays (conversation_id) WHERE conversation_id IS NOT NULL",
  `CREATE TABLE replay_answers (
    replay_id TEXT NOT NULL REFERENCES replays (id),
    agent_id TEXT NOT NULL REFERENCES agents (id),
    step INTEGER NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (replay_id, agent_id, step)
  )`,
];
