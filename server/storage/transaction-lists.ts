import type { TransactionListRecord } from "../domain/transactions.ts";
import type { TransactionReads, TransactionWrites } from "../ports/transaction-store.ts";
import { json, number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const transactionLists = table<TransactionListRecord>("transaction_lists", {
  customerId: text(),
  transactions: json(),
  at: number,
});

export const transactionListReads = (sql: Queries) =>
  ({
    transactionList: select(sql, transactionLists).one("WHERE customer_id = ?"),
  }) satisfies TransactionReads;

export function transactionListWrites(sql: Sql) {
  const { insert } = modify(sql, transactionLists);
  const onConflict = `ON CONFLICT (customer_id) DO UPDATE
    SET transactions = excluded.transactions, at = excluded.at WHERE transaction_lists.at <= excluded.at`;
  return {
    saveTransactionList: (list) => insert(list, { onConflict }),
  } satisfies TransactionWrites;
}
