import type { TransactionStatus, WalletTransaction } from "../../../protocol/transaction.ts";

/** By a part of the name, the number or the amount, and by state. */
export function matching(
  transactions: readonly WalletTransaction[],
  { words, state }: { readonly words: string; readonly state: TransactionStatus | "all" },
): readonly WalletTransaction[] {
  const wanted = words
    .trim()
    .toLowerCase()
    .replace(/[,，¥￥]/g, "");
  return transactions.filter(
    ({ counterparty, id, amount, status }) =>
      (state === "all" || status === state) &&
      [counterparty, id, amount].some((part) => part.toLowerCase().includes(wanted)),
  );
}
