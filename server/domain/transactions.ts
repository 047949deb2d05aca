/** The transactions of a customer, as far as the wallet has told them. */

import type { CustomerId } from "../../protocol/conversation.ts";
import { maskText } from "../../protocol/secrets/mask-text.ts";
import { mask } from "../../protocol/secrets.ts";
import type {
  KeptTransaction,
  RecentTransactions,
  TransactionSource,
  WalletTransaction,
} from "../../protocol/transaction.ts";

/** What the wallet pushed, or the customer's page handed over signed. A newer one takes its place. */
export interface TransactionListRecord {
  readonly customerId: CustomerId;
  readonly transactions: readonly WalletTransaction[];
  /** When the wallet made it; epoch milliseconds. */
  readonly at: number;
}

/**
 * Each says how it came. In the transactions themselves and not in a column beside them: a node of an older version that writes
 * a newer list over a signed one leaves nothing that calls it signed.
 */
export const broughtBy = (
  source: TransactionSource,
  transactions: readonly WalletTransaction[],
): readonly WalletTransaction[] => transactions.map((one) => ({ ...one, source }));

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
  named: string,
  { transactions, failed, unreadable }: RecentTransactions,
): KeptTransaction {
  const transaction = transactions.find((one) => one.id === named);
  if (transaction) return { transaction };
  const id = unvouchedId(named);
  if (unreadable) return { missing: { id, why: "unreadable" } };
  return { missing: { id, why: failed ? "unavailable" : "unknown" } };
}

/** As wallets number what they do; half a private key is longer. */
const longestShown = 24;
const lastSigns = 4;
/** A PIN or a code: so few digits are no number of a transaction. */
const fewDigits = /^\d{3,8}$/;
/** One or two words may stand in an id; a few more, and they are part of a seed phrase. */
const threeWords = /[a-z]{3,}.*[^a-z][a-z]{3,}.*[^a-z][a-z]{3,}/i;

/**
 * An id that nobody but the sender vouches for may be anything with the letters of an id: a key, a card, words with dots
 * between them. What could be one keeps its last four signs, by which the customer still knows it.
 */
function unvouchedId(named: string): string {
  const spoken = named.replaceAll(/[._:-]/g, " ");
  const couldBeSecret =
    named.length > longestShown ||
    threeWords.test(named) ||
    [named, spoken].some((text) => maskText(text).redacted.length > 0);
  if (fewDigits.test(named)) return mask;
  return couldBeSecret ? `${mask}${named.slice(-lastSigns)}` : named;
}
