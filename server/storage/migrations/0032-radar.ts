import type { Migration } from "./migration.ts";

/** What rose above the usual. Ids and figures: no word of a customer's, who may be erased. */
export const radarTables: Migration = ({ key, double }) => [
  `CREATE TABLE radar_alerts (
    id ${key} PRIMARY KEY,
    subject TEXT NOT NULL,
    subjects TEXT NOT NULL,
    topics TEXT NOT NULL,
    error_codes TEXT NOT NULL,
    example TEXT,
    conversation_ids TEXT NOT NULL,
    points TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    customers INTEGER NOT NULL,
    usual ${double} NOT NULL,
    score ${double} NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ended_at BIGINT,
    rang_at BIGINT,
    announcement_id TEXT,
    dismissed_at BIGINT,
    dismissed_level ${double},
    dismissed_by_id TEXT REFERENCES agents (id),
    dismissed_by_name TEXT
  )`,
  // One alert for each rise, however many nodes look.
  "CREATE UNIQUE INDEX radar_alerts_open ON radar_alerts (subject) WHERE ended_at IS NULL",
  "CREATE INDEX radar_alerts_seen ON radar_alerts (seen_at, id) WHERE ended_at IS NOT NULL",
];
