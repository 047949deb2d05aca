import { expect, test } from "vitest";
import { doubtsIn, replaceEverywhere } from "../../console/models/replay-check.ts";

const standIn = (number: number) => `〔隐去${number}〕`;

test("what a supervisor replaces goes in the title and in every turn, each piece by a stand-in of its own", () => {
  const once = replaceEverywhere(["刘备的事", "刘备转给关羽", "关羽没收到"], "刘备", standIn);
  expect(replaceEverywhere(once, "关羽", standIn)).toEqual([
    "〔隐去1〕的事",
    "〔隐去1〕转给〔隐去2〕",
    "〔隐去2〕没收到",
  ]);
  expect(replaceEverywhere(once, "", standIn)).toEqual(once);
});

test("each doubt is named once", () => {
  expect(doubtsIn("Xanadu 和 Xanadu")).toEqual(["Xanadu"]);
});
