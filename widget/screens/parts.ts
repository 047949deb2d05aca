import type { ReadonlySignal } from "@preact/signals";
import type { WidgetContextValue } from "../context.ts";
import { loadReading } from "./load-reading.ts";

/** What an open chat does not need comes in files of its own; this one with the texts. */
export const loadFirst = () => import("./first-parts.ts");

/** Fetches the others ahead, so that they are there where the network is not. What fails is fetched when it is shown. */
export function createPrefetch(context: ReadonlySignal<WidgetContextValue>) {
  let stopWatching: (() => void) | undefined;
  return {
    run(): void {
      loadReading()
        .then(({ watchForAnswers }) => {
          stopWatching ??= watchForAnswers(context);
        })
        .catch(() => {});
      void context.peek().support.faq.keep();
    },
    stop: () => stopWatching?.(),
  };
}
