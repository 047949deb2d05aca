import type { JSX } from "preact";
import { moneyWords } from "../../protocol/money.ts";
import { Icon } from "../../ui/icons.tsx";
import { statusOf, transactionTexts, transactionTitle } from "../../ui/transaction-texts.ts";
import { useWidgetContext } from "../context.ts";
import type { ShownTransactionProps } from "../part-props.ts";
import { useTransaction } from "./use-transaction.ts";

/** Beside a field: the transaction that goes with the next words. */
export function ShownTransaction({ about }: ShownTransactionProps): JSX.Element | null {
  const { locale } = useWidgetContext();
  const id = about.value;
  const shown = useTransaction(id);
  if (id === undefined) return null;
  const text = transactionTexts(locale);
  return (
    <div class="shown-transaction" role="status">
      <p>
        <b>{shown ? transactionTitle(shown, text) : `${text("number")} ${id}`}</b>
        <small>
          {shown &&
            `${moneyWords(shown.amount, shown.currency, locale)} ${statusOf(shown, text)} · `}
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
