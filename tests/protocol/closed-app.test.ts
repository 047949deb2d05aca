import { expect, test } from "vitest";
import { hasClosedApp } from "../../protocol/closed-app.ts";

test("who reloads the page has not left, who is gone for as long as the desk says has", () => {
  const closed = (since: number | undefined, now: number, graceMs = 15_000) =>
    hasClosedApp(since, { now, graceMs });
  expect(closed(undefined, 99_000)).toBe(false);
  expect([closed(1_000, 15_999), closed(1_000, 16_000)]).toEqual([false, true]);
  expect([closed(1_000, 30_999, 30_000), closed(1_000, 31_000, 30_000)]).toEqual([false, true]);
  const since = "2026-11-21T08:00:00.000Z";
  const at = (seconds: number) =>
    hasClosedApp(since, { now: Date.UTC(2026, 10, 21, 8, 0, seconds), graceMs: 15_000 });
  expect([at(14), at(15)]).toEqual([false, true]);
});
