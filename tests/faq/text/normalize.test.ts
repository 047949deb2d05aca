import { expect, test } from "vitest";
import { synonymsFile } from "../../../server/faq/content/data-files.ts";
import { createNormalizer } from "../../../server/faq/text/normalize.ts";

const normalize = createNormalizer(
  synonymsFile.parse({
    regional: { 門號: "手机号" },
    fillers: ["顺便说下"],
    abbreviations: { tx: "交易" },
  }),
);
const clauses = (text: string) => normalize(text).clauses;

test.each([
  ["full width and capitals", "ＰＡＹ失敗", ["pay失败"]],
  ["traditional characters", "轉帳沒收到", ["转账没收到"]],
  ["Taiwan's words", "簡訊驗證碼收不到", ["短信验证码收不到"]],
  ["Hong Kong's words", "點解畀人轉走咗", ["为什么给人转走了"]],
  ["an editor's regional word", "換門號", ["换手机号"]],
  ["an editor's abbreviation, whole words only", "tx失败 txt", ["交易失败 txt"]],
  ["question words", "咋提现", ["怎么提现"]],
  ["courtesy before and after", "你好，请问一下怎么提现呀，谢谢", ["怎么提现"]],
  ["an editor's filler", "顺便说下怎么提现", ["怎么提现"]],
  ["courtesy that is all there is", "你好", ["你好"]],
  ["a polite English frame", "hi, please help me withdraw, thanks", ["withdraw"]],
  ["no courtesy inside a word", "history", ["history"]],
  ["emoji and invisible characters", "付\u200b款😭失败", ["付 款 失败"]],
  ["long runs of one character", "啊啊啊啊啊啊付款", ["啊啊啊付款"]],
  ["a code's dash", "PAY-1001是什么", ["pay-1001是什么"]],
])("%s", (_, text, expected) => {
  expect(clauses(text)).toEqual(expected);
});

test("broken surrogates are replaced, not thrown at", () => {
  expect(() => clauses("\ud83d付款\udc00")).not.toThrow();
});

test("a long story keeps its beginning and its end", () => {
  const { plain } = normalize(`开头${"中".repeat(5).concat("间").repeat(2000)}结尾`);
  expect(plain.length).toBeLessThan(1300);
  expect(plain.startsWith("开头") && plain.endsWith("结尾")).toBe(true);
});
