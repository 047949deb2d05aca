/** The transactions of a customer, as far as the wallet has told them. */

import type { CustomerId } from "../../protocol/conversation.ts";
import type {
  KeptTransaction,
  RecentTransactions,
  WalletTransaction,
} from "../../protocol/transaction.ts";

/** What the wallet pushed, or the customer's page handed over signed. A newer one takes its place. */
export interface TransactionListRecord {
  readonly customerId: CustomerId;
  readonly transactions: readonly WalletTransaction[];
  /** When the wallet made it; epoch milliseconds. */
  readonly at: number;
}

/** As long as an answer of the wallet's counts: what it pushed longer ago may have changed. Milliseconds. */
const currentMs = 30_000;

export const isRecentList = ({ at }: TransactionListRecord, now: number): boolean =>
  now - at <= currentMs;

/** Each with the time of the list: nobody takes an old state for the one of now. */
export const agedTransactions = ({
  transactions,
  at,
}: TransactionListRecord): readonly WalletTransaction[] => {
  const asOf = new Date(at).toISOString();
  return transactions.map((one) => ({ ...one, asOf }));
};

export const newestFirst = (
  transactions: readonly WalletTransaction[],
): readonly WalletTransaction[] =>
  [...transactions].sort((one, other) => other.at.localeCompare(one.at));

/** As a message and a ticket keep it. Where not all of the wallet's answer was read, it may know it all the same. */
export function keptTransaction(
  id: string,
  { transactions, failed, unreadable }: RecentTransactions,
): KeptTransaction {
  const transaction = transactions.find((one) => one.id === id);
  if (transaction) return { transaction };
  if (unreadable) return { missing: { id, why: "unreadable" } };
  return { missing: { id, why: failed ? "unavailable" : "unknown" } };
}
