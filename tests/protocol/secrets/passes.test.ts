import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allWords } from "../../../protocol/secrets/all-words.ts";
import { findSecrets, findUnclear } from "../../../protocol/secrets.ts";
import { hexKey } from "./generated.ts";
import { harmlessMessages } from "./harmless.ts";
import { createRandom } from "./random.ts";
import { supportMessages, wrongNumbers } from "./support-messages.ts";

const foundIn = (texts: readonly string[]) =>
  texts.flatMap((text) =>
    findSecrets(text, allWords).map(
      ({ kind, start, end }) => `${kind} ${text.slice(start, end)}: ${text}`,
    ),
  );

test("P03 at most one in a hundred support messages is stopped without a reason", () => {
  const messages = supportMessages(20_261_128, 1_000);
  expect(foundIn(messages)).toEqual([]);
});

test("P06 none of a hundred messages full of codes of errors, amounts, orders and times is touched", () => {
  expect(harmlessMessages.length).toBeGreaterThanOrEqual(100);
  expect(foundIn(harmlessMessages)).toEqual([]);
});

test.each(["questions-dev", "questions-dev2"])(
  "P03 at most one in a hundred questions of %s is stopped",
  (name) => {
    const path = join(import.meta.dirname, `../../faq/${name}.jsonl`);
    const questions = readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).q as string);
    // “锁屏密码就是1234” is one, and no mistake.
    expect(foundIn(questions).length / questions.length).toBeLessThanOrEqual(0.01);
  },
);

test("P01 P05 a number with a wrong check digit is no card and no identity number", () => {
  const random = createRandom(3);
  const numbers = Array.from({ length: 200 }, () => wrongNumbers(random));
  expect(foundIn(numbers.map(({ card }) => `卡号 ${card}`))).toEqual([]);
  expect(foundIn(numbers.map(({ identity }) => `身份证号 ${identity}`))).toEqual([]);
});

describe("P04 a hash", () => {
  const hash = hexKey(createRandom(5));

  test("passes bare, and the widget asks what it is", () => {
    expect(foundIn([hash, `0x${hash}`])).toEqual([]);
    expect(findUnclear(hash)).toEqual([{ kind: "private-key", start: 0, end: 64 }]);
  });

  test.each([
    `https://etherscan.io/tx/0x${hash}`,
    `交易哈希：${hash}`,
    `私钥不见了，交易 ${hash} 不是我转的`,
  ])("that the text calls one is no question: %s", (text) => {
    expect(foundIn([text])).toEqual([]);
    expect(findUnclear(text)).toEqual([]);
  });
});

test.each([
  "验证码收不到",
  "怎么改密码",
  "密码是什么意思",
  "密码错误怎么办",
  "支付密码是6位数字吗",
  "我忘了密码，输了 12345678901 次",
  "my password is wrong",
  "the password is required every time",
  "验证码 500000 元",
  "error code: 500123",
  "助记词是什么",
  "seed phrase can you help recover it",
  "Please help me with my account, I can not log in since yesterday and nobody answers",
  "CVV在哪里看",
  "卡号后四位 1234",
  "我 的 钱 不 见 了",
])("P06 speaking of a secret is none: %s", (text) => {
  expect(foundIn([text])).toEqual([]);
});
