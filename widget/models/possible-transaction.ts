import { effect, type Signal } from "@preact/signals";
import { transactionIdForm } from "../../protocol/transaction.ts";

/** The page may have asked for one that there can't be: with it nothing could be sent. The page hears why. Returns what stops it. */
export const dropImpossible = (about: Signal<string | undefined>): (() => void) =>
  effect(() => {
    if (about.value !== undefined && !transactionIdForm.test(about.value)) about.value = undefined;
  });
