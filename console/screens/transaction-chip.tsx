import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { moneyWords } from "../../protocol/money.ts";
import type { WalletTransaction } from "../../protocol/transaction.ts";
import { TransactionCard } from "../../ui/transaction-card.tsx";
import { statusOf, transactionTexts, transactionTitle } from "../../ui/transaction-texts.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { useTranslation } from "./translation.ts";

/** Whose, how much and how it stood, in one line; all that the wallet said of it below, when it is wanted. */
export function TransactionChip({
  transaction,
}: {
  readonly transaction: WalletTransaction;
}): JSX.Element {
  const { locale } = useTranslation();
  const isOpen = useSignal(false);
  const { amount, currency, status } = transaction;
  const text = transactionTexts(locale);
  return (
    <>
      <button
        type="button"
        class="ticket-chip"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <ConsoleIcon name="transfer" />
        <span class="cut">{transactionTitle(transaction, text)}</span>
        <strong>{moneyWords(amount, currency, locale)}</strong>
        <span class={status === "succeeded" ? "good" : "muted"}>{statusOf(transaction, text)}</span>
      </button>
      {isOpen.value && <TransactionCard about={{ transaction }} locale={locale} />}
    </>
  );
}
