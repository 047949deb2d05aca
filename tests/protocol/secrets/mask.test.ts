import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstLookBytes, shieldBars } from "../../../bench/shield.ts";
import { allWords } from "../../../protocol/secrets/all-words.ts";
import { loadWords } from "../../../protocol/secrets/load-words.ts";
import { mayHoldSecret } from "../../../protocol/secrets/suspicion.ts";
import { findSecrets, maskFound, withoutFound } from "../../../protocol/secrets.ts";
import { supportMessages } from "./support-messages.ts";

const seed = "apple river tent copper maple wolf lunar basket olive stone crane velvet";
const masked = (text: string) => maskFound(text, findSecrets(text, allWords));

describe("a masked text", () => {
  test.each([
    [`我的助记词是 ${seed} 帮我恢复`, "我的助记词是 •••• 帮我恢复", ["seed-phrase"]],
    ["卡号 6222 0212 3456 7890 128 绑不上", "卡号 ••••0128 绑不上", ["card"]],
    ["4111 1111 1111 1111 12/27 123", "••••1111 ••••", ["card", "card-code"]],
    [
      "4111111111111111，CVV 是 123，有效期 12/27",
      "••••1111，CVV 是 ••••，有效期 ••••",
      ["card", "card-code"],
    ],
    ["card 4111-1111-1111-1111 pin 4821", "card ••••1111 pin ••••", ["card", "card-code"]],
    [
      "身份证 11010519491231002X，密码是Abc12345",
      "身份证 ••••，密码是••••",
      ["identity-number", "password"],
    ],
    ["验证码 482 913 输了没用", "验证码 •••• 输了没用", ["one-time-code"]],
  ])("keeps all but the secret: %s", (text, kept, redacted) => {
    expect(masked(text)).toEqual({ text: kept, redacted });
  });

  test("has no secret any more", () => {
    const texts = [
      `助记词 ${seed}`,
      "密码是Abc12345",
      "4111 1111 1111 1111 12/27 123",
      "验证码 482913",
    ];
    for (const text of texts) expect(masked(masked(text).text).redacted).toEqual([]);
  });

  test("has no digit of a code that two detectors have found", () => {
    const { text } = masked("密码是4111 1111 1111 1111 pin 4821");
    expect(text).not.toContain("4821");
  });
});

test("what is taken out leaves no gap", () => {
  const text = `我的助记词是 ${seed} 帮我恢复`;
  expect(withoutFound(text, findSecrets(text, allWords))).toBe("我的助记词是 帮我恢复");
  expect(withoutFound(seed, findSecrets(seed, allWords))).toBe("");
});

test("the first look misses nothing that the search finds", () => {
  const messages = supportMessages(4, 500);
  const pieces = fc.constantFrom(
    ...messages,
    seed,
    "密码是",
    "Abc12345",
    "4111 1111 1111 1111",
    "验证码",
    "482913",
    "cvv 123",
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { minLength: 1, maxLength: 4 }),
      fc.constantFrom("", " ", "\n", "，"),
      (parts, by) => {
        const text = parts.join(by);
        if (findSecrets(text, allWords).length > 0) expect(mayHoldSecret(text), text).toBe(true);
      },
    ),
  );
});

test.each(["apple", "りんご", "사과", "苹 果"])(
  "a browser loads the lists of the script of %s",
  async (text) => {
    const words = await loadWords(text);
    expect(words.size).toBeGreaterThan(2_000);
    for (const word of words.keys()) expect(allWords.has(word)).toBe(true);
  },
);

test("the first look fits into an open chat", async () => {
  expect(await firstLookBytes()).toBeLessThanOrEqual(shieldBars.firstLook);
});
