import { expect, test } from "vitest";
import { hasClosedApp } from "../../protocol/closed-app.ts";

test("who reloads the page has not left, who is gone for 15 seconds has", () => {
  expect(hasClosedApp(undefined, 99_000)).toBe(false);
  expect([hasClosedApp(1_000, 15_999), hasClosedApp(1_000, 16_000)]).toEqual([false, true]);
  const since = "2026-11-21T08:00:00.000Z";
  const at = (seconds: number) => hasClosedApp(since, Date.UTC(2026, 10, 21, 8, 0, seconds));
  expect([at(14), at(15)]).toEqual([false, true]);
});
