import { type ReadonlySignal, signal } from "@preact/signals";

/** Often enough that a wait turns its colour on time, in milliseconds. */
const tickMs = 5_000;

/** Epoch milliseconds, moving on by itself while the page lives. */
export function createClock(): ReadonlySignal<number> {
  const now = signal(Date.now());
  setInterval(() => {
    now.value = Date.now();
  }, tickMs);
  return now;
}
