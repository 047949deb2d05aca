import { expect, test } from "vitest";
import { causePoints } from "../../console/models/insight-causes.ts";
import { mostTelling, standoutOf } from "../../console/models/insight-drawn.ts";
import { labelLines, topicName } from "../../console/models/insight-labels.ts";
import { withPeaks } from "../../console/models/insight-marks.ts";
import { spread, widthOfText } from "../../console/models/insight-scales.ts";
import {
  fractionText,
  numberText,
  remainderIn,
  shareText,
} from "../../console/models/insight-texts.ts";
import { translationFor } from "../../console/models/texts.ts";
import { remainders } from "../../server/domain/measures.ts";

const chinese = translationFor("zh-CN");
const english = translationFor("en");

test("an English name goes on in a second line, and is whole where two would read the same", () => {
  const room = { width: 110, lines: 2 };
  expect(labelLines(["Why did my payment fail?", "转账未到账"], room)).toEqual([
    ["Why did my", "payment fail?"],
    ["转账未到账"],
  ]);
  const alike = [
    "How much does a withdrawal cost with a card?",
    "How much does a withdrawal cost without one?",
  ];
  const found = labelLines(alike, room);
  expect(found.map((lines) => lines.join(" "))).toEqual(alike);
  const [cut = []] = labelLines(alike.slice(0, 1), room);
  expect([cut.length, cut.at(-1)?.endsWith("…")]).toEqual([2, true]);
  expect(cut.every((line) => widthOfText(line) <= room.width)).toBe(true);
});

test("a topic that no article has any more is said to be unknown, and what somebody has typed is theirs", () => {
  const name = (topic: string, title = topic) => topicName({ topic, title }, english);
  expect(name("account-register")).toBe("Unknown topic account-register");
  expect(name("payment-failed", "Why did my payment fail?")).toBe("Why did my payment fail?");
  expect(name("双十二红包")).toBe("双十二红包");
});

test("labels of several lines leave room for all of their lines", () => {
  const gaps = [33, 17, 33];
  const places = spread([100, 102, 104], { gap: gaps, height: 150 });
  const order = [0, 1, 2].sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
  for (const [at, index] of order.slice(0, -1).entries()) {
    const next = places[order[at + 1] ?? 0] ?? 0;
    expect(next - (places[index] ?? 0)).toBeGreaterThanOrEqual(gaps[index] ?? 0);
  }
  const last = order.at(-1) ?? 0;
  expect((places[last] ?? 0) + (gaps[last] ?? 0)).toBeLessThanOrEqual(150 + 17);
});

test("drawn are the main line, those that rose most and the largest, and no more than can be read", () => {
  const all = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const rises: Record<string, number> = { f: 3, g: 9, h: 5 };
  const drawn = mostTelling(all, { main: "e", riseOf: (one) => rises[one] ?? 0, most: 5 });
  expect(drawn).toEqual(["a", "e", "f", "g", "h"]);
  expect(mostTelling(all, { main: undefined, riseOf: () => 0, most: 3 })).toEqual(["a", "b", "c"]);
});

test("a Chinese name breaks into even lines, and no line begins with a sign", () => {
  const [lines = []] = labelLines(["被骗了，钱已经转给骗子怎么办？"], { width: 180, lines: 2 });
  expect(lines).toEqual(["被骗了，钱已经转", "给骗子怎么办？"]);
});

test("a share stands out where it is twice the middle one, and 15 points of a hundred above it", () => {
  expect(standoutOf([0.24, 0.13, 0.13, 0.12])).toBeUndefined();
  expect(standoutOf([0.1, 0.12, 0.4, 0.1])).toMatchObject({ at: 2 });
  expect(standoutOf([0.1, 0.12, 0.15, 0.1])).toBeUndefined();
  expect(standoutOf([undefined, undefined])).toBeUndefined();
});

const dayOf = (at: number) =>
  new Date(Date.parse("2026-01-05") + at * 86_400_000).toISOString().slice(0, 10);
const decidedAt = (every: number, decided: readonly number[]) =>
  decided.map((count, at) => ({
    start: dayOf(at * every),
    counts: { decided: count },
    durations: {},
  }));

test("causes of a year stand at months, and what is decided in a month is all in it", () => {
  const points = decidedAt(7, Array<number>(52).fill(3));
  const found = causePoints({ step: "week", points });
  expect([found?.step, found?.starts.length]).toEqual(["month", 12]);
  // The weeks of January 2026 begin on the 5th, the 12th, the 19th and the 26th.
  const counts = points.map((_, at) => (at < 2 ? 3 : 0));
  expect(found?.sharesOf({ counts }).slice(0, 2)).toEqual([0.5, 0]);
});

test("three weeks with few decisions are read by week, or as a whole, and not as single points", () => {
  const by = (decided: readonly number[]) =>
    causePoints({ step: "day", points: decidedAt(1, decided) });
  expect(by(Array<number>(21).fill(9))?.step).toBe("day");
  expect(by(Array<number>(21).fill(2))?.step).toBe("week");
  expect(by(Array<number>(21).fill(0.5))).toBeUndefined();
  expect(by([9, 9])).toBeUndefined();
  // Five weeks of which the second has too few: its neighbour before it would stand alone.
  const weeks = [9, 2, 9, 9, 9].flatMap((count) => [count, 0, 0, 0, 0, 0, 0]);
  expect(by(weeks)).toBeUndefined();
  const inTurn = [9, 9, 2, 9, 9].flatMap((count) => [count, 0, 0, 0, 0, 0, 0]);
  expect(by(inTurn)?.step).toBe("week");
  expect(causePoints({ step: "hour", points: decidedAt(1, [9, 9, 9]) })).toBeUndefined();
});

test("the description of a chart names the lines that peak, and when", () => {
  const peaks = [
    { name: "付款失败", at: "3/9" },
    { name: "提现手续费", at: "6/22" },
  ];
  expect(withPeaks("话题，每周会话", peaks, chinese)).toBe(
    "话题，每周会话。高峰：付款失败 3/9；提现手续费 6/22",
  );
  expect(withPeaks("话题，每周会话", [], chinese)).toBe("话题，每周会话");
});

test("large numbers have separators, and nothing counted is said in words", () => {
  expect(numberText(12_262, chinese)).toBe("12,262");
  expect(shareText({ value: 0.62, part: 32_433, whole: 52_007 }, chinese)).toBe(
    "62%（32,433 / 52,007）",
  );
  expect(fractionText({ value: undefined, part: 0, whole: 0 }, chinese)).toBe("还没有可算的");
  expect(shareText({ value: undefined, part: 0, whole: 0 }, english)).toBe("nothing to count yet");
});

test("one of a kind is named in the singular", () => {
  const said = (count: string) => english.t("insights.soFarFinding", { count, hour: 1, before: 0 });
  expect(said("1")).toBe("1 conversation by 1:00, 0 by then a week before");
  expect(said("1,234")).toBe("1,234 conversations by 1:00, 0 by then a week before");
});

test("what asked the assistant and is not over stands beside what it has solved", () => {
  const total = { counts: { asked: 23, settled: 4 }, durations: {} };
  expect(remainderIn(total, "unsettled", { definitions: { remainders } as never })).toBe(19);
});
