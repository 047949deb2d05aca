import { expect, test } from "vitest";
import { crossValidate } from "../../../server/faq/learn/cross-validate.ts";
import { runAtOnce } from "../../../server/faq/task.ts";
import { readContent, small } from "../fixture.ts";

const measures = runAtOnce(crossValidate(readContent(small)));

test("every phrasing of an article, and all that is out of scope, is asked once by a model without it", () => {
  // Five phrasings of each of four, four and the title in English, eight of what is not ours.
  expect(measures.questions).toBe(4 * 5 + 5 + 8);
});

test("what was left out is found less surely, and an article that was left out whole is seldom answered", () => {
  expect(measures.top1).toBeGreaterThan(0.5);
  expect(measures.top1).toBeLessThan(1);
  expect(measures.hiddenAnswer).toBeLessThan(0.5);
});

test("content without phrasings has nothing to ask", () => {
  expect(runAtOnce(crossValidate(readContent({})))).toMatchObject({ questions: 0, top1: 0 });
});
