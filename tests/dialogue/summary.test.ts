import { expect, test } from "vitest";
import { summarise } from "../../server/dialogue/summary.ts";
import { article, history, type Line, listOf } from "./situations.ts";

const says = (text: string, code: string) => ({ bot: { kind: "text", text, code } }) as const;
const queued = { notice: "queued" } as const;

const linesOf = (...lines: readonly Line[]) =>
  summarise(history(...lines)).exchanges.map(({ question, titles, outcome }) => [
    question,
    outcome,
    ...titles,
  ]);

test("the agent reads each question with what the bot gave, and what did not help", () => {
  expect(
    linesOf(
      "提现多久到账",
      article("withdraw-time"),
      "手续费呢",
      article("withdraw-fee"),
      "没用",
      says("看来没有帮到您。", "useless"),
      "银行卡的问题",
      listOf("bank-card-bind", "bank-card-unbind"),
      "蓝色的那张",
      says("我还没有找到。", "not-understood"),
    ),
  ).toEqual([
    ["提现多久到账", "given", "withdraw-time"],
    ["手续费呢", "tried", "withdraw-fee"],
    ["银行卡的问题", "offered", "bank-card-bind", "bank-card-unbind"],
    ["蓝色的那张", "missed"],
  ]);
});

test("several messages of one thought, and several answers to them, are one exchange", () => {
  const lines = [
    "我昨天",
    "充了两百",
    article("topup-not-arrived"),
    article("refund-time"),
  ] as const;
  expect(linesOf(...lines)).toEqual([
    ["我昨天 充了两百", "given", "topup-not-arrived", "refund-time"],
  ]);
});

test("greetings, requests for a human and pings are passed over; what was added is kept", () => {
  const where = says("排在第 1 位", "in-queue");
  expect(
    linesOf(
      "你好",
      says("您好", "greeting"),
      "转人工",
      queued,
      "在吗",
      where,
      "是工行的卡，尾号3321",
      where,
    ),
  ).toEqual([["是工行的卡，尾号3321", "added"]]);
});

test("what was collected stands with its question, and not twice", () => {
  const { answers, exchanges, said } = summarise(
    history(
      "提现失败",
      article("a"),
      "转人工",
      queued,
      says("是哪家银行？", "collect.which-bank"),
      "农业银行，尾号3321",
    ),
  );
  expect(answers).toMatchObject([{ question: "是哪家银行？", answer: "农业银行，尾号3321" }]);
  expect(exchanges).toHaveLength(1);
  expect(said).toBeUndefined();
});

test("the longest sentence stands first where no exchange has it", () => {
  const { said } = summarise(history("我前天被冒充客服的人骗走了两万", queued));
  expect(said).toBe("我前天被冒充客服的人骗走了两万");
});
