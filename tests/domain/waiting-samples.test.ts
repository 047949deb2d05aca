import { expect, test } from "vitest";
import type { WaitingSample } from "../../server/domain/waiting-records.ts";
import { curveOf, slotMs, slotOf, usualAt } from "../../server/domain/waiting-samples.ts";

const now = Date.UTC(2026, 10, 21, 8, 7);
const slot = Date.UTC(2026, 10, 21, 8);
const weekMs = 7 * 86_400_000;

/** So many waited for each topic of a team, so many weeks before the slot. */
const history = (...samples: readonly WaitingSample[]) => {
  const at = new Map(samples.map((one) => [one.at, one]));
  return (wanted: number) => at.get(wanted);
};
const sample = (at: number, count: number, more: object = {}): WaitingSample => ({
  at,
  counts: [{ team: "", topic: "", count, ...more }],
});
const weeksAgo = (weeks: number, count: number, more: object = {}) =>
  sample(slot - weeks * weekMs, count, more);

test("a slot is ten minutes", () => {
  expect(slotOf(now)).toBe(slot);
  expect(slotOf(slot + slotMs)).toBe(slot + slotMs);
});

test.each([
  ["nothing", [], undefined],
  ["one week alone", [weeksAgo(1, 9)], undefined],
  ["two weeks", [weeksAgo(1, 4), weeksAgo(2, 8)], 6],
  ["an outage among others", [weeksAgo(1, 90), weeksAgo(2, 4), weeksAgo(3, 6)], 6],
  ["weeks with a gap", [weeksAgo(2, 4), weeksAgo(8, 6)], 5],
  ["more than eight weeks ago", [weeksAgo(9, 4), weeksAgo(1, 6)], undefined],
] as const)("with %s on record the usual is the middle, or unknown", (_, samples, usual) => {
  expect(usualAt(history(...samples), slot)).toBe(usual);
});

test("the usual of a topic and of a team is that of their own; where none waited it is 0", () => {
  const ofTopic = { topic: "transfer", team: "支付" };
  const known = history(weeksAgo(1, 4, ofTopic), weeksAgo(2, 6, ofTopic));
  expect(usualAt(known, slot, { topic: "transfer" })).toBe(5);
  expect(usualAt(known, slot, { team: "支付" })).toBe(5);
  expect(usualAt(known, slot, { topic: "other" })).toBe(0);
  expect(usualAt(known, slot, { team: "安全", topic: "transfer" })).toBe(0);
});

test("the curve of a day has its gaps, and the usual of each slot", () => {
  const from = slot - 2 * slotMs;
  const known = history(
    sample(from, 3),
    sample(slot, 7),
    ...[1, 2].map((week) => sample(from - week * weekMs, week)),
  );
  expect(curveOf(known, { from, now })).toEqual({
    from,
    counts: [3, undefined, 7],
    usual: [2, undefined, undefined],
  });
});

test("without earlier weeks there is today's line alone", () => {
  expect(curveOf(history(sample(slot, 2)), { from: slot, now })).toEqual({
    from: slot,
    counts: [2],
    usual: undefined,
  });
});
