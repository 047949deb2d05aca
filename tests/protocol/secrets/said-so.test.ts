/** How people say a secret in everyday words, and what is left of the text: the whole, to the letter. */

import { describe, expect, test } from "vitest";
import { allWords } from "../../../protocol/secrets/all-words.ts";
import { mayHoldSecret } from "../../../protocol/secrets/suspicion.ts";
import { findSecrets, findUnclear, maskFound } from "../../../protocol/secrets.ts";
import { aSeedPhrase, hexKey } from "./generated.ts";
import { createRandom } from "./random.ts";

/** As the server keeps it: the first look decides whether there is a second. */
const kept = (text: string) =>
  mayHoldSecret(text) ? maskFound(text, findSecrets(text, allWords)).text : text;

test.each([
  ["my verification code is 739154.", "my verification code is ••••."],
  ["验证码628417，5分钟内有效", "验证码••••，5分钟内有效"],
  ["验证码628417.5分钟内有效", "验证码••••.5分钟内有效"],
  ["您的验证码为 628417，请勿泄露。", "您的验证码为 ••••，请勿泄露。"],
  ["验证码是483920.", "验证码是••••."],
  ["验证码483920，3次都不对", "验证码••••，3次都不对"],
  ["验证码 483920 秒到", "验证码 •••• 秒到"],
  ["验证码483920.png", "验证码••••.png"],
  ["验证码收到了，483920", "验证码收到了，••••"],
  ["验证码好了\n483920", "验证码好了\n483920"],
  ["【链付】483920（登录验证码）", "【链付】••••（登录验证码）"],
  ["483920（登录验证码），请勿告诉他人", "••••（登录验证码），请勿告诉他人"],
  ["G-483920 is your Google verification code", "•••• is your Google verification code"],
  ["483920 is your Binance verification code", "•••• is your Binance verification code"],
  ["Use 483920 to sign in. Never share this code.", "Use •••• to sign in. Never share this code."],
  ["驗證碼 628417。5 分鐘內有效", "驗證碼 ••••。5 分鐘內有效"],
  ["他让我报验证码，我给了他 839201", "他让我报验证码，我给了他 ••••"],
  ["驗證碼我告訴他了 839201", "驗證碼我告訴他了 ••••"],
  [
    "he asked for the verification code and I told him 839201",
    "he asked for the verification code and I told him ••••",
  ],
  ["短信里写的是 839201，验证码", "短信里写的是 ••••，验证码"],
  ["我收到的是 839201 这个验证码", "我收到的是 •••• 这个验证码"],
  ["验证码我发你：8 3 9 2 0 1", "验证码我发你：••••"],
  ["验证码四八三九二零", "验证码••••"],
  ["验证码收不到，我给了他 5000 元", "验证码收不到，我给了他 5000 元"],
  ["订单 839201，验证码收不到", "订单 839201，验证码收不到"],
  ["验证码一二十分钟都没到", "验证码一二十分钟都没到"],
])("P06 a one-time code is found in %s", (text, rest) => {
  expect(kept(text)).toBe(rest);
});

test.each([
  ["密码Zxcv9182", "密码••••"],
  ["我的密码Abc12345!", "我的密码••••!"],
  ["登录密码我写的 Abc@2024", "登录密码我写的 ••••"],
  ["支付密码应该是 193847", "支付密码应该是 ••••"],
  ["支付密码193847，5次都错", "支付密码••••，5次都错"],
  ["支付密码现在是 193847。", "支付密码现在是 ••••。"],
  ["密碼我設成 Qwer1234", "密碼我設成 ••••"],
  ["pw: Tr0ub4dor", "pw: ••••"],
  ["I use letmein99 as my password", "I use •••• as my password"],
  ["my pass letmein99 does not work", "my pass •••• does not work"],
  ["密码都是 Aa123456", "密码都是 ••••"],
  ["密码应该没错 Aa123456", "密码应该没错 ••••"],
  ["密碼給您 Abc12345", "密碼給您 ••••"],
  ["密码我记得是 Hello2020", "密码我记得是 ••••"],
  ["密码：我爱你1314", "密码：••••"],
  ["密　码：１２３４５６", "密　码：••••"],
  ["支付密码是八八六六二二", "支付密码是••••"],
  ["the password I use is BlueSky99", "the password I use is ••••"],
  ["my password has always been Summer2024", "my password has always been ••••"],
  ["passphrase: correct horse battery staple", "passphrase: ••••"],
  ["my wallet passphrase is correct-horse-battery", "my wallet passphrase is ••••"],
  ["支付密码六位数字，一二三步怎么设", "支付密码六位数字，一二三步怎么设"],
  ["密码提示 ERR1234AB", "密码提示 ERR1234AB"],
  ["密码改了，版本 iOS17.5 登不上", "密码改了，版本 iOS17.5 登不上"],
  ["passphrase is out-of-date", "passphrase is out-of-date"],
  ["passphrase: is it needed", "passphrase: is it needed"],
])("P06 a password is found in %s", (text, rest) => {
  expect(kept(text)).toBe(rest);
});

