import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ArticleId } from "../../../protocol/conversation.ts";
import { askAll, isExpected, type TestQuestion } from "../../../server/faq/learn/evaluate.ts";
import { openFaq } from "../../../server/faq/live.ts";

const root = new URL("../../../", import.meta.url).pathname;
/** What customers write after an article was shown, and which articles they may mean. The last 80 were written after the code. */
const questions: TestQuestion[] = readFileSync(`${root}tests/faq/follow-ups.jsonl`, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const faq = await openFaq(`${root}faq-content`, { watch: false });
const results = askAll(faq.engine, questions, "zh-CN");
const share = (fits: (typeof results)[number][]) => fits.length / results.length;

test("nine of ten follow-ups are answered with an article that they may mean, or with choices that have it", () => {
  expect(results.length).toBe(255);
  expect(share(results.filter(isExpected))).toBeGreaterThanOrEqual(0.92);
});

test("few follow-ups are answered with an article that they do not mean", () => {
  const wrong = results.filter((one) => one.answer.outcome === "answer" && !isExpected(one));
  expect(share(wrong)).toBeLessThanOrEqual(0.05);
});

const answerAfter = (after: string, q: string) =>
  faq.engine.ask(q, { locale: "zh-CN", previous: after as ArticleId });

test.each([
  ["payment-failed", "怎么提现"],
  ["payment-failed", "如何提现"],
  ["payment-failed", "我要提现"],
  ["payment-failed", "提现"],
  ["payment-failed", "怎么转账"],
  ["payment-failed", "how to withdraw"],
  ["topup-failed", "退款"],
])("after %s, “%s” names a thing of its own and is as open as alone", (after, q) => {
  const alone = faq.engine.ask(q, { locale: "zh-CN" });
  expect(alone.outcome).toBe("choices");
  expect(answerAfter(after, q)).toEqual(alone);
});

test.each([
  ["withdraw-time", "手续费呢", "withdraw-fee"],
  ["withdraw-time", "要钱吗", "withdraw-fee"],
  ["refund-how", "要几天", "refund-time"],
  ["refund-how", "how long?", "refund-time"],
  ["transfer-cancel", "上限多少", "transfer-limit"],
  ["complaint-file", "多久會回覆", "complaint-progress"],
  ["payment-failed", "怎么注销账户", "account-close"],
  ["payment-limit", "转账呢", "transfer-limit"],
  ["withdraw-failed", "手续费", "withdraw-fee"],
  ["withdraw-failed", "手續費呢", "withdraw-fee"],
])("after %s, “%s” is answered with %s", (after, q, id) => {
  expect(answerAfter(after, q)).toMatchObject({ outcome: "answer", articleId: id });
});

test("“and then?” does not change the subject", () => {
  expect(answerAfter("payment-failed", "然后呢").articleId).toBe("payment-failed");
});
