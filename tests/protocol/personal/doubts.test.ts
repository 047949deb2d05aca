import { expect, test } from "vitest";
import { detailsLeft, markedParts } from "../../../protocol/personal/doubts.ts";

const marked = (text: string, mark: "stand-in" | "doubt") =>
  markedParts(text).flatMap((part) => (part.mark === mark ? [part.text] : []));

test("each stand-in is marked, in every language that it may be in", () => {
  expect(marked("〔姓名1〕给 [name 2] 转了〔金額3〕，〔隐去4〕", "stand-in")).toEqual([
    "〔姓名1〕",
    "[name 2]",
    "〔金額3〕",
    "〔隐去4〕",
  ]);
});

test.each([
  ["昨天遇到钱学森也这样", "钱学森"],
  ["等了 24 小时", "24"],
  ["问一问百八十", "百八十"],
  ["在 Xanadu 付的", "Xanadu"],
  ["后来我叫王小明", "王小明"],
])("what may still be somebody's is marked: %s", (text, doubt) => {
  expect(marked(text, "doubt").join(" ")).toContain(doubt);
});

test.each(["谢谢您，余额不足", "My top-up has not arrived"])("nothing is marked in: %s", (text) => {
  expect(markedParts(text).every(({ mark }) => mark === undefined)).toBe(true);
});

test("what was written after the stand-ins were put in is found again, and codes of the app are none", () => {
  expect(detailsLeft("〔姓名1〕您好，请找王小明，PAY-1001", (one) => one === "PAY-1001")).toEqual([
    "王小明",
  ]);
});
