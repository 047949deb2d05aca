import fc from "fast-check";
import { expect, test } from "vitest";
import {
  insightAddress,
  insightQueryIn,
  insightRequest,
} from "../../console/models/insight-query.ts";
import {
  everyFor,
  pathThrough,
  peakOf,
  sharesTo,
  spread,
  stacked,
  ticksTo,
} from "../../console/models/insight-scales.ts";
import {
  changeText,
  fastestGrowing,
  fastestRise,
  percent,
  secondsText,
  soFar,
  wholePoints,
} from "../../console/models/insight-texts.ts";
import { createInsightsModel } from "../../console/models/insights.ts";
import { translationFor } from "../../console/models/texts.ts";
import type { InsightTopic } from "../../protocol/insights.ts";
import { Unreachable } from "../../ui/refusal.ts";

const chinese = translationFor("zh-CN");

test("the address holds the period and the filters, and is read as it was written", () => {
  for (const query of [
    { period: "week", topic: "payment-failed", locale: "en", team: "风控" },
    {
      period: "custom",
      from: "2026-11-01",
      to: "2026-11-21",
      topic: undefined,
      locale: undefined,
      team: undefined,
    },
    { period: "quarter", topic: undefined, locale: undefined, team: undefined },
  ] as const)
    expect(insightQueryIn(insightAddress(query))).toEqual(query);
});

test("an address that is not ours shows the last twelve weeks", () => {
  for (const hash of [
    "",
    "#/insights",
    "#/insights?period=ever",
    "#/insights?period=custom",
    "#/insights?from=x&to=y",
  ])
    expect(insightQueryIn(hash).period).toBe("quarter");
  expect(insightQueryIn("#/insights?locale=fr").locale).toBeUndefined();
});

test("a period is the last days at the desk, and twelve weeks are whole ones", () => {
  expect(insightRequest({ period: "today" })).toBe("days=1");
  expect(insightRequest({ period: "quarter" })).toBe("days=84");
  expect(insightRequest({ period: "week", team: "风控" })).toBe(
    `days=7&team=${encodeURIComponent("风控")}`,
  );
  expect(insightRequest({ period: "custom", from: "2026-11-01", to: "2026-11-21" })).toBe(
    "from=2026-11-01&to=2026-11-21",
  );
});

test("a cause has grown where its share has, by five points of a hundred or more", () => {
  const cause = (name: string, total: number, before: number) => ({
    cause: name,
    title: name,
    counts: [],
    total,
    before,
  });
  const causes = [cause("系统故障", 30, 20), cause("操作失误", 60, 80), cause("遭遇诈骗", 7, 0)];
  const found = fastestGrowing(causes, { now: 100, before: 100 });
  expect([found?.one.cause, found?.now, found?.before]).toEqual(["系统故障", 0.3, 0.2]);
  // More complaints of the same kinds are no change of the causes.
  const twice = causes.map((one) => ({ ...one, total: one.before * 2 }));
  expect(fastestGrowing(twice, { now: 200, before: 100 })).toBeUndefined();
  expect(fastestGrowing(causes, { now: 100, before: 10 })).toBeUndefined();
});

test("shares have steps up to what there is, and the whole at most", () => {
  expect(sharesTo(0.08)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(sharesTo(0.5).at(-1)).toBe(0.6);
  expect(sharesTo(1).at(-1)).toBe(1);
});

const desk = (answers: readonly (object | Error)[]) => {
  const asked: string[] = [];
  const hashes: string[] = [];
  const model = createInsightsModel({
    request: async (_method, path) => {
      const answer = answers[asked.push(path) - 1];
      if (answer instanceof Error) throw answer;
      return answer as never;
    },
    address: { read: () => "#/insights?period=week", write: (hash) => void hashes.push(hash) },
  });
  return { model, asked, hashes };
};

test("a filter asks again and stands in the address; the export is of the same", async () => {
  const { model, asked, hashes } = desk([{ counted: 1 }, { counted: 0.5 }]);
  await model.load();
  expect(model.insights.value).toEqual({ counted: 1 });
  await model.change({ topic: "payment-failed" });
  expect(model.insights.value).toEqual({ counted: 0.5 });
  expect(asked[1]).toBe("insights?days=7&topic=payment-failed");
  expect(hashes).toEqual(["#/insights?period=week&topic=payment-failed"]);
  expect(model.csv.value).toBe("/api/agent/insights.csv?days=7&topic=payment-failed");
});

test("figures of other days do not stay where none come, and days that are none are said to be none", async () => {
  const { model, asked } = desk([{ counted: 1 }, new Unreachable("down"), { counted: 0.5 }]);
  await model.load();
  await model.change({ period: "year" });
  expect([model.insights.value, model.failed.value]).toEqual([null, true]);
  await model.change({ period: "custom", from: "2026-11-21", to: "2026-11-01" });
  expect([model.isOddPeriod.value, model.failed.value, asked.length]).toEqual([true, false, 2]);
  await model.change({ to: "2026-11-30" });
  expect([model.isOddPeriod.value, model.insights.value]).toEqual([false, { counted: 0.5 }]);
});

test("a link to the page, or the way back to another period of it, is followed while it is open", async () => {
  let hash = "#/insights?period=today";
  const asked: string[] = [];
  const model = createInsightsModel({
    request: async (_method, path) => {
      asked.push(path);
      return { counted: 1 } as never;
    },
    address: {
      read: () => hash,
      write: (next) => {
        hash = next;
      },
    },
  });
  await model.load();
  hash = "#/insights?period=year";
  await model.follow();
  await model.follow();
  hash = "#/desk";
  await model.follow();
  expect(asked).toEqual(["insights?days=1", "insights?days=365"]);
  expect(model.query.value.period).toBe("year");
});

test("where nobody answers the old figures stay, and another attempt shows the new ones", async () => {
  const { model } = desk([{ counted: 1 }, new Unreachable("down"), { counted: 0.5 }]);
  await model.load();
  await model.load();
  expect([model.failed.value, model.loading.value, model.insights.value]).toEqual([
    true,
    false,
    { counted: 1 },
  ]);
  await model.load();
  expect([model.failed.value, model.insights.value]).toEqual([false, { counted: 0.5 }]);
});

test("an axis begins at 0, has three to five steps and room for the most", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (most) => {
      const ticks = ticksTo(most);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      expect(ticks.length).toBeLessThanOrEqual(5);
    }),
  );
  expect(ticksTo(842)).toEqual([0, 500, 1_000]);
});

