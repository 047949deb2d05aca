import type { Migration } from "./migration.ts";

/** Where the wallet says that a customer is: whom else they can turn to depends on it. */
export const customerRegions: Migration = () => ["ALTER TABLE customers ADD COLUMN region TEXT"];
