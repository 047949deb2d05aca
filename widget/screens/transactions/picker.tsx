import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { moneyWords } from "../../../protocol/money.ts";
import {
  type RecentTransactions,
  type TransactionStatus,
  transactionStatuses,
  type WalletTransaction,
} from "../../../protocol/transaction.ts";
import { Strokes } from "../../../ui/icons.tsx";
import { clockStamp, timeStamp } from "../../../ui/times.ts";
import { statusOf, transactionTexts, transactionTitle } from "../../../ui/transaction-texts.ts";
import { useWidgetContext } from "../../context.ts";
import { loadTransactions } from "../../models/transactions.ts";
import { SkeletonRows } from "../rows.tsx";
import { SearchField } from "../search-field.tsx";
import { useRetry } from "../use-retry.ts";
import { kindIcon } from "./kind-icons.ts";
import { matching } from "./matching.ts";

interface PickerProps {
  /** The id of the one that is chosen; empty for none. */
  readonly chosen: string;
  readonly onChoose: (transaction: WalletTransaction) => void;
}

/** The customer's last transactions, to choose one: by words or by state. */
export function TransactionPicker({ chosen, onChoose }: PickerProps): JSX.Element {
  const context = useWidgetContext();
  const text = transactionTexts(context.locale);
  const found = useSignal<RecentTransactions | undefined>(undefined);
  const words = useSignal("");
  const state = useSignal<TransactionStatus | "all">("all");
  const load = async () => {
    found.value = undefined;
    found.value = await loadTransactions(context);
  };
  useEffect(() => void load(), []);
  useRetry(() => {
    if (found.peek()?.failed) void load();
  });
  const { transactions = [], failed, unreadable } = found.value ?? {};
  if (found.value === undefined) return <SkeletonRows count={4} />;
  if (failed) {
    return (
      <>
        <p class="failed-part" role="status">
          {text(unreadable ? "failedUnreadable" : "failed")}
        </p>
        <button type="button" class="secondary wide" onClick={() => void load()}>
          {text("retry")}
        </button>
      </>
    );
  }
  if (transactions.length === 0) {
    return <p class="muted">{text(unreadable ? "someUnreadable" : "empty")}</p>;
  }
  const { asOf } = transactions[0] ?? {};
  const known = transactionStatuses.filter((status) =>
    transactions.some((one) => one.status === status),
  );
  const fits = matching(transactions, { words: words.value, state: state.value });
  return (
    <div class="picker">
      <div class="ask">
        <SearchField label={text("search")} words={words} />
      </div>
      <div class="picker-states">
        {(["all", ...known] as const).map((one) => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={state.value === one}
            onClick={() => {
              state.value = one;
            }}
          >
            {text(one === "all" ? "all" : `status.${one}`)}
          </button>
        ))}
      </div>
      {asOf && (
        <p class="failed-part" role="status">
          {text("asOf", { time: timeStamp(asOf, new Date(), context.locale) })}
        </p>
      )}
      {fits.length === 0 && (
        <p class="muted" role="status">
          {text("noMatch")}
        </p>
      )}
      <Days transactions={fits} chosen={chosen} onChoose={onChoose} />
      {unreadable && (
        <p class="muted" role="status">
          {text("someUnreadable")}
        </p>
      )}
    </div>
  );
}

function Days(props: PickerProps & { readonly transactions: readonly WalletTransaction[] }) {
  const { locale } = useWidgetContext();
  const text = transactionTexts(locale);
  const today = new Date().toDateString();
  const isToday = ({ at }: WalletTransaction) => new Date(at).toDateString() === today;
  const groups = [
    ["today", props.transactions.filter(isToday)],
    ["earlier", props.transactions.filter((one) => !isToday(one))],
  ] as const;
  return (
    <div role="radiogroup" aria-label={text("pick")}>
      {groups.map(
        ([name, listed]) =>
          listed.length > 0 && (
            <section key={name}>
              <h2 class="section-title">{text(name)}</h2>
              <div class="rows options">
                {listed.map((one) => (
                  <TransactionRow
                    key={one.id}
                    {...props}
                    transaction={one}
                    isToday={name === "today"}
                  />
                ))}
              </div>
            </section>
          ),
      )}
    </div>
  );
}

interface TransactionRowProps extends PickerProps {
  readonly transaction: WalletTransaction;
  readonly isToday: boolean;
}

function TransactionRow({
  transaction,
  isToday,
  chosen,
  onChoose,
}: TransactionRowProps): JSX.Element {
  const { locale } = useWidgetContext();
  const text = transactionTexts(locale);
  const { id, at, amount, currency, kind, status } = transaction;
  const time = isToday ? clockStamp(at) : `${shortDay(new Date(at), locale)} ${clockStamp(at)}`;
  return (
    <label class="row-button picker-row" data-chosen={id === chosen}>
      <span class="disc" aria-hidden="true">
        <Strokes paths={[kindIcon(kind)]} />
      </span>
      <span>
        {transactionTitle(transaction, text)}
        <small>
          {time}
          <span class={`transaction-state ${status}`}>{statusOf(transaction, text)}</span>
        </small>
      </span>
      <b class="picker-amount">
        {amount.startsWith("-") ? "−" : "+"}
        {moneyWords(amount, currency, locale)}
      </b>
      <input
        type="radio"
        name="transaction"
        checked={id === chosen}
        onChange={() => onChoose(transaction)}
      />
    </label>
  );
}

/** Without the day of the week: beside it stands how the transaction is. */
const shortDay = (then: Date, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    year: then.getFullYear() === new Date().getFullYear() ? undefined : "numeric",
    month: "short",
    day: "numeric",
  }).format(then);
