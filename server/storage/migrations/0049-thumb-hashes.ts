import type { Migration } from "./migration.ts";

/** What is served of a picture in small is compared with what was made of it. */
export const thumbHashes: Migration = () => ["ALTER TABLE attachments ADD COLUMN thumb_hash TEXT"];
