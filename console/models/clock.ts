import { type ReadonlySignal, signal } from "@preact/signals";

/** In milliseconds; short enough that a wait changes its colour in time. */
const tickMs = 5_000;

/** Epoch milliseconds, renewed while the page lives. */
export function createClock(): ReadonlySignal<number> {
  const now = signal(Date.now());
  setInterval(() => {
    now.value = Date.now();
  }, tickMs);
  return now;
}
