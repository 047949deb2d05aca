import type { Migration } from "./migration.ts";

/**
 * The figures of the desk, added up by hour and by day. What a conversation or a complaint adds to them is kept beside them, so
 * that a change takes the old away and adds the new. Changes are noted with what they change; one who leads counts them.
 */
export const rollupTables: Migration = ({ clustered, key }) => [
  `CREATE TABLE rollup_changes (subject ${key} NOT NULL)`,
  "CREATE INDEX rollup_changes_of_subject ON rollup_changes (subject)",
  `CREATE TABLE rollup_parts (
    subject ${key} PRIMARY KEY,
    contributions TEXT NOT NULL
  )${clustered}`,
  `CREATE TABLE rollups (
    grain ${key} NOT NULL,
    start ${key} NOT NULL,
    topic ${key} NOT NULL,
    locale ${key} NOT NULL,
    team ${key} NOT NULL,
    agent ${key} NOT NULL,
    begun INTEGER NOT NULL,
    figures TEXT NOT NULL,
    PRIMARY KEY (grain, agent, topic, locale, team, start)
  )${clustered}`,
  // For the topics of a time: what they need is in the index.
  "CREATE INDEX rollups_by_topic ON rollups (grain, agent, locale, team, start, topic, begun)",
  "CREATE INDEX rollups_of_agents ON rollups (grain, start, agent) WHERE agent <> '*'",
  `CREATE TABLE rollup_state (
    id TEXT PRIMARY KEY,
    time_zone TEXT NOT NULL,
    conversation INTEGER NOT NULL,
    ticket TEXT NOT NULL
  )`,
];
