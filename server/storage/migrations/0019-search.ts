import type { Migration } from "./migration.ts";

/**
 * The index of what was said. It is filled in slices while the server runs, so that a large database starts at once: a row is
 * to be indexed as long as the number beside it says so.
 */
export const searchIndex: Migration = ({ messageTerms, key }) => [
  ...messageTerms,
  "ALTER TABLE conversations ADD COLUMN indexed_seq BIGINT NOT NULL DEFAULT 0",
  `CREATE INDEX conversations_to_index ON conversations (last_at) WHERE last_seq > indexed_seq`,
  "ALTER TABLE customers ADD COLUMN indexed SMALLINT NOT NULL DEFAULT 0",
  `CREATE INDEX customers_to_index ON customers (created_at)
    WHERE indexed = 0 AND (name IS NOT NULL OR phone_masked IS NOT NULL)`,
  `CREATE TABLE customer_terms (
    term ${key} NOT NULL,
    customer_id TEXT NOT NULL REFERENCES customers (id),
    PRIMARY KEY (term, customer_id)
  )`,
  "CREATE INDEX terms_of_customer ON customer_terms (customer_id)",
];
