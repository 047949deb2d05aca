import { expect, test } from "vitest";
import { engineOf, small } from "../fixture.ts";

const engine = engineOf({
  ...small,
  "topics.yml": `
money:
  words: [转账]
  articles: [transfer-not-arrived, payment-failed]
`,
});
const ask = (question: string) => engine.ask(question, { locale: "zh-CN" });
const openIn = (question: string) => ask(question).open?.hits.map(({ articleId }) => articleId);

test("a second question that several articles may be meant by is offered beside the answer", () => {
  const question = "提现要手续费吗？另外转账的问题";
  expect(ask(question)).toMatchObject({ outcome: "answer", articleId: "withdraw-fee" });
  expect(openIn(question)).toEqual(["transfer-not-arrived", "payment-failed"]);
});

test("two clear questions leave none open", () => {
  const { more, open } = ask("提现要手续费吗？转账对方没收到怎么办？");
  expect(more?.map(({ articleId }) => articleId)).toEqual(["transfer-not-arrived"]);
  expect(open).toBeUndefined();
});

test.each(["提现要手续费吗？", "我昨天转账了。提现要手续费吗？", "提现要手续费吗？讲个笑话呗"])(
  "a statement and what is out of scope are no second question: %s",
  (question) => {
    expect(ask(question).articleId).toBe("withdraw-fee");
    expect(openIn(question)).toBeUndefined();
  },
);

test("a question about the answered article again is not open", () => {
  expect(openIn("提现要手续费吗？那提现手续费多少？")).toBeUndefined();
});
