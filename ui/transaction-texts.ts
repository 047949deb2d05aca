import type { Locale } from "../protocol/conversation.ts";
import type { TransactionSource, WalletTransaction } from "../protocol/transaction.ts";
import en from "./locales/transactions/en.json" with { type: "json" };
import zhCN from "./locales/transactions/zh-CN.json" with { type: "json" };
import zhTW from "./locales/transactions/zh-TW.json" with { type: "json" };
import { createTranslate, type Text, type Translate } from "./translate.ts";

type TransactionKey = keyof typeof zhCN;
export type TransactionText = Translate<TransactionKey>;

/** The texts of cards come with what draws them: an open chat begins without. */
const texts: Readonly<Record<Locale, Readonly<Record<TransactionKey, Text>>>> = {
  "zh-CN": zhCN,
  "zh-TW": zhTW,
  en,
};

export const transactionTexts = (locale: Locale): TransactionText =>
  createTranslate<TransactionKey>(texts[locale], locale);

/** “转账给周宁”; of a kind that is the wallet's own, the name alone. */
export function transactionTitle(
  { kind, counterparty: name }: WalletTransaction,
  text: TransactionText,
): string {
  const key = `kind.${kind}`;
  return Object.hasOwn(zhCN, key) ? text(key as TransactionKey, { name }) : name;
}

/** How it came from the wallet, and that it is still what was stored then; or that it is not. */
export const vouchedWords = (
  { source = "unknown" }: { readonly source?: TransactionSource | "unknown" | undefined },
  isUnchanged: boolean,
  text: TransactionText,
): string =>
  isUnchanged ? text("unchanged", { source: text(`source.${source}`) }) : text("changed");

/** The wallet's own words, where it has some. */
export const statusOf = (
  { status, statusText }: WalletTransaction,
  text: TransactionText,
): string => statusText ?? text(`status.${status}`);
