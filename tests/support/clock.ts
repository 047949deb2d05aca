import type { Clock } from "../../server/ports/clock.ts";

const units = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
type Unit = keyof typeof units;
export type Duration = `${number} ${Unit}` | `${number} ${Unit}s`;

export interface TestClock extends Clock {
  pass(duration: Duration): void;
}

/** A clock that stands still until `pass` is called. */
export function createTestClock(start = Date.UTC(2026, 10, 21, 8)): TestClock {
  let now = start;
  return {
    now: () => now,
    pass(duration) {
      const [amount = "0", unit = ""] = duration.split(" ");
      now += Number(amount) * units[unit.replace(/s$/, "") as Unit];
    },
  };
}
