import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { AnnouncementId } from "../../../protocol/announcement-body.ts";
import { moneyWords } from "../../../protocol/money.ts";
import type { WalletTransaction } from "../../../protocol/transaction.ts";
import { dayStamp } from "../../../ui/times.ts";
import { transactionTexts, transactionTitle } from "../../../ui/transaction-texts.ts";
import { useWidgetContext } from "../../context.ts";
import { loadTouched } from "../../models/transactions.ts";
import { useAnnouncementTexts } from "./texts.ts";

/** The customer's own in this incident: the newest, and how many more. Of somebody who is not signed in nobody knows any. */
export function OwnTransactions({ id }: { readonly id: AnnouncementId }): JSX.Element | null {
  const context = useWidgetContext();
  const { locale } = context;
  const text = useAnnouncementTexts();
  const found = useSignal<readonly WalletTransaction[]>([]);
  const isVerified = context.support.session.value?.customer.verified === true;
  useEffect(() => {
    if (!isVerified) return;
    void loadTouched(context, id).then((touched) => {
      found.value = touched;
    });
  }, [id, isVerified]);
  const [newest, ...others] = found.value;
  if (newest === undefined) return null;
  const { at, amount, currency, status } = newest;
  const time = dayStamp(at, new Date(), locale);
  return (
    <div class="own-transaction">
      <p class="transaction-line">
        <span>{transactionTitle(newest, transactionTexts(locale))}</span>
        <b class="amount">{moneyWords(amount, currency, locale)}</b>
      </p>
      <p class="muted">{text(status === "failed" ? "ownFailed" : "ownPending", { time })}</p>
      {others.length > 0 && <p class="muted">{text("ownMore", { count: others.length })}</p>}
    </div>
  );
}
