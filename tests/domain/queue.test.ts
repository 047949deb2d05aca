import { expect, test } from "vitest";
import { hasMoved, placeAt } from "../../server/domain/queue.ts";

test.each([
  ["nothing known yet, one agent", 0, 1, [], 120],
  ["third in line, one agent", 2, 1, [], 360],
  ["third in line, three agents", 2, 3, [], 120],
  ["people waited a minute lately", 0, 1, [60, 50, 70], 60],
  ["people hardly waited lately", 0, 1, [1, 2, 3], 30],
  ["one waited an hour, the others did not", 0, 1, [60, 3_600, 60], 60],
])("the estimate, %s", (_, index, agentsAvailable, recentWaits, seconds) => {
  expect(placeAt(index, { agentsAvailable, recentWaits })).toEqual({
    position: index + 1,
    estimatedWaitSeconds: seconds,
    available: true,
  });
});

test("with nobody on duty there is a place and no promise", () => {
  expect(placeAt(0, { agentsAvailable: 0, recentWaits: [10] })).toEqual({
    position: 1,
    estimatedWaitSeconds: 0,
    available: false,
  });
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
