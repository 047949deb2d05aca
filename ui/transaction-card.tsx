import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import type { Locale } from "../protocol/conversation.ts";
import { moneyWords } from "../protocol/money.ts";
import type { KeptTransaction, WalletTransaction } from "../protocol/transaction.ts";
import { comingTime } from "./coming-time.ts";
import { Strokes } from "./icons.tsx";
import { checkIcon, copyIcon, shieldIcon } from "./part-icons.ts";
import { dayStamp, timeStamp } from "./times.ts";
import {
  statusOf,
  type TransactionText,
  transactionTexts,
  transactionTitle,
  vouchedWords,
} from "./transaction-texts.ts";

export interface TransactionCardProps {
  readonly about: KeptTransaction;
  readonly locale: Locale;
  /** In a ticket: it is what was stored then. */
  readonly isUnchanged?: boolean | undefined;
}

/** One movement of money as the wallet tells it, or why it could not be read. The same for both sides. */
export function TransactionCard({ about, locale, isUnchanged }: TransactionCardProps): JSX.Element {
  const text = transactionTexts(locale);
  if (!about.transaction) {
    const { id, why } = about.missing;
    return (
      <div class="transaction-card">
        <p class="transaction-lead warn">{text(`missing.${why}`)}</p>
        <Details>
          <Numbered id={id} text={text} />
        </Details>
      </div>
    );
  }
  const { transaction } = about;
  const { id, at, status, amount, currency, asOf } = transaction;
  return (
    <div class="transaction-card">
      <p class="transaction-line">
        <b>{transactionTitle(transaction, text)}</b>
        <b class="amount">{moneyWords(amount, currency, locale)}</b>
      </p>
      <p class="transaction-line muted">
        <time dateTime={at}>{dayStamp(at, new Date(), locale)}</time>
        <span class={`transaction-state ${status}`}>{statusOf(transaction, text)}</span>
      </p>
      {asOf && (
        <p class="transaction-lead warn">
          {text("asOf", { time: timeStamp(asOf, new Date(), locale) })}
        </p>
      )}
      <Details>
        <More transaction={transaction} text={text} locale={locale} />
        <Numbered id={id} text={text} />
      </Details>
      <p class={isUnchanged === false ? "transaction-verified changed" : "transaction-verified"}>
        {isUnchanged !== false && <Strokes paths={[shieldIcon]} />}
        {isUnchanged === undefined
          ? text("verified")
          : vouchedWords(transaction, isUnchanged, text)}
      </p>
    </div>
  );
}

const Details = ({ children }: { readonly children: ComponentChildren }) => (
  <dl class="transaction-details">{children}</dl>
);

interface MoreProps {
  readonly transaction: WalletTransaction;
  readonly text: TransactionText;
  readonly locale: Locale;
}

function More({ transaction, text, locale }: MoreProps): JSX.Element {
  const { fee, currency, errorCode, expectedAt } = transaction;
  const rows = [
    [text("expected"), expectedAt && comingTime(expectedAt, new Date(), { locale })],
    [text("fee"), fee && moneyWords(fee, currency, locale)],
    [text("code"), errorCode],
  ] as const;
  return (
    <>
      {rows.map(
        ([term, value]) =>
          value && (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </>
  );
}

/** The number, to be copied: it is what a bank or a merchant asks for. */
function Numbered({ id, text }: { readonly id: string; readonly text: TransactionText }) {
  const copied = useSignal(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(id);
      copied.value = true;
    } catch {
      // The page may not write there; the number can be selected.
    }
  };
  return (
    <div>
      <dt>{text("number")}</dt>
      <dd>
        <span class="transaction-number">{id}</span>
        <button
          type="button"
          class="transaction-copy"
          aria-label={copied.value ? text("copied") : text("copy")}
          onClick={() => void copy()}
        >
          <Strokes paths={[copied.value ? checkIcon : copyIcon]} />
        </button>
      </dd>
    </div>
  );
}
