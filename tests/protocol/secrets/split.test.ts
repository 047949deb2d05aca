import { describe, expect, test } from "vitest";
import { allWords } from "../../../protocol/secrets/all-words.ts";
import { findSplit, mayBeRest } from "../../../protocol/secrets/split.ts";
import { mayHoldSecret } from "../../../protocol/secrets/suspicion.ts";
import { aSeedPhrase, hexKey, wordLists } from "./generated.ts";
import { createRandom } from "./random.ts";

/** Sends one after the other; answers at which message the shield speaks, and which earlier ones it names. */
function sending(messages: readonly string[]) {
  for (const [at, text] of messages.entries()) {
    const earlier = messages.slice(0, at);
    if (!mayBeRest(text, allWords)) continue;
    const split = findSplit(earlier, text, allWords);
    if (!split) continue;
    expect(mayHoldSecret([...earlier, text].join("\n"), 5)).toBe(true);
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

test.each([
  [["你好", "在吗", "help", "转账没到", "still pending", "谢谢"]],
  [["help", "help", "help", "help", "help", "help", "help"]],
  [["订单号", "20251128123456789012", "13800138000", "500000"]],
  [["收不到验证码", "13800138000"]],
  [["怎么收不到验证码", "500000元"]],
  [["好", "对", "是", "有", "不", "行"]],
])("P08 short messages that are none pass: %j", (messages) => {
  expect(sending(messages)).toBeUndefined();
});
