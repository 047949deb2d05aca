import { expect, test } from "vitest";
import { Refusal } from "../../server/domain/refusal.ts";
import { refuseForeignAmount } from "../../server/domain/ticket-amount.ts";

const isRefused = (
  amount: string,
  currency: string,
  kind: "refund" | "compensation" = "refund",
) => {
  try {
    refuseForeignAmount({ kind, text: "已退回", amount, currency });
    return false;
  } catch (error) {
    expect(error).toMatchObject({ code: "invalid" });
    expect(error).toBeInstanceOf(Refusal);
    return true;
  }
};

test.each(["0", "0.0", "0.00", "000"])(
  "nothing (%s) is neither refunded nor compensated",
  (amount) => {
    for (const currency of ["CNY", "USDT"]) {
      expect(isRefused(amount, currency)).toBe(true);
      expect(isRefused(amount, currency, "compensation")).toBe(true);
    }
  },
);

test.each([
  ["0.001", "CNY"],
  ["12.345", "USD"],
  ["100.5", "JPY"],
  ["1.0001", "KWD"],
])("%s %s can't be paid: it is finer than the currency", (amount, currency) => {
  expect(isRefused(amount, currency)).toBe(true);
});

test.each([
  ["0.01", "CNY"],
  ["138.6", "CNY"],
  ["100", "JPY"],
  ["1.001", "KWD"],
  ["0.00000001", "BTC"],
  ["0.000001", "USDT"],
])("%s %s is paid as it is", (amount, currency) => {
  expect(isRefused(amount, currency)).toBe(false);
});
