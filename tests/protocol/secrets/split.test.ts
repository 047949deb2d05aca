import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allWords } from "../../../protocol/secrets/all-words.ts";
import { findSplit, mayBeRest } from "../../../protocol/secrets/split.ts";
import { mayHoldSecret } from "../../../protocol/secrets/suspicion.ts";
import { findSecrets } from "../../../protocol/secrets.ts";
import { aSeedPhrase, hexKey, wordLists } from "./generated.ts";
import { harmlessMessages } from "./harmless.ts";
import { createRandom } from "./random.ts";
import { supportMessages } from "./support-messages.ts";

/** Sends one after the other; answers at which message the shield speaks, and which earlier ones it names. */
function sending(messages: readonly string[], look: "widget" | "server" = "widget") {
  for (const [at, text] of messages.entries()) {
    const earlier = messages.slice(0, at);
    if (!mayBeRest(text, allWords)) continue;
    const split = findSplit(earlier, text, allWords);
    if (!split) continue;
    if (look === "widget") expect(mayHoldSecret([...earlier, text].join("\n"), 5)).toBe(true);
    return { at, earlier: split.earlier, kind: split.found[0]?.kind };
  }
  return undefined;
}

describe("P08 a secret in pieces is found", () => {
  test.each(Object.keys(wordLists))("word by word, long before it is whole: %s", (list) => {
    const words = [...new Set(aSeedPhrase(createRandom(11), list, 24))];
    const heard = sending(words);
    const isChinese = list.endsWith("Chinese");
    expect(heard).toEqual({
      at: isChinese ? 10 : 5,
      earlier: Array.from({ length: isChinese ? 10 : 5 }, (_, at) => at),
      kind: "seed-phrase",
    });
  });

  test("in two halves and in three thirds", () => {
    const words = aSeedPhrase(createRandom(12), "english", 12);
    const half = [words.slice(0, 6).join(" "), words.slice(6).join(" ")];
    expect(sending(half)).toEqual({ at: 1, earlier: [0], kind: "seed-phrase" });
    const third = [0, 4, 8].map((at) => words.slice(at, at + 4).join(" "));
    expect(sending(third)).toMatchObject({ at: 1, kind: "seed-phrase" });
    expect(sending([`我的助记词前面是 ${half[0]}`, `${half[1]}`])).toMatchObject({
      at: 1,
      earlier: [0],
    });
  });

  test("as a card, a key, a code and a password behind its name", () => {
    const random = createRandom(13);
    expect(sending(["4111 1111", "1111 1111"])).toEqual({ at: 1, earlier: [0], kind: "card" });
    expect(sending(["我的私钥是", hexKey(random)])).toEqual({
      at: 1,
      earlier: [],
      kind: "private-key",
    });
    const key = hexKey(random);
    expect(sending([`私钥 ${key.slice(0, 32)}`, key.slice(32)])).toMatchObject({
      at: 1,
      earlier: [0],
    });
    expect(sending(["验证码是", "482913"])).toEqual({ at: 1, earlier: [], kind: "one-time-code" });
    expect(sending(["我的密码是", "Abc12345"])).toEqual({ at: 1, earlier: [], kind: "password" });
  });
});

