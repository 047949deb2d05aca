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
  isUnchanged,
}: {
  readonly transaction: WalletTransaction;
  readonly isUnchanged: boolean;
}): JSX.Element {
  const { t, locale } = useTranslation();
  const isOpen = useSignal(false);
  const { amount, currency, status, source = "unknown" } = transaction;
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
      {isOpen.value && (
        <div class="ticket-chip-open">
          <TransactionCard about={{ transaction }} isUnchanged={isUnchanged} locale={locale} />
          <p class={isUnchanged ? "muted" : "problem"}>
            {t(`ticket.transaction.${isUnchanged ? source : "changed"}`)}
          </p>
        </div>
      )}
    </>
  );
}
