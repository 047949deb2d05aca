import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { transactionTexts } from "../../../ui/transaction-texts.ts";
import { useWidgetContext } from "../../context.ts";
import { ShownTransaction } from "../shown-transaction.tsx";

/** Where the one that was picked waits until it is sent. */
export const pickedFor = (number: string): string => `ticket:${number}:shows`;

/** The transaction that goes with what is added to the ticket. It outlives the page. */
export function usePicked(number: string): Signal<string | undefined> {
  const { localStore } = useWidgetContext().support;
  const key = pickedFor(number);
  const about = useSignal(localStore.read(key));
  useEffect(
    () =>
      about.subscribe((id) => {
        if (id === undefined) localStore.remove(key);
      }),
    [key],
  );
  return about;
}

interface AddTransactionProps {
  readonly number: string;
  readonly about: Signal<string | undefined>;
}

/** The way to a transaction, or the one that was picked. Of somebody who is not signed in the wallet knows none. */
export function AddTransaction({ number, about }: AddTransactionProps): JSX.Element | null {
  const { support, locale } = useWidgetContext();
  const text = transactionTexts(locale);
  if (support.session.value?.customer.verified !== true) return null;
  if (about.value !== undefined) return <ShownTransaction about={about} />;
  return (
    <button
      type="button"
      class="secondary wide add-evidence"
      onClick={() => support.navigation.go({ name: "transactions", ticket: number })}
    >
      {text("pick")}
    </button>
  );
}
