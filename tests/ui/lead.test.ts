import { expect, test } from "vitest";
import { splitLead } from "../../ui/lead.ts";

test("the first sentence is set apart", () => {
  expect(splitLead("先看有没有扣款。没扣款，钱还在卡里。")).toEqual({
    lead: "先看有没有扣款。",
    rest: "没扣款，钱还在卡里。",
  });
  expect(splitLead("Version 6.0 is enough. Older ones are not.")).toEqual({
    lead: "Version 6.0 is enough.",
    rest: "Older ones are not.",
  });
});

test("what follows keeps the space before a link", () => {
  expect(splitLead("Say what happened. Call us on ").rest).toBe("Call us on ");
});

test("a text without an end is one sentence", () => {
  expect(splitLead("是哪一笔")).toEqual({ lead: "是哪一笔", rest: "" });
});

test("a long sentence is not set apart", () => {
  const long = `${"字".repeat(40)}。`;
  expect(splitLead(long)).toEqual({ lead: "", rest: long });
});
