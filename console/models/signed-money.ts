import { moneyWords } from "../../protocol/money.ts";
import type { WalletTransaction } from "../../protocol/transaction.ts";

export const isIncoming = ({ amount }: Pick<WalletTransaction, "amount">): boolean =>
  !amount.startsWith("-");

/** “−¥2,680.00” went out, “+¥9,850.00” came in. */
export const signedMoney = (
  { amount, currency }: Pick<WalletTransaction, "amount" | "currency">,
  locale: string,
): string => `${isIncoming({ amount }) ? "+" : "−"}${moneyWords(amount, currency, locale)}`;
