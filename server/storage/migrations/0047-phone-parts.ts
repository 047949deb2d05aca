import type { Migration } from "./migration.ts";

/** A part of what is known of a phone number finds its owner. Those who were indexed before are taken again, in slices while the server runs. */
export const phoneParts: Migration = () => [
  "UPDATE customers SET indexed = 0 WHERE indexed = 1 AND phone_masked IS NOT NULL",
];
