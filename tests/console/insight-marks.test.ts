import fc from "fast-check";
import { expect, test } from "vitest";
import {
  markCells,
  marksWithin,
  pointMarks,
  withMarks,
} from "../../console/models/insight-marks.ts";
import { cutTo, inLanes, widthOfText, withTarget } from "../../console/models/insight-scales.ts";
import { translationFor } from "../../console/models/texts.ts";
import type { InsightMark } from "../../protocol/insight-mark.ts";

const chinese = translationFor("zh-CN");
const weeks = ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"];
const outage: InsightMark = {
  kind: "incident",
  title: "招行通道换线",
  from: "2026-11-18T09",
  to: "2026-11-18T12",
};
const holiday: InsightMark = { kind: "holiday", from: "2026-11-12", to: "2026-11-17" };
const goingOn: InsightMark = { kind: "incident", title: "提现变慢", from: "2026-10-01T08" };

test("a mark stands at the point that holds its time, and says when and what", () => {
  expect(pointMarks({ marks: [outage, holiday] }, weeks, chinese)).toMatchObject([
    { from: 2, to: 2, kind: "incident", text: "11/18 招行通道换线" },
    { from: 1, to: 2, kind: "holiday", text: "11/12–11/17 假期" },
  ]);
});

const dayOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
const first = Date.parse("2026-06-01") / 86_400_000;

test("the band of free days holds each of them and no other, whatever the step", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 7),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 69 }),
      fc.integer({ min: 0, max: 9 }),
      (step, skip, begin, more) => {
        // By week the first point may be a part of one.
        const cut = step === 7 ? skip : 0;
        const starts = [
          ...(cut === 0 ? [] : [dayOf(first - cut)]),
          ...Array.from({ length: 84 / step }, (_, at) => dayOf(first + at * step)),
        ];
        const places = starts.flatMap((start, at) => {
          const days = at === 0 && cut > 0 ? cut : step;
          return Array.from({ length: days }, (_, day) => ({
            day: dayOf(Date.parse(start) / 86_400_000 + day),
            place: at + day / days,
          }));
        });
        const marks: InsightMark[] = [
          { kind: "holiday", from: dayOf(first + begin), to: dayOf(first + begin + more) },
        ];
        const [mark] = pointMarks({ marks }, starts, chinese);
        const held = places.filter(
          ({ place }) => place >= (mark?.begin ?? 0) && place <= (mark?.end ?? 0),
        );
        expect(held.map(({ day }) => day)).toEqual(
          Array.from({ length: more + 1 }, (_, day) => dayOf(first + begin + day)),
        );
      },
    ),
  );
});

test("an incident begins within its day, and of hours at its hour", () => {
  const [mark] = pointMarks({ marks: [outage] }, weeks, chinese);
  // The 18th is two days after the 16th, at whose name the point stands.
  expect(mark?.begin).toBeCloseTo(2 + (2 - 0.5 + 9 / 24) / 7);
  expect(mark?.end).toBeCloseTo(2 + (2 - 0.5 + 13 / 24) / 7);
});

test("what is going on reaches to the last point, and what was over before the first one is left out", () => {
  expect(pointMarks({ marks: [goingOn] }, weeks, chinese)).toMatchObject([{ from: 0, to: 3 }]);
  const over = { ...outage, from: "2026-10-30T09", to: "2026-11-01T23" };
  expect(pointMarks({ marks: [over] }, weeks, chinese)).toEqual([]);
});

test("on the hours of one day a mark says the hour", () => {
  const hours = Array.from(
    { length: 24 },
    (_, hour) => `2026-11-18T${String(hour).padStart(2, "0")}`,
  );
  expect(pointMarks({ marks: [outage] }, hours, chinese)).toMatchObject([
    { from: 9, to: 12, kind: "incident", text: "9:00 招行通道换线" },
  ]);
  expect(pointMarks({ marks: [goingOn] }, hours, chinese)[0]?.text).toBe("10/1 提现变慢");
});

test("of weeks that are not drawn no mark is drawn, and one that reaches into them is cut", () => {
  const marks = pointMarks({ marks: [goingOn, outage] }, weeks, chinese);
  expect(marksWithin(marks, [1, 3]).map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [1, 1],
  ]);
  expect(marksWithin(marks, [0, 2]).map(({ text }) => text)).toEqual(["10/1 提现变慢"]);
});

test("the table has all that was marked at each point, and no column where there was nothing", () => {
  const marks = pointMarks({ marks: [outage, holiday] }, weeks, chinese);
  expect(markCells(marks, weeks.length, chinese)).toEqual([
    "",
    "11/12–11/17 假期",
    "11/18 招行通道换线；11/12–11/17 假期",
    "",
  ]);
  expect(markCells([], weeks.length, chinese)).toBeUndefined();
});

test("what is marked in a chart stands in its description, for who does not see it", () => {
  const marks = pointMarks({ marks: [outage] }, weeks, chinese);
  expect(withMarks("话题，每周会话", marks, chinese)).toBe(
    "话题，每周会话。这段时间：11/18 招行通道换线",
  );
  expect(withMarks("话题，每周会话", [], chinese)).toBe("话题，每周会话");
});

test("a target that is near what was is in the chart, and one far above it is named alone", () => {
  expect(withTarget(4, 5)).toMatchObject({ isDrawn: true });
  expect(withTarget(4, 5).ticks.at(-1)).toBeGreaterThanOrEqual(5);
  expect(withTarget(1, 8).isDrawn).toBe(false);
  expect(withTarget(1, 8).ticks.at(-1)).toBeLessThan(8);
  expect(withTarget(4, undefined).isDrawn).toBe(false);
});

test("names in the same lane do not touch, and none leaves the chart", () => {
  const frame = { left: 40, right: 640, most: 3 };
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          x: fc.integer({ min: 40, max: 640 }),
          width: fc.integer({ min: 10, max: 300 }),
        }),
      ),
      (names) => {
        const placed = inLanes(names, frame).map((one, at) => ({
          ...one,
          from: one.x - (names[at]?.width ?? 0) / 2,
          to: one.x + (names[at]?.width ?? 0) / 2,
        }));
        for (const [at, one] of placed.entries()) {
          if (one.from < frame.left || one.to > frame.right) return false;
          if (one.lane === undefined) continue;
          if (one.lane >= frame.most) return false;
          const others = placed.slice(at + 1).filter(({ lane }) => lane === one.lane);
          if (others.some((other) => other.from < one.to && other.to > one.from)) return false;
        }
        return true;
      },
    ),
  );
});

test("a name that is too long is cut, and Latin letters take half the room", () => {
  expect(cutTo("转账未到账", 10)).toBe("转账未到账");
  expect(cutTo("转账未到账了", 10)).toBe("转账未到…");
  expect(widthOfText("转账")).toBe(widthOfText("abcd"));
});
