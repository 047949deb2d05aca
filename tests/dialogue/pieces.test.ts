import { expect, test } from "vitest";
import { moodOf, namesTransaction, pieceOf, shownPiece } from "../../server/dialogue/pieces.ts";

test.each([
  ["13800138000", "phone"],
  ["+86 138 0013 8000", "phone"],
  ["0912345678", "phone"],
  ["20250911220014498871", "order-number"],
  ["0x9f2c4be0a71d3358c6e1f0b7a9d24c8e5b6013fa77de90c1482b3f6ad5e07c19", "transaction-hash"],
  ["0x52908400098527886E0F7030069857D2E4169EE7", "wallet-address"],
  ["358.60", "amount"],
  ["￥1,200", "amount"],
  ["两百", undefined],
  ["500元", "amount"],
  ["482913", "one-time-code"],
  ["PD-20261121-0001-7", "ticket-number"],
  ["TS-0048213", "ticket-number"],
  ["#77120", "ticket-number"],
  ["2026-11-21", "date"],
  ["https://example.com/x", "link"],
  ["😭", "emoji"],
  ["👍👍", "emoji"],
  ["1", undefined],
  ["转账没到账", undefined],
  ["", undefined],
])("%s is %s", (text, kind) => {
  expect(pieceOf(text)?.kind).toBe(kind);
});

test("a long piece is said back with its middle taken out, a code not at all", () => {
  expect(shownPiece({ kind: "phone", text: "13800138000" })).toBe("138****8000");
  expect(shownPiece({ kind: "one-time-code", text: "482913" })).toBe("");
  expect(shownPiece({ kind: "amount", text: "358.60" })).toBe("358.60");
});

test("👍 is glad and 😭 is not", () => {
  expect(moodOf("👍")).toBe("happy");
  expect(moodOf("😭😭")).toBe("upset");
  expect(moodOf("🐱")).toBeUndefined();
});

test.each([
  ["8000转给王明的", true],
  ["单号20250911220014498871", true],
  ["美团那笔，38块", true],
  ["i sent 50 to Anna", true],
  ["转了8000", false],
  ["昨天下午3点转给王明", false],
  ["转给王明的没到", false],
  ["my transfer from yesterday", false],
])("“%s” names a transaction: %s", (text, names) => {
  expect(namesTransaction(text)).toBe(names);
});
