import fc from "fast-check";
import { expect, test } from "vitest";
import { createAnonymiser } from "../../../protocol/personal/anonymise.ts";

const wordFor = (kind: string, number: number) => `〔${kind}${number}〕`;
const anonymise = (text: string, names: readonly string[] = []) =>
  createAnonymiser({ names, wordFor })(text);

test.each([
  ["我转了1,299.00元，没到账", "我转了〔amount1〕，没到账"],
  ["扣了¥88.5，又扣了 HK$1,200", "扣了〔amount1〕，又扣了 〔amount2〕"],
  ["转了三千五百块", "转了〔amount1〕"],
  ["手机号 138 0000 2046", "手机号 〔number1〕"],
  ["尾号是•••• 6013 的卡", "尾号是•••• 〔number1〕 的卡"],
  ["预留 138****2046", "预留 〔number1〕"],
  ["订单 TX20261121A9F3 一直处理中", "订单 〔number1〕 一直处理中"],
  ["投诉单 PD-20261121-0001-7", "投诉单 〔number1〕"],
  ["发到 li.xh+1@example.com 吧", "发到 〔contact1〕 吧"],
  ["看 https://example.com/a?b=1，打不开", "看 〔contact1〕，打不开"],
  ["加我微信：lixh_2046", "加我微信：〔contact1〕"],
  ["我住北京市朝阳区建国路88号2单元", "〔address1〕"],
  ["2026年11月20日转的，11月21号查", "〔date1〕转的，〔date2〕查"],
  ["我叫王小明。", "我叫〔name1〕。"],
  ["收款人：李雷，麻烦查下", "收款人：〔name1〕，麻烦查下"],
  ["请找王女士", "请找〔name1〕女士"],
  ["Hi, my name is John Smith and I paid US$20", "Hi, my name is 〔name1〕 and I paid 〔amount1〕"],
  ["幺三八零零零零二零四六", "〔number1〕"],
])("%s", (text, expected) => {
  expect(anonymise(text)).toBe(expected);
});

test.each([
  "提现一般要 2 小时，最多 3 天",
  "请在 24 小时内回复，客服 9:00 到 21:00 在",
  "我是老用户，为什么余额不对",
  "银行卡绑定失败了怎么办",
  "My top-up has not arrived",
])("what tells nothing of anybody stays: %s", (text) => {
  expect(anonymise(text)).toBe(text);
});

test("a sum ends with its currency, whatever stands behind it", () => {
  expect(anonymise("0元A0")).toBe("〔amount1〕〔number1〕");
  expect(anonymise("5 USDX")).toBe("5 USDX");
});

test("the same thing has the same stand-in everywhere, however it is written", () => {
  const one = createAnonymiser({ names: ["王小明", "小博"], wordFor });
  expect(one("我是王小明，13800002046")).toBe("我是〔name1〕，〔number1〕");
  expect(one("小明您好，我是小博。138-0000-2046 对吗")).toBe(
    "〔name1〕您好，我是〔name2〕。〔number1〕 对吗",
  );
  expect(one("另一个号 13900002046")).toBe("另一个号 〔number2〕");
});

test("names that are known are found inside a sentence, the longest first, whatever is in them", () => {
  expect(anonymise("张三丰和张三", ["张三", "张三丰"])).toBe("〔name1〕和〔name2〕");
  expect(anonymise("ask A.B (x) now", ["A.B (x)"])).toBe("ask 〔name1〕 now");
});

test("no run of four digits and no known name is left, and what is anonymous stays as it is", () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom("王小明", "转账", "，", " ", "元", "¥", "-", "：", "我叫", "号"),
    fc.integer({ min: 0, max: 99_999_999 }).map(String),
  );
  // As they are in the locale files: a word that is none of what is looked for.
  const spaced = (kind: string, number: number) => `〔${kind} ${number}〕`;
  const again = () => createAnonymiser({ names: ["王小明"], wordFor: spaced });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      const found = again()(text);
      expect(found).not.toMatch(/\d{4}/);
      expect(found).not.toContain("王小明");
      expect(again()(found)).toBe(found);
    }),
    { numRuns: 500 },
  );
});
