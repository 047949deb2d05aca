import type { ReadonlySignal } from "@preact/signals";
import type { WidgetContextValue } from "../context.ts";
import { loadReading } from "./load-reading.ts";

/** Fetches what an open chat does not need, ahead, so that they are there where the network is not. What fails is fetched when it is shown. */
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
