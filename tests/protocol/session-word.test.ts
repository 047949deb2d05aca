import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { ConversationId } from "../../protocol/conversation.ts";
import { sessionWord } from "../../protocol/session-word.ts";
import { simplifiedIn } from "../browser/page-texts.ts";

const id = () => randomUUID() as ConversationId;
const many = Array.from({ length: 2_000 }, id);

test("a session word is two characters and a number of two digits, the same on both sides", () => {
  const one = id();
  expect(sessionWord(one, "zh-CN")).toMatch(/^\p{Script=Han}{2} [1-9]\d$/u);
  expect(sessionWord(one, "zh-CN")).toBe(sessionWord(one, "zh-CN"));
});

test("who reads no 汉字 gets words for them, one each", () => {
  expect(new Set(many.map((one) => sessionWord(one, "en").split(" ")[0])).size).toBe(40);
  for (const one of many) expect(sessionWord(one, "en")).toMatch(/^[a-z]+ [a-z]+ [1-9]\d$/);
});

test("the characters are the same in Simplified and in Traditional Chinese", () => {
  expect(many.map((one) => simplifiedIn(sessionWord(one, "zh-TW"))).join("")).toBe("");
});

test("the two characters are never the same one", () => {
  for (const one of many) {
    const [first, second] = [...sessionWord(one, "zh-CN")];
    expect(first).not.toBe(second);
    const [english, other] = sessionWord(one, "en").split(" ");
    expect(english).not.toBe(other);
  }
});

test("two conversations seldom have the same one", () => {
  const words = new Set(many.map((one) => sessionWord(one, "zh-CN")));
  expect(words.size).toBeGreaterThan(1_950);
});
