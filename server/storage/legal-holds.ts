import type { HoldRecord } from "../domain/records.ts";
import type { Reads, Transaction } from "../ports/store.ts";
import { number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const legalHolds = table<HoldRecord>("legal_holds", {
  customerId: text(),
  reason: text(),
  by: text(),
  at: number,
});

export const legalHoldReads = (sql: Queries) =>
  ({ hold: select(sql, legalHolds).one("WHERE customer_id = ?") }) satisfies Partial<Reads>;

export function legalHoldWrites(sql: Sql) {
  const { insert } = modify(sql, legalHolds);
  return {
    insertHold: (hold) => insert(hold),
    async deleteHold(customerId) {
      await sql.run("DELETE FROM legal_holds WHERE customer_id = ?", [customerId]);
    },
  } satisfies Partial<Transaction>;
}
