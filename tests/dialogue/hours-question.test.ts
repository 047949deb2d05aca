import { describe, expect, test } from "vitest";
import { askedDays } from "../../server/dialogue/hours-question.ts";
import { nextMoves } from "../../server/dialogue/rules.ts";
import { hoursOn, type ServiceHours } from "../../server/domain/service-hours.ts";
import { situation } from "./situations.ts";

test.each([
  ["周六上班吗", ["sat"]],
  ["周末有人工吗", ["sat", "sun"]],
  ["国庆上班吗", ["10-01"]],
  ["週日客服在嗎", ["sun"]],
  ["are you open on sunday", ["sun"]],
  ["周六到账吗", []],
  ["银行周六上班吗", []],
  ["are you open", []],
])("“%s” asks for %j", (text, days) => {
  expect(askedDays(text)).toEqual(days);
});

describe("the hours of a day", () => {
  const day = [{ from: 540, to: 1260 }];
  const hours: ServiceHours = {
    timeZone: "Asia/Shanghai",
    weekly: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
    exceptions: new Map([
      ["2026-10-01", []],
      ["2026-10-10", day],
    ]),
  };
  const spans = (asked: Parameters<typeof hoursOn>[1], now: string) =>
    hoursOn(hours, asked, Date.parse(now)).map((one) => one.spans);

  test("are the week's, but for holidays and days that are made up for", () => {
    expect(spans(["mon", "sat"], "2026-09-28T02:00:00Z")).toEqual([day, []]);
    expect(spans(["10-01"], "2026-09-28T02:00:00Z")).toEqual([[]]);
    expect(spans(["sat"], "2026-10-08T02:00:00Z")).toEqual([day]);
    expect(spans(["thu"], "2026-09-28T02:00:00Z")).toEqual([[]]);
  });
});

test("who speaks of ending their life reads when a person is there, after the line", () => {
  const closed = { ...situation("不想活了"), opening: () => "明天 9:00" };
  const phrases = nextMoves(closed).moves.map((move) =>
    "phrase" in move ? move.phrase : move.kind,
  );
  expect(phrases).toEqual(["distress", "queue", "closed.distress"]);
  const open = nextMoves(situation("不想活了")).moves;
  expect(open.map(({ kind }) => kind)).toEqual(["say", "queue"]);
});