test.each(["秘钥", "密匙", "秘匙", "密鑰"])("P04 a key is one by the name %s", (name) => {
  expect(kept(`我的${name}是${hexKey(createRandom(21))}`)).toBe(`我的${name}是••••`);
});

describe("P04 64 hexadecimal digits are a key where the text speaks of one", () => {
  const key = hexKey(createRandom(21));
  const address = "0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe";

  test.each([
    ["beside the address that it opens", `private key for my address ${address} is {}`],
    ["beside the address, in brackets", `私钥（地址${address}）：{}`],
    ["with what failed afterwards", "导入私钥后转账失败 {}"],
    ["with the error", "私钥导不进去，提示签名错误：{}"],
    ["and what the text says behind it", "转账失败了，{} 这是我的私钥"],
  ])("%s", (_, frame) => {
    expect(kept(frame.replace("{}", key))).toBe(frame.replace("{}", "••••"));
  });

  test("with a capital X, in capitals, and in groups by any sign", () => {
    expect(kept(`私钥 0X${key.toUpperCase()}`)).toBe("私钥 ••••");
    for (const by of ["-", " ", ":", "_", "."])
      expect(kept(`私钥 ${key.match(/.{8}/g)?.join(by)}`)).toBe("私钥 ••••");
  });

  test.each([
    "私钥不见了，交易 {} 不是我转的",
    "私钥没问题，这笔的交易哈希是这个：{}",
    "不是私钥，https://etherscan.io/tx/{}",
    "我的私钥丢了，tx hash {} 是谁转的",
  ])("and not where it is named as something else: %s", (frame) => {
    const text = frame.replace("{}", key);
    expect([kept(text), findUnclear(text)]).toEqual([text, []]);
  });

  test.each(["私钥不见了，昨天有一笔转账没经过我：{}", "{} 我的私钥丢了"])(
    "and is asked about where both are spoken of: %s",
    (frame) => {
      const text = frame.replace("{}", key);
      expect([kept(text), findUnclear(text).length]).toEqual([text, 1]);
    },
  );
});

describe("P03 a seed phrase is found", () => {
  const words = aSeedPhrase(createRandom(22), "english", 12);
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
  const numerals = [..."一二三四五六七八九十", "十一", "十二"];

  test.each<[string, (word: string, at: number) => string, string, string]>([
    ["numbered in words", (word, at) => `第${at + 1}个词是${word}`, "，", "第1个词是••••"],
    [
      "numbered in 汉字",
      (word, at) => `第${numerals[at]}个单词是 ${word}`,
      "；",
      "第一个单词是 ••••",
    ],
    ["with the number behind", (word, at) => `${word} 是第${at + 1}个`, "，", "•••• 是第12个"],
    ["by its first four letters", (word) => word.slice(0, 4), " ", "••••"],
    ["joined, each with a capital", capital, "", "••••"],
    ["joined, in small letters", (word) => word, "", "••••"],
    [
      "as a list of a page",
      (word) => `<li class="word">${word}</li>`,
      "\n",
      '<li class="word">••••</li>',
    ],
    ["with spaces of a page", (word) => word, "&nbsp;", "••••"],
  ])("%s", (_, write, by, rest) => {
    expect(kept(words.map(write).join(by))).toBe(rest);
  });

  test("numbered in English", () => {
    const text = words.map((word, at) => `word ${at + 1} is ${word}`).join(", ");
    for (const word of words) expect(kept(text)).not.toContain(` ${word}`);
  });

  test.each(["simplifiedChinese", "traditionalChinese"])("in numbered 汉字 of %s", (list) => {
    const random = createRandom(31);
    for (let draw = 0; draw < 40; draw += 1) {
      const signs = aSeedPhrase(random, list, 12);
      // What numbers the first and the last one may be taken along.
      for (const write of [
        (sign: string, at: number) => `第${at + 1}个是${sign}`,
        (sign: string, at: number) => `${sign}是第${at + 1}个`,
      ])
        expect(kept(signs.map(write).join("，"))).toMatch(/^(?:第1个是)?••••(?:是第12个|12个)?$/);
    }
  });

  describe.each(["simplifiedChinese", "traditionalChinese"])(
    "in 汉字 of %s without a space",
    (list) => {
      test.each([12, 15, 18, 21, 24])("behind its name, %i of them", (count) => {
        const random = createRandom(count);
        for (let draw = 0; draw < 40; draw += 1) {
          const phrase = aSeedPhrase(random, list, count).join("");
          expect(kept(`助记词是${phrase}`)).toBe("助记词是••••");
          expect(kept(`我的助記詞：${phrase}，幫我恢復`)).toBe("我的助記詞：••••，幫我恢復");
          expect(kept(`助记词${phrase}帮我恢复`)).toBe("助记词••••帮我恢复");
        }
      });
    },
  );

  test.each([
    "助记词丢了怎么办能不能找回来呢",
    "助记词是写在纸上的但是找不到了",
    "恢复词在哪里可以看到我没有抄下来过",
  ])("and a sentence about one is none: %s", (text) => {
    expect(kept(text)).toBe(text);
  });
});