describe("P08 a secret in pieces is found with other messages between them, and other words beside them", () => {
  const words = aSeedPhrase(createRandom(14), "english", 12);
  const part = (from: number, to?: number) => words.slice(from, to).join(" ");

  test.each<[string, readonly string[], number]>([
    [
      "a word at a time",
      words.flatMap((word, at) => (at % 3 === 2 ? [word, "等一下"] : [word])),
      11,
    ],
    ["two halves", [part(0, 6), "你等等我找一下", part(6)], 2],
    ["halves that say so", [`前六个：${part(0, 6)}`, `后六个：${part(6)}`], 1],
    ["thirds that say so", [0, 4, 8].map((at) => `接着是 ${part(at, at + 4)}`), 2],
    ["each with its place", words.map((word, at) => `${word} 是第${at + 1}个`), 7],
    ["each behind its place", words.map((word, at) => `第${at + 1}个是${word}`), 7],
    [
      "halves among a story",
      [`钱包进不去了，我抄的是 ${part(0, 6)}`, "手机也换了", `还有 ${part(6)}`],
      2,
    ],
  ])("a seed phrase: %s", (_, messages, latest) => {
    const heard = sending(messages);
    expect(heard?.kind).toBe("seed-phrase");
    expect(heard?.at).toBeLessThanOrEqual(latest);
  });

  test("a seed phrase: three words at a time, with English between them", () => {
    const messages = [
      part(0, 3),
      "wait a sec",
      part(3, 6),
      "ok",
      part(6, 9),
      "hm let me look",
      part(9),
    ];
    expect(sending(messages, "server")).toEqual({ at: 4, earlier: [0, 2], kind: "seed-phrase" });
  });

  test("a seed phrase in 汉字", () => {
    const han = aSeedPhrase(createRandom(15), "simplifiedChinese", 12);
    const messages = [0, 4, 8].flatMap((at) => [han.slice(at, at + 4).join(" "), "我再找找"]);
    expect(sending(messages, "server")).toMatchObject({ at: 4, earlier: [0, 2] });
  });

  test("a card, an identity number and a key", () => {
    expect(sending(["卡号前8位 55149208", "等一下", "后8位 34923283"])).toEqual({
      at: 2,
      earlier: [0],
      kind: "card",
    });
    expect(sending(["4111 1111", "稍等", "1111 1111"])).toMatchObject({ at: 2, kind: "card" });
    expect(sending(["4111", "1111", "嗯", "1111", "1111"])).toMatchObject({ at: 4, kind: "card" });
    expect(sending(["身份证 110105", "19491231", "后面是 002X"])).toMatchObject({
      at: 2,
      kind: "identity-number",
    });
    const key = hexKey(createRandom(16));
    expect(sending([`前32位 ${key.slice(0, 32)}`, "嗯", `后32位 ${key.slice(32)}`])).toMatchObject({
      at: 2,
      earlier: [0],
      kind: "private-key",
    });
  });

  test("a code behind its name, and a key in front of it", () => {
    const key = hexKey(createRandom(17));
    const code = { earlier: [], kind: "one-time-code" };
    expect(sending(["验证码收到了", "483920"])).toEqual({ at: 1, ...code });
    expect(sending(["验证码收到了", "等一下", "483920"])).toEqual({ at: 2, ...code });
    const named = { earlier: [0], kind: undefined };
    expect(sending([key, "这是我的私钥"])).toEqual({ at: 1, ...named });
    expect(sending([key, "在吗", "上面是我的私钥"])).toEqual({ at: 2, ...named });
  });
});

test.each([
  [["收不到验证码", "转了", "500000"]],
  [["卡号绑不上", "转了", "500000", "13800138000"]],
  [["9f2c4be0a71d3358c6e1f0b7a9d24c8e5b6013fa77de90c1482b3f6ad5e07c19", "我的私钥丢了"]],
  [["我用 swap 换 token", "gas 不够", "network 选错", "exchange 那边", "balance 是 0", "order 号"]],
  [["help me please", "the swap is still pending", "my balance is wrong", "please fix it today"]],
  [["2025-11-28", "10:42", "138.60", "0421"]],
  [["你好", "在吗", "help", "转账没到", "still pending", "谢谢"]],
  [["help", "help", "help", "help", "help", "help", "help"]],
  [["订单号", "20251128123456789012", "13800138000", "500000"]],
  [["收不到验证码", "13800138000"]],
  [["怎么收不到验证码", "500000元"]],
  [["好", "对", "是", "有", "不", "行"]],
])("P08 short messages that are none pass: %j", (messages) => {
  expect(sending(messages)).toBeUndefined();
});

test.each(["questions-dev", "questions-dev2", "support messages"])(
  "P08 at most one in a hundred chats of ten harmless messages is stopped: %s",
  (name) => {
    const texts =
      name === "support messages"
        ? [...supportMessages(6, 500), ...harmlessMessages]
        : questions(name);
    const chats = Array.from({ length: Math.floor(texts.length / 10) }, (_, at) =>
      texts.slice(at * 10, at * 10 + 10),
    ).filter((chat) => chat.every((text) => findSecrets(text, allWords).length === 0));
    const stopped = chats.filter((chat) => sending(chat, "server"));
    expect(stopped.length, JSON.stringify(stopped, null, 1)).toBeLessThanOrEqual(
      chats.length / 100,
    );
  },
);

const questions = (name: string): readonly string[] =>
  readFileSync(join(import.meta.dirname, `../../faq/${name}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).q as string);
