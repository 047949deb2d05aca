import { expect, test } from "vitest";
import { askedContact } from "../../server/dialogue/official-question.ts";
import { nextMoves } from "../../server/dialogue/rules.ts";
import { isOfficial } from "../../server/domain/official-contacts.ts";
import { situation } from "./situations.ts";

test.each([
  ["400-800-0000 是官方的吗", "phone", "400-800-0000"],
  ["这个号码或网址是官方的吗: 95533", "phone", "95533"],
  ["95188 打来说是客服，是真的吗", "phone", "95188"],
  ["+86 400 800 0000 是你们的电话吗", "phone", "+86 400 800 0000"],
  ["https://wallet-help.example/login 是不是你们的网站", "host", "wallet-help.example"],
  ["is wallet.example.evil.test yours", "host", "wallet.example.evil.test"],
  ["support@wallet.example 是官方邮箱吗", "email", "support@wallet.example"],
])("“%s” asks about a %s", (text, kind, value) => {
  expect(askedContact(text)).toEqual({ kind, value });
});

test.each([
  "我充了 500 元是真的到账了吗",
  "官方客服在哪",
  "13800138000 收不到短信",
  "2026 年的账单是官方的吗",
  `${"我在网上看到一个人，".repeat(20)}他说 95188 是官方的`,
])("“%s” asks about none", (text) => {
  expect(askedContact(text)).toBeUndefined();
});

test("the bot looks it up before anything else is answered", () => {
  const plan = nextMoves(situation("95188 是官方的吗"));
  expect(plan.moves).toEqual([{ kind: "official", contact: { kind: "phone", value: "95188" } }]);
});

const known = {
  phones: ["400-800-0000"],
  hosts: ["wallet.example"],
  emails: ["support@wallet.example"],
};

test.each([
  ["phone", "400-800-0000", true],
  ["phone", "4008000000", true],
  ["phone", "+86 400 800 0000", true],
  ["phone", "400-800-00001", false],
  ["phone", "95188", false],
  ["host", "WALLET.example", true],
  ["host", "help.wallet.example", true],
  ["host", "evilwallet.example", false],
  ["host", "wallet.example.evil.test", false],
  ["email", "Support@wallet.example", true],
  ["email", "help@wallet.example", false],
] as const)("the %s %s is the wallet's own: %s", (kind, value, isOurs) => {
  expect(isOfficial({ kind, value }, known)).toBe(isOurs);
});
