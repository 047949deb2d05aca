import type { CustomerSessionRecord } from "../domain/session-records.ts";
import type { Reads, Transaction } from "../ports/store.ts";
import { number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const customerSessions = table<CustomerSessionRecord>("customer_sessions", {
  tokenHash: text(),
  customerId: text(),
  createdAt: number,
  expiresAt: number,
});

export const customerSessionReads = (sql: Queries) =>
  ({
    customerSession: select(sql, customerSessions).one("WHERE token_hash = ?"),
  }) satisfies Partial<Reads>;

export function customerSessionWrites(sql: Sql) {
  const { insert } = modify(sql, customerSessions);
  return {
    insertCustomerSession: (session) => insert(session),
    async deleteExpiredCustomerSessions(now) {
      await sql.run("DELETE FROM customer_sessions WHERE expires_at <= ?", [now]);
    },
  } satisfies Partial<Transaction>;
}
