import { expect, test } from "vitest";
import { openFaq } from "../../../server/faq/live.ts";

const root = new URL("../../../", import.meta.url).pathname;
const { engine } = await openFaq(`${root}faq-content`, { watch: false });
const smallTalkIn = (question: string) => engine.ask(question, { locale: "zh-CN" }).smallTalk;

test.each([
  "我有问题",
  "我又有问题",
  "又有问题了",
  "又有新问题了",
  "还有问题",
  "还有别的问题",
  "有问题",
  "我還有問題",
  "又有問題了",
  "I have a question",
  "I have a problem",
  "I have more questions",
  "I still have a problem",
  "有事",
  "没搞定",
  "还没弄好",
  "沒有解決",
  "not solved",
  "it's not solved",
])("%s is no goodbye and no thanks", (question) => {
  expect(["bye", "thanks", "ack", "praise"]).not.toContain(smallTalkIn(question));
});

test.each([
  "我有问题",
  "我又有问题",
  "又有问题了",
  "还有问题",
  "还有一个问题",
  "我還有問題",
  "I have a problem",
  "I have another question",
])("who says %s is asked what it is", (question) => {
  expect(smallTalkIn(question)).toBe("hello");
});

test.each([
  "没有问题了",
  "没问题了",
  "我没有问题了",
  "沒有問題了",
  "没有别的问题了",
  "问题解决了",
  "已经搞定了",
  "不用了，谢谢",
  "没事了",
  "I have no more questions",
  "no more questions",
  "it's solved",
])("%s still is a goodbye or thanks", (question) => {
  expect(["bye", "thanks"]).toContain(smallTalkIn(question));
});
