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
