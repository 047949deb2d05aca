import { expect, test } from "vitest";
import { crossValidate } from "../../../server/faq/learn/cross-validate.ts";
import { runToEnd } from "../../../server/faq/task.ts";
import { article, readContent, small } from "../fixture.ts";

const measures = runToEnd(crossValidate(readContent(small)));

test("each phrasing and each out-of-scope question is asked once, of a model without it", () => {
  // Five phrasings of each of four articles, four and the title of the English one, eight out-of-scope questions.
  expect(measures.questions).toBe(4 * 5 + 5 + 8);
});

test("a phrasing that shares nothing with the others is not found once it is left out", () => {
  const alone = article("怎么打印发票？", ["东边日出西边雨", "开一张发票"]);
  const content = readContent({ ...small, "zh-CN/payments/invoice.md": alone });
  expect(runToEnd(crossValidate(content)).top1).toBeLessThan(1);
});

test("most left-out phrasings are found, and a left-out article is seldom answered with another", () => {
  expect(measures.top1).toBeGreaterThan(0.5);
  expect(measures.hiddenAnswer).toBeLessThan(0.5);
});

test("content without phrasings has nothing to ask", () => {
  expect(runToEnd(crossValidate(readContent({})))).toMatchObject({ questions: 0, top1: 0 });
});
