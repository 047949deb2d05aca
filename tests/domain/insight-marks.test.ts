import { expect, test } from "vitest";
import { createHourOf } from "../../server/domain/counted-hours.ts";
import { holidayMarks, incidentMarks, markIn } from "../../server/domain/insight-marks.ts";
import { durationTargets } from "../../server/domain/measures.ts";
import { anAnnouncement } from "../support/builders.ts";

const hourOf = createHourOf("Asia/Shanghai");
const week = { from: "2026-11-16", to: "2026-11-22" };
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const ended = (from: string, to: string) =>
  anAnnouncement({
    state: "ended",
    startsAt: at(from),
    updates: [{ at: at(to), isEnd: true }],
  });

test("an incident is marked from its beginning to its end, in hours of the desk", () => {
  const marks = incidentMarks([ended("2026-11-18T09:30", "2026-11-18T12:10")], week, hourOf);
  expect(marks.map(({ from, to }) => [from, to])).toEqual([["2026-11-18T09", "2026-11-18T12"]]);
});

test("one that is going on has no end; those of other days, notices and what is planned are not marked", () => {
  const goingOn = anAnnouncement({ startsAt: at("2026-10-01T09:00") });
  const others = [
    ended("2026-11-10T09:00", "2026-11-15T23:59"),
    ended("2026-11-23T00:01", "2026-11-23T05:00"),
    anAnnouncement({ kind: "notice", startsAt: at("2026-11-18T09:00") }),
    anAnnouncement({ state: "scheduled", startsAt: at("2026-11-18T09:00") }),
  ];
  const marks = incidentMarks([goingOn, ...others], week, hourOf);
  expect(marks.map(({ from, to }) => [from, to])).toEqual([["2026-10-01T09", undefined]]);
});

test("the title of a mark is in the reader's language", () => {
  const [mark] = incidentMarks(
    [
      anAnnouncement({
        title: { "zh-CN": "转账变慢", en: "Transfers are slow" },
        taiwan: { title: "轉帳變慢" },
        startsAt: at("2026-11-18T09:00"),
      }),
    ],
    week,
    hourOf,
  );
  if (!mark) throw new Error("There is no mark.");
  expect(markIn(mark, "en").title).toBe("Transfers are slow");
  expect(markIn(mark, "zh-TW").title).toBe("轉帳變慢");
});

const freeDays = (parts: {
  readonly holidays?: readonly string[];
  readonly workingDays?: readonly string[];
  readonly exceptions?: readonly (readonly [string, readonly { from: number; to: number }[]])[];
}) => ({
  calendar: {
    holidays: new Set(parts.holidays ?? []),
    workingDays: new Set(parts.workingDays ?? []),
  },
  hours: { exceptions: new Map(parts.exceptions ?? []) },
});
const october = { from: "2026-10-01", to: "2026-10-31" };

test("free days in a row are one holiday, with the weekend between them", () => {
  const golden = freeDays({
    holidays: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
    workingDays: ["2026-10-10"],
  });
  expect(holidayMarks(golden, october)).toEqual([
    { kind: "holiday", from: "2026-10-01", to: "2026-10-07" },
  ]);
});

test("a weekend that is worked parts two holidays, and a usual weekend is none", () => {
  const parted = freeDays({
    holidays: ["2026-10-02", "2026-10-05"],
    workingDays: ["2026-10-04"],
  });
  expect(holidayMarks(parted, october).map(({ from }) => from)).toEqual([
    "2026-10-02",
    "2026-10-05",
  ]);
  expect(holidayMarks(freeDays({}), october)).toEqual([]);
});

test("a day that the service hours close is a holiday, and one that they open is none", () => {
  const open = [{ from: 540, to: 1_080 }];
  const days = freeDays({
    holidays: ["2026-10-01"],
    exceptions: [
      ["2026-10-01", open],
      ["2026-10-20", []],
    ],
  });
  expect(holidayMarks(days, october)).toEqual([
    { kind: "holiday", from: "2026-10-20", to: "2026-10-20" },
  ]);
});

test("the targets are those of the queue: the longest wait, and with it the time for a first reply", () => {
  expect(durationTargets({ waitTarget: 300_000, firstReply: 180_000 })).toEqual({
    wait: 300,
    firstReply: 480,
  });
});
