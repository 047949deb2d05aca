import { expect, test } from "vitest";
import { hasNoDate } from "../../protocol/no-date.ts";

const at = "2026-12-03T10:00:00.000Z";
const ticket = { promise: { kind: "answer", at }, breachedAt: "2026-12-02T10:00:00.000Z" } as const;
const due = Date.parse(at);

test("a complaint whose new date was broken, too, has none; one that is on time, newly dated or waiting has", () => {
  expect(hasNoDate(ticket, due)).toBe(true);
  expect(hasNoDate(ticket, due - 1)).toBe(false);
  expect(hasNoDate({ promise: ticket.promise }, due)).toBe(false);
  expect(hasNoDate({ ...ticket, pausedSince: at }, due)).toBe(false);
});
