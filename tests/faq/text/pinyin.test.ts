import { expect, test } from "vitest";
import { createPinyin } from "../../../server/faq/text/pinyin.ts";

const pinyin = createPinyin();

test("a character that can be read in several ways is read by its neighbours, without tone and accent", () => {
  expect(pinyin.syllables("还款")).toEqual(["huan", "kuan"]);
  expect(pinyin.syllables("还没")).toEqual(["hai", "mei"]);
  expect(pinyin.syllables("银行")).toEqual(["yin", "han"]);
  expect(pinyin.syllables("行不行")).toEqual(["xin", "bu", "xin"]);
  expect(pinyin.syllables("绿色")).toEqual(["lv", "se"]);
});

test("however a character is read, it is one of its readings", () => {
  for (let code = 0x4e00; code < 0xa000; code += 5) {
    const character = String.fromCharCode(code);
    expect(pinyin.readings(character)).toContain(pinyin.syllables(character)[0]);
  }
});
