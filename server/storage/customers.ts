import type { CustomerRecord } from "../domain/records.ts";
import type { Reads, Transaction } from "../ports/store.ts";
import { number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

/** The token's hash finds a customer and is never read: a record has no use for it. */
export const customers = table<CustomerRecord>(
  "customers",
  {
    id: text(),
    subject: text(),
    name: text(),
    locale: text(),
    tier: text(),
    phoneMasked: text(),
    region: text(),
    createdAt: number,
  },
  ["token_hash", "indexed"],
);

export function customerReads(sql: Queries) {
  const { one } = select(sql, customers);
  return {
    customer: one("WHERE id = ?"),
    customerByToken: one("WHERE token_hash = ?"),
    customerBySubject: one("WHERE subject = ?"),
  } satisfies Partial<Reads>;
}

export function customerWrites(sql: Sql) {
  const { insert, update } = modify(sql, customers);
  return {
    insertCustomer: (customer, tokenHash) =>
      insert(customer, { besides: { token_hash: tokenHash ?? null } }),
    async updateCustomer({ id, name, locale, tier, phoneMasked, region }) {
      await update(id, { name, locale, tier, phoneMasked, region });
      await sql.run("UPDATE customers SET indexed = 0 WHERE id = ?", [id]);
    },
    async forgetCustomerToken(id) {
      await sql.run("UPDATE customers SET token_hash = NULL WHERE id = ?", [id]);
    },
  } satisfies Partial<Transaction>;
}
