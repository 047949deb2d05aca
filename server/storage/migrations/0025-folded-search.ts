import type { Migration } from "./migration.ts";

/**
 * Traditional and simplified characters are one term now. What was indexed before is indexed again, in slices while the server
 * runs: an index without its texts forgets a message by its old terms only.
 */
export const foldedSearch: Migration = ({ messageTerms }) => [
  "DROP TABLE message_terms",
  ...messageTerms,
  "UPDATE conversations SET indexed_seq = 0 WHERE indexed_seq > 0",
  "UPDATE customers SET indexed = 0 WHERE indexed = 1",
];
