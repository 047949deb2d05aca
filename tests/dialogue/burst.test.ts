import { expect, test } from "vitest";
import { joined } from "../../server/dialogue/burst.ts";

test("one thought in several messages is read as one text", () => {
  expect(joined(["我昨天", "充了两百", "余额没变"])).toBe("我昨天 充了两百 余额没变");
});

test("a correction drops what it corrects", () => {
  expect(joined(["提现失败", "啊不对", "是充值失败"])).toBe("是充值失败");
  expect(joined(["my refund is late", "*transfer", "not there yet"])).toBe(
    "transfer not there yet",
  );
});

test("a first message that begins like a correction is kept", () => {
  expect(joined(["不对，是支付密码"])).toBe("不对，是支付密码");
});

test("a flood of long messages is heard to the length of one message, its end first", () => {
  const texts = ["a".repeat(4_000), "b".repeat(3_000), "c".repeat(900)];
  expect(joined(texts)).toBe(`${texts[1]} ${texts[2]}`);
  expect(joined(["a".repeat(5_000)])).toHaveLength(5_000);
});
