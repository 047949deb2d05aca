import { describe, expect, test } from "vitest";
import { reportFigures, reportsDue, roseMost } from "../../server/domain/report.ts";

const zone = "Asia/Shanghai";
const at = (local: string) => Date.parse(`${local}+08:00`);
const both = { weekly: true, monthly: true };
const ids = (local: string, wanted = both) =>
  reportsDue(at(local), zone, wanted).map(({ id }) => id);

describe("A8 a regular report", () => {
  test("is due on Monday from eight on about the week before, in the desk's own time zone", () => {
    expect(ids("2026-11-23T07:59")).toEqual([]);
    expect(ids("2026-11-23T08:00")).toEqual(["weekly:2026-11-16"]);
    expect(reportsDue(at("2026-11-23T08:00"), zone, both)).toEqual([
      {
        id: "weekly:2026-11-16",
        kind: "weekly",
        period: { from: "2026-11-16", to: "2026-11-22" },
        before: { from: "2026-11-09", to: "2026-11-15" },
      },
    ]);
  });

  test("is due on the first about the month before, however long that was", () => {
    expect(reportsDue(at("2026-03-01T09:00"), zone, both)).toEqual([
      {
        id: "monthly:2026-02-01",
        kind: "monthly",
        period: { from: "2026-02-01", to: "2026-02-28" },
        before: { from: "2026-01-01", to: "2026-01-31" },
      },
    ]);
    expect(ids("2026-01-01T08:00")).toEqual(["monthly:2025-12-01"]);
  });

  test("still goes out two days later, and not on the third; and only where it is wanted", () => {
    expect(ids("2026-11-25T00:00")).toEqual(["weekly:2026-11-16"]);
    expect(ids("2026-11-26T09:00")).toEqual([]);
    expect(ids("2026-06-01T08:00")).toEqual(["weekly:2026-05-25", "monthly:2026-05-01"]);
    expect(ids("2026-06-01T08:00", { weekly: false, monthly: true })).toEqual([
      "monthly:2026-05-01",
    ]);
    expect(ids("2026-06-01T08:00", { weekly: false, monthly: false })).toEqual([]);
  });

  test("names what rose most in numbers, and nothing small or steady", () => {
    const topic = (title: string, count: number, before: number) => ({
      topic: title,
      isTyped: false,
      count,
      before,
    });
    expect(
      roseMost([
        topic("steady", 105, 100),
        topic("new", 9, 0),
        topic("few", 4, 0),
        topic("twice", 80, 40),
        topic("less", 3, 90),
      ]).map(({ topic: name }) => name),
    ).toEqual(["twice", "new"]);
  });

  test("has a share only where there is a whole, and times only where somebody waited", () => {
    expect(reportFigures({})).toEqual({
      begun: 0,
      handedOver: 0,
      wait: undefined,
      firstReply: undefined,
      promises: undefined,
      satisfaction: undefined,
    });
    const figures = reportFigures({ begun: 9, promised: 4, kept: 3, "wait:20": 2 });
    expect(figures).toMatchObject({ begun: 9, promises: { part: 3, whole: 4 } });
    expect(figures.wait).toMatchObject({ count: 2 });
  });
});
