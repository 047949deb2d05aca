import { expect, test } from "vitest";
import {
  byNeed,
  type NeedingAgent,
  quantilesOf,
  topicRise,
  topicsShown,
  waitBands,
} from "../../server/domain/live.ts";
import { clearanceOf } from "../../server/domain/queue.ts";

const minutes = (...all: number[]) => all.map((one) => one * 60_000);

test.each([
  [15, [300, 600, 900]],
  [5, [120, 180, 300]],
  [3, [60, 120, 180]],
])("the bands of a target of %i minutes are its thirds, in whole minutes", (target, edges) => {
  const bands = waitBands([], target * 60_000);
  expect(bands.map(({ from }) => from)).toEqual([0, ...edges]);
  expect(bands.map(({ to }) => to)).toEqual([...edges, undefined]);
  expect(bands.map(({ late }) => late)).toEqual([undefined, undefined, undefined, true]);
});

test("each who waits is in one band, and from the target on in the last one", () => {
  const bands = waitBands(minutes(0, 4, 5, 9, 14, 15, 900), 900_000);
  expect(bands.map(({ count }) => count)).toEqual([2, 2, 1, 2]);
});

test("the most frequent topics are named; the rest, and what has no name, stands together at the end", () => {
  const counts = [
    { topic: "", waiting: 2 },
    { topic: "b", waiting: 1, usual: 1 },
    { topic: "a", waiting: 5 },
    { topic: "c", waiting: 1 },
  ];
  expect(topicsShown(counts, 2)).toEqual([counts[2], counts[1], { topic: "", waiting: 3 }]);
  expect(topicsShown([], 2)).toEqual([]);
});

test.each([
  ["twice the usual and three more", { waiting: 6, usual: 3 }, 3],
  ["from nothing", { waiting: 3, usual: 0 }, 3],
  ["two more", { waiting: 2, usual: 0 }, undefined],
  ["less than twice", { waiting: 19, usual: 10 }, undefined],
  ["nothing known", { waiting: 40, usual: undefined }, undefined],
])("a topic with %s", (_, count, above) => {
  expect(topicRise([{ topic: "a", ...count }])?.above).toBe(above);
});

test("the topic that rises most is the one that is named, and never all others together", () => {
  const counts = [
    { topic: "", waiting: 90, usual: 1 },
    { topic: "a", waiting: 9, usual: 1 },
    { topic: "b", waiting: 30, usual: 10 },
  ];
  expect(topicRise(counts)).toEqual({ topic: "b", above: 20 });
});

test("whose customer has waited longest comes first, then the fullest; who is gone or off duty comes last", () => {
  const agent = (name: string, parts: Partial<NeedingAgent> = {}): NeedingAgent => ({
    ...{ name, state: "on", load: 1, capacity: 4, unanswered: [] },
    ...parts,
  });
  const agents = [
    agent("off", { state: "off", unanswered: [{ since: 1 }] }),
    agent("gone", { state: "gone", unanswered: [{ since: 1 }] }),
    agent("calm"),
    agent("full", { load: 4 }),
    agent("late", { unanswered: [{ since: 5 }] }),
    agent("later", { unanswered: [{ since: 3 }, { since: 9 }] }),
  ];
  expect(agents.sort(byNeed).map(({ name }) => name)).toEqual([
    "later",
    "late",
    "full",
    "calm",
    "gone",
    "off",
  ]);
});

test("half and nine of ten took at most so long", () => {
  expect(quantilesOf([])).toBeUndefined();
  expect(quantilesOf([7])).toEqual({ p50: 7, p90: 7 });
  expect(quantilesOf([10, 1, 2, 9, 3, 8, 4, 7, 5, 6])).toEqual({ p50: 5, p90: 9 });
});

test("those who wait are served when the last of them is; with nobody, or by a guess, there is no time", () => {
  const handlingTimes = [600, 600, 600, 600, 600];
  const staffing = { agentsAvailable: 1, capacity: 3, free: 0, waits: [], handlingTimes };
  expect(clearanceOf(16, staffing)).toEqual([3_180, 3_240]);
  expect(clearanceOf(16, { ...staffing, capacity: 6 })).toEqual([1_560, 1_620]);
  expect(clearanceOf(0, staffing)).toBeUndefined();
  expect(clearanceOf(16, { ...staffing, handlingTimes: [600] })).toBeUndefined();
  expect(clearanceOf(16, { ...staffing, agentsAvailable: 0 })).toBeUndefined();
});
