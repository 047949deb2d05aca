import { effect, type ReadonlySignal } from "@preact/signals";
import type { WidgetContextValue } from "../context.ts";
import { whenIdle } from "../idle.ts";
import { loadReading } from "./load-reading.ts";

/**
 * Fetches what an open chat does not need, ahead, so that it is there where the network is not. What fails is fetched when it is
 * shown. Returns what stops it.
 */
export function prefetch(
  context: ReadonlySignal<WidgetContextValue>,
  open: ReadonlySignal<boolean>,
): () => void {
  const { support } = context.peek();
  let stopWatching: (() => void) | undefined;
  const run = () => {
    loadReading()
      .then(({ watchForAnswers }) => {
        stopWatching ??= watchForAnswers(context);
      })
      .catch(() => {});
    void support.faq.keep();
  };
  const stop = effect(() => {
    const isOnline = support.connection.state.value === "online";
    const wanted = open.value || support.localStore.read("notify");
    return wanted && isOnline ? whenIdle(run) : undefined;
  });
  return () => {
    stop();
    stopWatching?.();
  };
}
