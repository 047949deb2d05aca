import { expect, test } from "vitest";
import { locales } from "../../protocol/conversation.ts";
import type { Insights } from "../../protocol/insights.ts";
import { forPage } from "../../server/present/insights.ts";
import { insightsCsv } from "../../server/present/insights-csv.ts";

const none = { counts: {}, durations: {} };
const insights = {
  from: "2026-11-20",
  to: "2026-11-21",
  step: "day",
  total: none,
  before: none,
  points: [
    { start: "2026-11-20", ...none },
    { start: "2026-11-21", ...none },
  ],
  marks: [
    { kind: "holiday", from: "2026-11-20", to: "2026-11-21" },
    { kind: "incident", title: "=转账到账变慢", from: "2026-11-20T09" },
  ],
  topics: Array.from({ length: 15 }, (_, at) => ({
    topic: `t${at}`,
    title: `话题${at}`,
    counts: [at, at + 1],
    total: 2 * at + 1,
    before: 0,
  })),
  causes: [],
  agents: [],
  hours: [],
  lastDay: { day: "2026-11-21", counts: [], weekBefore: [], wholeHours: 24 },
} as unknown as Insights;

test("the export has every topic at every point, more than the page shows", () => {
  const csv = insightsCsv(insights, "en");
  expect(csv).toContain("Topic,话题14,29");
  expect(csv).toContain(
    "Topic and time,2026-11-20 话题14,14\r\nTopic and time,2026-11-21 话题14,15\r\n",
  );
  expect(forPage(insights).topics).toHaveLength(12);
});

test("the export says what went on in these days, and no title of it is a formula", () => {
  const csv = insightsCsv(insights, "en");
  expect(csv).toContain("Holiday,2026-11-20/2026-11-21,\r\n");
  expect(csv).toContain("Incident,2026-11-20T09/,'=转账到账变慢\r\n");
});

test("each column has a head in the reader's language, and no two have the same", () => {
  for (const locale of locales) {
    const [head = ""] = insightsCsv(insights, locale)
      .replace(/^\uFEFF/, "")
      .split("\r\n");
    const names = head.split(/,(?! )/);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.filter((name) => /[a-z][A-Z]|^[a-z]/.test(name))).toEqual([]);
  }
  expect(insightsCsv(insights, "zh-TW")).toContain("排隊等多久，九成（秒）");
});