test("labels keep their order and their distance, and stay in the chart where there is room", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 }), (places) => {
      const moved = [...spread(places, { gap: 17, height: 216 })].sort((one, other) => one - other);
      for (const [index, place] of moved.entries()) {
        expect(place).toBeLessThanOrEqual(216);
        if (index > 0) expect(place - (moved[index - 1] ?? 0)).toBeGreaterThanOrEqual(17);
      }
    }),
  );
});

test("a line has a gap where there is nothing, and an axis no labels that touch", () => {
  expect(pathThrough([[0, 1], [1, 2], undefined, [3, 4]])).toBe("M0.0 1.0L1.0 2.0M3.0 4.0");
  expect(everyFor(365, 500, 52)).toBe(38);
  expect(everyFor(4, 500, 52)).toBe(1);
});

const topic = (title: string, total: number, before: number): InsightTopic => ({
  topic: title,
  title,
  total,
  before,
  counts: [],
});

test("what has risen most is named, unless there is too little of it", () => {
  const found = fastestRise([
    topic("转账", 300, 200),
    topic("限额", 90, 30),
    topic("发票", 9, 1),
    topic("新", 50, 0),
  ]);
  expect([found?.topic.title, found?.percent]).toEqual(["限额", 200]);
  expect(fastestRise([topic("转账", 210, 200)])).toBeUndefined();
});

test("a time is as exact as one reads it", () => {
  expect(secondsText(300, chinese)).toBe("5 分");
  expect([40, 96, 690, 4_000, 200_000].map((seconds) => secondsText(seconds, chinese))).toEqual([
    "40 秒",
    "1 分 36 秒",
    "12 分",
    "1 时 06 分",
    "2.3 天",
  ]);
  expect([
    percent(undefined),
    percent(0.614),
    changeText(0.61, 0.58),
    changeText(0.5, 0.52),
  ]).toEqual(["–", "61%", "+3", "−2"]);
});

test("a peak is twice what is usual, and no chance of small numbers", () => {
  const plain = [40, 42, 38, 41, 40, 39, 43, 40];
  expect(peakOf(plain)).toBeUndefined();
  expect(peakOf([...plain, 90, 60, 50])).toBe(8);
  expect(peakOf([0, 0, 0, 0, 0, 25, 0, 0])).toBe(5);
  expect(peakOf([1, 0, 0, 1, 0, 6, 0, 0])).toBeUndefined();
  expect(peakOf([10, 90, 10])).toBeUndefined();
  expect(peakOf([])).toBeUndefined();
});

test("a name that would lie on another one stands above it", () => {
  const room = { width: 100, gap: 17 };
  const names = [
    { x: 100, y: 50 },
    { x: 150, y: 55 },
    { x: 160, y: 40 },
    { x: 400, y: 50 },
  ];
  expect(stacked(names, room)).toEqual([50, 33, 16, 50]);
});

test("a week that is not whole at either end is in the table and not in the picture", () => {
  const starts = (...days: readonly string[]) => days.map((start) => ({ start }));
  const cut = starts("2026-11-04", "2026-11-09", "2026-11-16", "2026-11-23");
  expect(wholePoints({ step: "week", to: "2026-11-24", points: cut })).toEqual([1, 3]);
  const whole = starts("2026-11-02", "2026-11-09");
  expect(wholePoints({ step: "week", to: "2026-11-15", points: whole })).toEqual([0, 2]);
  expect(wholePoints({ step: "day", to: "2026-11-05", points: cut.slice(0, 2) })).toEqual([0, 2]);
});

test("of a day that is not over the hours to come are no fall, and the same hours are compared", () => {
  const counts = [3, 4, ...Array.from({ length: 22 }, () => 0)];
  const weekBefore = Array.from({ length: 24 }, () => 2);
  const {
    counts: drawn,
    now,
    before,
  } = soFar({ day: "2026-11-21", counts, weekBefore, wholeHours: 2 });
  expect(drawn.slice(0, 4)).toEqual([3, 4, undefined, undefined]);
  expect([now, before]).toEqual([7, 4]);
});
