import type { JSX } from "preact";
import type { WalletTransaction } from "../../protocol/transaction.ts";
import { statusOf, transactionTexts, transactionTitle } from "../../ui/transaction-texts.ts";
import { isIncoming, signedMoney } from "../models/signed-money.ts";
import { shortTime } from "../models/times.ts";
import { useTranslation } from "./translation.ts";

/** One movement of money in two lines. */
export function Movement({
  transaction,
  now,
}: {
  readonly transaction: WalletTransaction;
  readonly now: number;
}): JSX.Element {
  const { locale } = useTranslation();
  const text = transactionTexts(locale);
  const { at, status } = transaction;
  return (
    <>
      <span class="movement-line">
        <span class="cut">{transactionTitle(transaction, text)}</span>
        <strong data-in={isIncoming(transaction)}>{signedMoney(transaction, locale)}</strong>
      </span>
      <span class="movement-line muted">
        <time dateTime={at}>{shortTime(at, now, locale)}</time>
        <span class="movement-status" data-status={status}>
          {statusOf(transaction, text)}
        </span>
      </span>
    </>
  );
}
