import { expect, test } from "vitest";
import { fuzz } from "../fuzz/run.ts";

// The whole of 100,000: npm run fuzz
test("F14 mutated frames and requests leave the same process, no bug, and its memory", async () => {
  const run = await fuzz({ seed: 14, count: 1_600, warmUp: 200, settleMs: 1_000 });
  const { frames, statuses, failures, bugs, memory, sameProcess, hung } = run;
  expect(bugs).toEqual([]);
  expect(failures).toEqual([]);
  expect(sameProcess).toBe(true);
  expect(hung).toEqual([]);
  // It would have bitten: they were read, and many were refused.
  expect(frames.answered + frames.closed).toBeGreaterThan(790);
  expect(frames.closed).toBeGreaterThan(50);
  expect(statuses[400]).toBeGreaterThan(100);
  expect(statuses[200]).toBeGreaterThan(10);
  expect(memory[1] - memory[0]).toBeLessThan(60);
});
