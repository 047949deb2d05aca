import type { WalletTransaction } from "../../protocol/transaction.ts";

/** Of one id the wallet says two things: neither of them is shown. What it says twice in the same words stands once. */
export function withoutContradictions(transactions: readonly WalletTransaction[]) {
  const byId = new Map<string, Set<string>>();
  for (const one of transactions) {
    byId.set(one.id, (byId.get(one.id) ?? new Set()).add(JSON.stringify(one)));
  }
  const first = new Map(transactions.toReversed().map((one) => [one.id, one]));
  return [...new Set(transactions.map(({ id }) => id))].flatMap((id) =>
    byId.get(id)?.size === 1 ? (first.get(id) ?? []) : [],
  );
}
