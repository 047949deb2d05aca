import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { moneyWords } from "../../protocol/money.ts";
import type { WalletTransaction } from "../../protocol/transaction.ts";
import { Icon } from "../../ui/icons.tsx";
import { statusOf, transactionTexts, transactionTitle } from "../../ui/transaction-texts.ts";
import { useWidgetContext } from "../context.ts";
import { loadTransactions } from "../models/transactions.ts";

/** Beside a field: the transaction that goes with the next words. */
export function ShownTransaction({
  about,
}: {
  readonly about: Signal<string | undefined>;
}): JSX.Element | null {
  const context = useWidgetContext();
  const id = about.value;
  const known = useSignal<WalletTransaction | undefined>(undefined);
  const isOnline = context.support.connection.state.value === "online";
  useEffect(() => {
    known.value = undefined;
    if (id === undefined || !isOnline) return;
    void loadTransactions(context).then(({ transactions }) => {
      known.value = transactions.find((one) => one.id === id);
    });
  }, [id, isOnline]);
  if (id === undefined) return null;
  const text = transactionTexts(context.locale);
  const shown = known.value;
  return (
    <div class="shown-transaction" role="status">
      <p>
        <b>{shown ? transactionTitle(shown, text) : `${text("number")} ${id}`}</b>
        <small>
          {shown &&
            `${moneyWords(shown.amount, shown.currency, context.locale)} ${statusOf(shown, text)} · `}
          {text("attached")}
        </small>
      </p>
      <button
        type="button"
        class="icon-button"
        aria-label={text("remove")}
        onClick={() => {
          about.value = undefined;
        }}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
