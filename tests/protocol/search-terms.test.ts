import fc from "fast-check";
import { expect, test } from "vitest";
import {
  markedText,
  searchPhrases,
  searchTerms,
  spellingsOf,
} from "../../protocol/search-terms.ts";
import { simplifiedCharacters } from "../../protocol/simplified-characters.ts";
import { createSimplifier } from "../../server/faq/text/chinese.ts";

test("Chinese is found by pairs of characters, other writing by words", () => {
  expect(searchTerms("转账没到")).toEqual(["转账", "账没", "没到", "到"]);
  expect(searchTerms("PAY-1001 支付 ＡＢＣ")).toEqual(["pay", "1001", "支付", "付", "abc"]);
  expect(searchTerms("转账2680元")).toEqual(["转账", "账", "2680", "元"]);
  expect(searchTerms("…！ ,")).toEqual([]);
});

test("a query is phrases that must all be there; a word or one character may go on", () => {
  expect(searchPhrases("没到账 房")).toEqual([
    { terms: ["没到", "到账"], isOpen: false },
    { terms: ["房"], isOpen: true },
  ]);
  expect(searchPhrases("pay-10")).toEqual([
    { terms: ["pay"], isOpen: true },
    { terms: ["10"], isOpen: true },
  ]);
});

test("S19 no term holds anything but letters and digits, and no query is longer than it may be", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const terms = [...searchTerms(text), ...searchPhrases(text).flatMap((one) => one.terms)];
      for (const term of terms) expect(term).toMatch(/^[\p{L}\p{N}]{1,40}$/u);
      expect(searchPhrases(text).length).toBeLessThanOrEqual(8);
    }),
  );
});

test("what a query has found is marked, and the text stays the same", () => {
  expect(markedText("下午转给房东的钱没到", "房东 没到")).toEqual([
    ["下午转给", false],
    ["房东", true],
    ["的钱", false],
    ["没到", true],
  ]);
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, query) => {
      expect(
        markedText(text, query)
          .map(([part]) => part)
          .join(""),
      ).toBe(text);
    }),
  );
});

test("traditional and simplified characters find each other, and are marked", () => {
  expect(searchTerms("轉帳沒到")).toEqual(searchTerms("转帐没到"));
  expect(searchPhrases("轉賬")).toEqual(searchPhrases("转账"));
  expect(searchTerms("怎麼辦")).toEqual(searchTerms("怎么办"));
  expect(markedText("錢還沒到帳", "还没到")).toEqual([
    ["錢", false],
    ["還沒到", true],
    ["帳", false],
  ]);
});

test("帐 and 账 are one character to whoever searches", () => {
  const ways = (query: string) => searchPhrases(query).flatMap(spellingsOf);
  const both = [
    { terms: ["转账"], isOpen: false },
    { terms: ["转帐"], isOpen: false },
  ];
  expect(ways("转账")).toEqual(both);
  expect(ways("轉帳")).toEqual(both.toReversed());
  expect(ways("房东")).toEqual(searchPhrases("房东"));
  expect(markedText("轉帳給房東", "转账")).toEqual([
    ["轉帳", true],
    ["給房東", false],
  ]);
});

test("the characters are those of OpenCC's tables, and folding twice changes nothing", () => {
  const simplify = createSimplifier();
  const pairs = simplifiedCharacters.join("").match(/../gu) ?? [];
  expect(pairs.length).toBeGreaterThan(2_900);
  const targets = new Set(pairs.map(([, to]) => to));
  for (const [from = "", to] of pairs) {
    expect([from, simplify(from)]).toEqual([from, to]);
    expect(targets.has(from)).toBe(false);
  }
});
