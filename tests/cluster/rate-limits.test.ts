import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRateLimits, noRateLimits } from "../../server/cluster/rate-limits.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

const times = async (count: number, work: () => Promise<void>) => {
  for (let index = 0; index < count; index += 1) await work();
};

test("a key that has used up its points is refused with the time to wait", async () => {
  const limits = createRateLimits();
  await times(40, () => limits.consume("message", "alice"));
  vi.setSystemTime(4_000);
  await expect(limits.consume("message", "alice")).rejects.toMatchObject({
    code: "rate_limited",
    retryAfterMs: 6_000,
  });
});

test("the points come back after the time of the rule", async () => {
  const limits = createRateLimits();
  await times(120, () => limits.consume("guests-of-address", "203.0.113.1"));
  vi.setSystemTime(59_999);
  await expect(limits.consume("guests-of-address", "203.0.113.1")).rejects.toMatchObject({
    retryAfterMs: 1,
  });
  vi.setSystemTime(60_001);
  await limits.consume("guests-of-address", "203.0.113.1");
});

test("keys and rules count for themselves", async () => {
  const limits = createRateLimits();
  await times(40, () => limits.consume("message", "alice"));
  await limits.consume("message", "ben");
  await limits.consume("call", "alice");
});

test("without limits nothing is refused", async () => {
  await times(50, () => noRateLimits.consume("message", "alice"));
});

test("S14 a spent key is seen without being counted", async () => {
  const limits = createRateLimits();
  await times(60, () => limits.consume("refused", "mallory"));
  await limits.refuseIfSpent("refused", "mallory");
  await expect(limits.consume("refused", "mallory")).rejects.toMatchObject({
    code: "rate_limited",
  });
  await expect(limits.refuseIfSpent("refused", "mallory")).rejects.toMatchObject({
    code: "rate_limited",
  });
  await limits.refuseIfSpent("refused", "alice");
});

test("S34 all points of a key can be spent at once", async () => {
  const limits = createRateLimits();
  await limits.spendAll("refused", "mallory");
  await expect(limits.refuseIfSpent("refused", "mallory")).rejects.toMatchObject({
    code: "rate_limited",
  });
  await limits.refuseIfSpent("refused", "alice");
});

test("D16 a clock that was set back makes nobody wait longer than the rule lasts", async () => {
  const limits = createRateLimits();
  vi.setSystemTime(9 * 86_400_000);
  await times(40, () => limits.consume("message", "alice"));
  vi.setSystemTime(0);
  await expect(limits.consume("message", "alice")).rejects.toMatchObject({ retryAfterMs: 10_000 });
});
