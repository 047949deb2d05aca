import type { Locale } from "../../../protocol/conversation.ts";
import { moneyWords } from "../../../protocol/money.ts";
import type { WalletTransaction } from "../../../protocol/transaction.ts";
import { transactionTexts, transactionTitle } from "../../../ui/transaction-texts.ts";
import type { ComplaintDraft } from "./complaint-draft.ts";

export const inWords = (transaction: WalletTransaction, locale: Locale) =>
  [
    transactionTitle(transaction, transactionTexts(locale)),
    moneyWords(transaction.amount, transaction.currency, locale),
  ].join(" ");

/** What is known of the transaction without the wallet. */
export const keptWords = ({
  transactionId,
  transactionWords,
}: Pick<ComplaintDraft, "transactionId" | "transactionWords">): string =>
  transactionId && (transactionWords || transactionId);
