import type { Clock } from "../../server/ports/clock.ts";

const units = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
type Unit = keyof typeof units;
export type Duration = `${number} ${Unit}` | `${number} ${Unit}s`;

export interface TestClock extends Clock {
  pass(duration: Duration): void;
  /** Somebody sets the clock on the wall; no time passes. */
  set(direction: "forward" | "back", duration: Duration): void;
}

/** A clock that stands still until `pass` is called. */
export function createTestClock(start = Date.UTC(2026, 10, 21, 8)): TestClock {
  let now = start;
  let elapsed = 0;
  return {
    now: () => now,
    elapsed: () => elapsed,
    pass(duration) {
      now += millisecondsOf(duration);
      elapsed += millisecondsOf(duration);
    },
    set(direction, duration) {
      now += millisecondsOf(duration) * (direction === "forward" ? 1 : -1);
    },
  };
}

function millisecondsOf(duration: Duration): number {
  const [amount = "0", unit = ""] = duration.split(" ");
  return Number(amount) * units[unit.replace(/s$/, "") as Unit];
}
