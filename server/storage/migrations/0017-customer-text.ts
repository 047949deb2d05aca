import type { Migration } from "./migration.ts";

/** What the customer said last: a list of the desk shows it, whatever was answered since. */
export const customerText: Migration = () => [
  "ALTER TABLE conversations ADD COLUMN customer_text TEXT",
];
