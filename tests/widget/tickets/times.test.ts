import { expect, test } from "vitest";
import { shareGone } from "../../../widget/screens/tickets/times.ts";

const now = Date.parse("2026-11-28T10:00:00Z");
test("the share of the time that has gone stays between nothing and all", () => {
  expect(shareGone("2026-11-28T08:00:00Z", "2026-11-28T12:00:00Z", now)).toBe(0.5);
  expect(shareGone("2026-11-28T11:00:00Z", "2026-11-28T12:00:00Z", now)).toBe(0);
  expect(shareGone("2026-11-28T08:00:00Z", "2026-11-28T09:00:00Z", now)).toBe(1);
  expect(shareGone("2026-11-28T10:00:00Z", "2026-11-28T10:00:00Z", now)).toBe(0);
});
