import { expect, test } from "vitest";
import type { ArticleId } from "../../../protocol/conversation.ts";
import { engineOf, small } from "../fixture.ts";

const zh = { locale: "zh-CN" } as const;
const engine = engineOf({
  ...small,
  "topics.yml": `
money:
  words: [转账, 手续费, transfer]
  articles: [withdraw-fee, transfer-not-arrived, no-such-article]
alone:
  words: [支付]
  articles: [payment-failed]
`,
});
const ask = (question: string) => engine.ask(question, zh);

test.each([
  "转账",
  "转账的问题",
  "轉賬",
  "怎么转账",
  "how to transfer",
  "关于转账",
  "手续费？",
  "transfer",
  "help with transfer",
])("“%s” is only a topic: its articles are offered in the editor's order", (question) => {
  const { outcome, hits } = ask(question);
  expect(outcome).toBe("choices");
  expect(hits.map(({ articleId }) => articleId)).toEqual(["withdraw-fee", "transfer-not-arrived"]);
});

test("a question about a topic is answered", () => {
  expect(ask("转账对方没收到")).toMatchObject({ articleId: "transfer-not-arrived" });
});

test("after an article of the topic, a bare topic means that topic's article", () => {
  const topical = engineOf({
    ...small,
    "topics.yml": `
fees:
  aspect: yes
  words: [手续费]
  articles: [payment-failed, withdraw-fee]
transfer:
  words: [转账]
  articles: [transfer-not-arrived, withdraw-fee]
`,
  });
  const after = (previous: string) =>
    topical.ask("手续费呢", { ...zh, previous: previous as ArticleId });
  expect(after("transfer-not-arrived")).toMatchObject({
    outcome: "answer",
    articleId: "withdraw-fee",
  });
  expect(topical.ask("手续费呢", zh).outcome).toBe("choices");
});

test("a topic with one article is no choice", () => {
  expect(ask("支付").reason).not.toBe("names a topic and asks nothing");
});

test("after an article, a topic may be a follow-up", () => {
  const previous = "withdraw-fee" as ArticleId;
  expect(engine.ask("手续费呢", { ...zh, previous }).hits[0]?.articleId).toBe("withdraw-fee");
});
