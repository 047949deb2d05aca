import { expect, test } from "vitest";
import {
  byNeed,
  lineFigures,
  type NeedingAgent,
  quantilesOf,
  topicRise,
  topicsShown,
} from "../../server/domain/live.ts";
import { clearanceOf, placeAt } from "../../server/domain/queue.ts";

const now = 100_000_000;
/** A line of those who have waited so many minutes. */
const figuresOf = (waited: readonly number[], targetMinutes: number, named = 9) =>
  lineFigures(
    waited.map((minutes) => ({ id: minutes, waitingSince: now - minutes * 60_000 })),
    { now, targetMs: targetMinutes * 60_000, dueBy: now + 600_000, named },
  );

test.each([
  [15, [300, 600, 900]],
  [5, [120, 180, 300]],
  [3, [60, 120, 180]],
])("the bands of a target of %i minutes are its thirds, in whole minutes", (target, edges) => {
  const { bands } = figuresOf([], target);
  expect(bands.map(({ from }) => from)).toEqual([0, ...edges]);
  expect(bands.map(({ to }) => to)).toEqual([...edges, undefined]);
  expect(bands.map(({ late }) => late)).toEqual([undefined, undefined, undefined, true]);
});

test("each who waits is in one band, and from the target on in the last one", () => {
  const { bands } = figuresOf([0, 4, 5, 9, 14, 15, 900], 15);
  expect(bands.map(({ count }) => count)).toEqual([2, 2, 1, 2]);
});

test("whose target is over soon is due; the longest waiting of them are named, and all are counted", () => {
  const { due, dueCount, longestSince } = figuresOf([4, 30, 5, 7, 12], 15, 2);
  expect(due.map(({ id }) => id)).toEqual([30, 12]);
  expect(due[0]).toMatchObject({ since: now - 1_800_000, dueAt: now - 900_000 });
  expect([dueCount, longestSince]).toEqual([4, now - 1_800_000]);
  expect(figuresOf([], 15)).toMatchObject({ due: [], dueCount: 0, longestSince: undefined });
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
  const last = (more: object = {}) => placeAt(15, { ...staffing, ...more });
  expect(clearanceOf([last()])).toEqual([3_180, 3_240]);
  expect(clearanceOf([last({ capacity: 6 })])).toEqual([1_560, 1_620]);
  expect(clearanceOf([])).toBeUndefined();
  expect(clearanceOf([last({ handlingTimes: [600] })])).toBeUndefined();
  expect(clearanceOf([last({ agentsAvailable: 0 })])).toBeUndefined();
});

test("each team serves its own: the slowest decides, and one that nobody can tell is a guess for all", () => {
  const handlingTimes = [600, 600, 600, 600, 600];
  const staffing = { agentsAvailable: 1, capacity: 3, free: 0, waits: [], handlingTimes };
  const [short, long] = [placeAt(2, staffing), placeAt(8, staffing)];
  expect(clearanceOf([short, long])).toEqual(long.estimatedWaitRange);
  expect(clearanceOf([long, short])).toEqual(long.estimatedWaitRange);
  expect(clearanceOf([short, placeAt(8, { ...staffing, agentsAvailable: 0 })])).toBeUndefined();
});
