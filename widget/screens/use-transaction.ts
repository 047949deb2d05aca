import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { WalletTransaction } from "../../protocol/transaction.ts";
import { useWidgetContext } from "../context.ts";
import { loadTransactions } from "../models/transactions.ts";

/** One of the customer's last transactions, once the wallet has answered; undefined where it is none of them. */
export function useTransaction(id: string | undefined): WalletTransaction | undefined {
  const context = useWidgetContext();
  const known = useSignal<WalletTransaction | undefined>(undefined);
  const isOnline = context.support.connection.state.value === "online";
  useEffect(() => {
    known.value = undefined;
    if (id === undefined || id === "" || !isOnline) return;
    let isCurrent = true;
    void loadTransactions(context, id).then(({ transactions }) => {
      if (isCurrent) known.value = transactions.find((one) => one.id === id);
    });
    return () => {
      isCurrent = false;
    };
  }, [id, isOnline]);
  return known.value;
}
