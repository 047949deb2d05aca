import { expect, test } from "vitest";
import { mergeRows } from "../../console/models/rows.ts";
import { translationFor } from "../../console/models/texts.ts";
import { awayText, waitText } from "../../console/models/times.ts";
import { queueIn, secondsSince, toneOf } from "../../console/models/waiting.ts";
import { at, bo, heldBy, row } from "./rows.ts";

test("a wait is a warning from 80 % of the target on, and a danger from the target on", () => {
  expect(toneOf(239, 300)).toBe("calm");
  expect(toneOf(240, 300)).toBe("warn");
  expect(toneOf(299, 300)).toBe("warn");
  expect(toneOf(300, 300)).toBe("danger");
  expect(toneOf(300, 600)).toBe("calm");
  expect(toneOf(9_000, undefined)).toBe("calm");
});

test("a clock that runs behind the server's gives no negative wait", () => {
  expect(secondsSince(at("10:05"), Date.parse(at("10:00")))).toBe(0);
});

test("a row says since when a customer has been away", () => {
  const translation = translationFor("zh-CN");
  const texts = ["10:05", "10:02", "08:00"].map((clock) =>
    awayText(at(clock), Date.parse(at("10:05")), translation),
  );
  expect(texts).toEqual(["刚离开", "已离开 3 分钟", "已离开 2 时 05 分"]);
});

test("a wait is shown in whole minutes, then hours, then days", () => {
  const translation = translationFor("zh-CN");
  const texts = [59, 60, 599, 3_900, 200_000].map((seconds) => waitText(seconds, translation));
  expect(texts).toEqual(["不到 1 分", "1 分", "9 分", "1 时 05 分", "2 天"]);
});

test("the queue has a length and a longest wait, whatever else the lists hold", () => {
  const rows = mergeRows(new Map(), [
    row("late", { waitingSince: at("10:05") }),
    row("early", { waitingSince: at("10:01") }),
    row("taken", { ...heldBy(bo), waitingSince: at("09:00") }),
  ]);
  expect(queueIn(rows)).toEqual({ length: 2, oldest: at("10:01") });
  expect(queueIn(new Map())).toEqual({ length: 0, oldest: undefined });
});
