import { expect, test } from "vitest";
import { shortTopic } from "../../console/models/short-topic.ts";

test.each([
  ["账户被盗了，钱被转走怎么办？", "账户被盗"],
  ["转账成功了，对方没收到钱怎么办？", "对方没收到钱"],
  ["提现失败或被退回怎么办？", "提现失败"],
  ["手机丢了，怎么保护钱包里的钱？", "手机丢了"],
  ["同一笔消费被扣了两次怎么办？", "消费被扣了两次"],
  ["付款失败了怎么办？", "付款失败"],
  ["怎么注销账户？", "注销账户"],
  ["支付限额是多少，怎么调整？", "支付限额"],
  ["帳戶被盜了，錢被轉走怎麼辦？", "帳戶被盜"],
  [
    "My account was hacked and money is gone. What do I do?",
    "Account was hacked and money is gone",
  ],
  ["Why did my payment fail?", "Why did my payment fail"],
])("%s is called %s in a row", (title, name) => {
  expect(shortTopic(title)).toBe(name);
});

test("what an agent has named stays as it is", () => {
  expect(shortTopic("房东催款，已核实")).toBe("房东催款，已核实");
  expect(shortTopic("Rent")).toBe("Rent");
});
