import { expect, test } from "vitest";
import { afterFailure } from "../../server/domain/delivery-attempts.ts";

const hour = 3_600_000;

test("one that fails is tried again for a day, always later, and then given up", () => {
  let [now, attempts] = [0, 0];
  const waits: number[] = [];
  for (;;) {
    const next = afterFailure({ attempts }, now);
    attempts = next.attempts;
    if (!next.again) break;
    waits.push(next.nextAt - now);
    now = next.nextAt;
  }
  expect(waits[0]).toBe(5_000);
  expect(waits).toEqual(waits.toSorted((one, other) => one - other));
  expect(now).toBeGreaterThanOrEqual(24 * hour);
  expect(now).toBeLessThan(26 * hour);
  expect(attempts).toBe(waits.length + 1);
});
