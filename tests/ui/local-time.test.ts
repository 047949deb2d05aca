import { expect, test } from "vitest";
import { fromLocalTime, isLocalTime, toLocalTime } from "../../ui/local-time.ts";

test("a moment goes through the field and comes back, to the minute", () => {
  const at = new Date(2026, 2, 5, 9, 7).toISOString();
  expect(toLocalTime(at)).toBe("2026-03-05T09:07");
  expect(fromLocalTime(toLocalTime(at))).toBe(at);
});

test("what is empty, half filled in or no time is none", () => {
  for (const text of ["", "2026-03-05", "2026-13-05T09:07", "x"]) {
    expect(isLocalTime(text)).toBe(false);
    expect(fromLocalTime(text)).toBeUndefined();
  }
});
