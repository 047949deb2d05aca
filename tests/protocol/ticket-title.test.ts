import { expect, test } from "vitest";
import { ticketTitle } from "../../protocol/ticket-title.ts";

const titleOf = (description: string) => ticketTitle({ description, topic: "转账" });

test.each([
  ["鲜市超市退款未到账", "鲜市超市退款未到账"],
  ["钱到底去哪了？我等了三天", "钱到底去哪了？"],
  ["您好。退款一直没有到账！请查", "退款一直没有到账"],
  ["您好", "您好"],
  ["提现成功但\n卡里没有", "提现成功但"],
  ["I withdrew 3000 on 25 November. It was to arrive", "I withdrew 3000 on 25 November"],
  ["Transfer No. 7 of 3.50 is gone. Help", "Transfer No. 7 of 3.50 is gone"],
  ["转给 A.B. 公司的钱没到。急", "转给 A.B. 公司的钱没到"],
  ["The shop has charged my card for two hotel nights", "The shop has charged my card for two…"],
  ["Charged twice\tabroad for one hotel night", "Charged twice abroad for one hotel night"],
])("%j is called %j", (description, title) => expect(titleOf(description)).toBe(title));

test("a complaint without words is called by its topic", () => {
  expect(titleOf("")).toBe("转账");
  expect(titleOf(" \n。")).toBe("转账");
});

test("a title is never longer than 40 signs, and none of them is cut in half", () => {
  expect(titleOf("😀".repeat(60))).toBe(`${"😀".repeat(40)}…`);
});
