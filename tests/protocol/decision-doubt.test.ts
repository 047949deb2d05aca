import { expect, test } from "vitest";
import { decisionDoubt } from "../../protocol/decision-doubt.ts";

const paid = { amount: "-138.60", currency: "CNY" };

test.each([
  ["refund", "138.60", "CNY", undefined],
  ["refund", "0138.6", "CNY", undefined],
  ["refund", "138.61", "CNY", "above-transaction"],
  ["refund", "1386", "CNY", "above-transaction"],
  ["refund", "99999999999999999.01", "CNY", "above-transaction"],
  ["refund", "1.00", "USD", "other-currency"],
  ["compensation", "1.00", "USD", "other-currency"],
  // More than was paid: that is what compensation may be.
  ["compensation", "500", "CNY", undefined],
] as const)("a %s of %s %s for a payment of 138.60 CNY: %s", (kind, amount, currency, doubt) => {
  expect(decisionDoubt({ kind, amount, currency }, paid)).toBe(doubt);
});

test("without a transaction, or without money, there is no doubt", () => {
  expect(decisionDoubt({ kind: "refund", amount: "9", currency: "USD" }, undefined)).toBe(
    undefined,
  );
  expect(decisionDoubt({ kind: "apology" }, paid)).toBe(undefined);
});
