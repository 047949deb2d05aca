import { expect, test } from "vitest";
import { dueAfter, pauseFor, pauses } from "../../server/dialogue/pause.ts";
import { recall } from "../../server/dialogue/recall.ts";
import type { Answer } from "../../server/faq/answer/answer.ts";
import { heard, history, type Line, offer } from "./situations.ts";

const none: Answer = { outcome: "none", confidence: 0, hits: [], reason: "none" };
const pause = (text: string, before: readonly Line[] = [], finding = none) =>
  pauseFor(heard(text, ...before), recall(history(...before, text)), finding);

test.each([
  ["转账一直没到账怎么办？"],
  ["请问退款要几天吗"],
  ["Where is my refund?"],
  ["13800138000"],
])("%s is whole: it is answered at once", (text) => expect(pause(text)).toBe(0));

test.each([["那个"], ["我昨天"], ["提现失败"], ["my refund is late"], ["？？？"]])(
  "%s waits for more",
  (text) => expect(pause(text)).toBe(pauses.silence),
);

test("a yes to an offer and an emergency do not wait", () => {
  expect(pause("好的", ["x", offer])).toBe(0);
  expect(pause("好的")).toBe(pauses.silence);
  const alarm = { ...none, alarm: "account-stolen" as never };
  expect(pause("钱被转走了", [], { ...alarm, inPanic: true })).toBe(0);
  expect(pause("钱被转走了", [], { ...alarm, confidence: 0.9 })).toBe(0);
  expect(pause("登不上去了", [], { ...alarm, confidence: 0.65 })).toBe(pauses.silence);
});

test("the wait is never longer than the longest, counted from the first message", () => {
  expect(dueAfter(1_500, { first: 0, now: 0 })).toBe(1_500);
  expect(dueAfter(1_500, { first: 0, now: 5_900 })).toBe(pauses.most);
  expect(dueAfter(0, { first: 0, now: 700 })).toBe(700);
});
