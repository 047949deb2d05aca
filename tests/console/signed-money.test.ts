import { expect, test } from "vitest";
import { signedMoney } from "../../console/models/signed-money.ts";

test("what went out has a minus and what came in a plus, whatever the currency", () => {
  const money = (amount: string, currency = "CNY") => signedMoney({ amount, currency }, "zh-CN");
  expect(money("-2680.00")).toBe("−¥2,680.00");
  expect(money("9850.00")).toBe("+¥9,850.00");
  expect(money("-12.5", "USDT")).toBe("−12.50 USDT");
});
