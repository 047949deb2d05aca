import { expect, test } from "vitest";
import { checkPhrasings } from "../../server/faq/answer/check-phrasings.ts";
import { buildModel } from "../../server/faq/answer/index/build-model.ts";
import { checkContent } from "../../server/faq/check.ts";
import { formatProblem } from "../../server/faq/content/problem.ts";
import { runToEnd } from "../../server/faq/task.ts";
import { createAnalyzer } from "../../server/faq/text/analysis.ts";
import { article, type Files, readContent, small } from "./fixture.ts";

function check(files: Files): readonly string[] {
  const content = readContent(files);
  const model = runToEnd(buildModel(content, createAnalyzer(content.synonyms)));
  return checkContent(
    { content },
    { phrasings: checkPhrasings(content, model), today: "2026-11-21" },
  ).map(formatProblem);
}

const failed = "zh-CN/payments/payment-failed.md";
const own = ["付不了款", "付款一直失败", "扫码付钱不成功", "为什么支付不成功", "买东西付不出去"];
/** The small content with one more phrasing in payment-failed, on line 9. */
const withPhrasing = (text: string, more = ""): Files => ({
  ...small,
  [failed]: article("支付失败怎么办？", [...own, text], more),
});

test.each([
  ["号被盗了！", `${failed}:9: “号被盗了！” also stands in zh-CN/security/account-stolen.md:4`],
  ["付不了款！", `${failed}:9: warning: “付不了款！” stands twice (${failed}:4)`],
  [
    "请问帳户里的钱被转走了",
    `${failed}:9: warning: “请问帳户里的钱被转走了” reads like “账户里的钱被转走了” (zh-CN/security/account-stolen.md:5)`,
  ],
  [
    "轉人工",
    `${failed}:9: warning: “轉人工” also stands in smalltalk.yml, as a request for a human`,
  ],
  ["推薦只基金", `${failed}:9: warning: “推薦只基金” also stands in out-of-scope.yml`],
  [
    "别人用我的号把我钱转走",
    `${failed}:9: warning: “别人用我的号把我钱转走” is nearly “别人用我的号把钱转走” (zh-CN/security/account-stolen.md:8)`,
  ],
])("“%s” and the phrasing that it repeats are named with their places", (text, problem) => {
  expect(check(withPhrasing(text))).toContain(problem);
});

test("a phrasing that its own article does not win is named with the winner", () => {
  const files = withPhrasing("提现扣手续费多少");
  expect(check(files)).toContainEqual(
    expect.stringMatching(/^zh-CN\/payments.*:9: (?:warning: .* is nearly|.* reads more like)/),
  );
});

test("what is missing, overdue or broken is named", () => {
  const problems = check(withPhrasing("钱付不掉", "related: [nowhere]\nreviewBy: 2026-01-01\n"));
  expect(problems).toContain(`${failed}:1: warning: the review was due on 2026-01-01`);
  expect(problems).toContain(`${failed}:10: warning: related “nowhere” is not there`);
  expect(problems).toContain("zh-CN/fees/withdraw-fee.md:1: warning: there is no en version");
});

test("a calendar without the holidays of a year in which promises fall is named; one without any is nobody's", () => {
  const lacks = "tickets.yml:1: warning: no holidays of 2027 yet";
  const problems = (holidays: string) =>
    check({ ...small, "tickets.yml": `holidays: [${holidays}]\n` }).filter((one) =>
      one.startsWith("tickets.yml"),
    );
  expect(problems("2026-10-01")).toEqual([expect.stringContaining(lacks)]);
  expect(problems("2026-10-01, 2027-01-01")).toEqual([]);
  expect(problems("")).toEqual([]);
});

test("a day that there is not, one that is free and worked at once, and two months without work are named", () => {
  const problems = (days: string) =>
    check({ ...small, "tickets.yml": `${days}\n` }).filter((one) => !/no holidays of/.test(one));
  const named = (problem: string) => `tickets.yml:1: warning: ${problem}`;
  const usual = problems("holidays: [2026-10-01]\nworkingDays: [2026-10-10]");
  const of = (days: string) => problems(days).filter((one) => !usual.includes(one));
  expect(of("holidays: [2026-02-30]")).toEqual([
    named("there is no day 2026-02-30, so it changes nothing; correct it"),
  ]);
  expect(of("holidays: [2026-10-01]\nworkingDays: [2026-10-01]")).toEqual([
    expect.stringContaining("2026-10-01 is both"),
  ]);
  const from = (day: number) => new Date(Date.UTC(2026, 2, day)).toISOString().slice(0, 10);
  const months = Array.from({ length: 60 }, (_, day) => from(day + 2));
  expect(of(`holidays: [${months.join(", ")}]`)).toEqual([
    expect.stringContaining("nobody works for two months from 2026-03-02 on"),
  ]);
  const broken = months.filter((day) => day !== "2026-04-06");
  expect(of(`holidays: [${broken.join(", ")}]`)).toEqual([]);
});
