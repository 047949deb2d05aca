import { expect, test } from "vitest";
import { hasMoved, placeAt } from "../../server/domain/queue.ts";

const five = (seconds: number) => Array.from({ length: 5 }, () => seconds);
const full = { agentsAvailable: 1, capacity: 3, free: 0, waits: [], handlingTimes: five(600) };
const roomy = { ...full, free: 2, waits: five(45) };

test.each([
  ["the next behind a full agent", 0, full, [180, 240]],
  ["the 16th behind a full agent who needs ten minutes each", 15, full, [3_180, 3_240]],
  [
    "the 16th behind ten full agents",
    15,
    { ...full, agentsAvailable: 10, capacity: 30 },
    [300, 360],
  ],
  ["one who finds room", 1, roomy, [0, 60]],
  ["the first who finds none", 2, roomy, [180, 240]],
  ["times that differ", 0, { ...full, handlingTimes: [60, 300, 600, 900, 9_000] }, [60, 300]],
  ["more than an hour", 20, full, undefined],
  ["place 2,000", 1_999, full, undefined],
  ["nothing measured yet", 0, { ...full, handlingTimes: [] }, undefined],
  ["four services are too few", 0, { ...full, handlingTimes: five(600).slice(1) }, undefined],
] as const)("the wait of %s", (_, index, staffing, range) => {
  expect(placeAt(index, staffing)).toEqual({
    position: index + 1,
    available: true,
    ...(range && { estimatedWaitSeconds: range[1], estimatedWaitRange: range }),
  });
});

test("with nobody on duty there is a place and no promise", () => {
  expect(placeAt(0, { ...full, agentsAvailable: 0 })).toEqual({ position: 1, available: false });
});

const place = (position: number, parts: object = {}) => ({
  position,
  estimatedWaitSeconds: position * 60,
  available: true,
  ...parts,
});

test.each([
  ["the first place of all", undefined, place(900), true],
  ["a step at the front", place(20), place(19), true],
  ["a new estimate at the front", place(3), place(3, { estimatedWaitSeconds: 30 }), true],
  ["nothing new at the front", place(3), place(3), false],
  ["a step of hundreds", place(300), place(299), false],
  ["a tenth of the way", place(330), place(300), true],
  ["a place further back", place(300), place(340), true],
  ["from far behind to the front", place(24), place(20), true],
  ["everybody off duty", place(300), place(300, { available: false }), true],
  ["other hours", place(300), place(300, { opensAt: "2026-11-22T01:00:00.000Z" }), true],
])("of %s a customer hears or not", (_, before, now, isSent) => {
  expect(hasMoved(before, now)).toBe(isSent);
});
