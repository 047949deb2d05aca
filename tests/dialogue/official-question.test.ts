import { expect, test } from "vitest";
import { effectsOf } from "../../server/dialogue/effects.ts";
import type { Knowledge } from "../../server/dialogue/knowledge.ts";
import { askedContacts, tellsOfCall } from "../../server/dialogue/official-question.ts";
import { recall } from "../../server/dialogue/recall.ts";
import { nextMoves } from "../../server/dialogue/rules.ts";
import { isOfficial } from "../../server/domain/official-contacts.ts";
import { wordingsOf } from "../../server/locales/bot-phrases.ts";
import { history, type Line, situation } from "./situations.ts";

test.each([
  ["400-800-0000 是官方的吗", "phone", "400-800-0000"],
  ["这个号码或网址是官方的吗：95533", "phone", "95533"],
  ["95188 打来说是客服，是真的吗", "phone", "95188"],
  ["+86 400 800 0000 是你们的电话吗", "phone", "+86 400 800 0000"],
  ["https://wallet-help.example/login 是不是你们的网站", "host", "wallet-help.example"],
  ["is wallet.example.evil.test yours", "host", "wallet.example.evil.test"],
  ["https://evil.test/wallet.example 是官方的吗", "host", "evil.test"],
  ["https://evil.test?u=wallet.example 是官方的吗", "host", "evil.test"],
  ["wallet.example.evil.test是官网吗", "host", "wallet.example.evil.test"],
  ["http://203.0.113.7/login 是真的吗", "host", "203.0.113.7"],
  ["wаllet.example 是官方的吗", "host", "wаllet.example"],
  ["４００-８００-００００ 是官方的吗", "phone", "400-800-0000"],
  ["0086-400-800-0000 是你们的吗", "phone", "0086-400-800-0000"],
  ["support@wallet.example 是官方邮箱吗", "email", "support@wallet.example"],
  ["微信号 wallet-kefu88 是官方的吗", "account", "wallet-kefu88"],
  ["微信公众号“星河钱包”是官方的吗", "account", "星河钱包"],
  ["公众号星河钱包服务是你们的吗", "account", "星河钱包服务"],
  ["QQ12345678 是你们客服吗", "account", "12345678"],
  ["LINE 帳號「星河錢包」是真的嗎", "account", "星河錢包"],
  ["is the Telegram account @galaxy_help yours", "account", "galaxy_help"],
  ["is @galaxy_help on Telegram yours", "account", "galaxy_help"],
  ["@galaxy_help 是你們的嗎", "account", "galaxy_help"],
  ["Telegram 群組「星河錢包客服」是官方的嗎", "account", "星河錢包客服"],
  ["is your Telegram official", "app", "Telegram"],
  ["do you have a WhatsApp channel", "app", "WhatsApp"],
  ["你們有 Telegram 官方帳號嗎", "app", "Telegram"],
  ["你们有微信吗", "app", "微信"],
  ["短信里的链接 http://xinghe.top/a 能点吗", "host", "xinghe.top"],
  ["http://xinghe.top/a 可以打开吗", "host", "xinghe.top"],
  ["is it safe to open http://xinghe.top/a", "host", "xinghe.top"],
])("“%s” asks about a %s", (text, kind, value) => {
  expect(askedContacts(text, undefined)).toEqual([{ kind, value }]);
});

test.each([
  "400 800 0000",
  "400-800-0000",
  "400 - 800 - 0000",
  "400–800–0000",
  "400·800·0000",
  "400.800.0000",
  "4008000000",
  "(400) 800-0000",
  "（400）800 0000",
  "+86 400 800 0000",
  "（+86）400 800 0000",
  "+86 (400) 800-0000",
  "0086 400 800 0000",
  "４００－８００－００００",
  "４００　８００　００００",
])("“%s” is one number, and ours, in each language", (number) => {
  for (const text of [
    `${number} 打给我了`,
    `刚才接到 ${number} 的电话`,
    `${number} 打電話給我`,
    `${number} 打來說是客服`,
    `${number} called me`,
    `I just got a call from ${number}.`,
    `${number} 是你们的吗`,
    `is ${number} yours`,
  ]) {
    const contacts = askedContacts(text, undefined) ?? [];
    expect(contacts, text).toMatchObject([{ kind: "phone" }]);
    expect(contacts.every((one) => isOfficial(one, known))).toBe(true);
  }
  expect(answerTo(`${number} 打给我了`)).toContain("显示的号码可以伪造。请先挂断");
});

test.each([
  "20000 打给我了",
  "5000 打给我了，没到账",
  "6222 0210 0000 0000 打给我了",
  "请打给我，13800138000",
  "能不能打给我 138 0013 8000",
  "my number is 138 0013 8000, nobody called me",
  "接到 13:50 的通知",
  "400 800 0000 打来说我的账户被冻结了，要我把钱转到一个安全账户，还要我报验证码给他",
])("“%s” does not ask who has called", (text) => {
  expect(askedContacts(text, undefined)).toBeUndefined();
});

test("an area abroad has lost its zero, or keeps it in brackets", () => {
  const here = { ...known, phones: ["021-6543-2100"] };
  const isOurs = (value: string) => isOfficial({ kind: "phone", value }, here);
  expect(["+86 21 6543 2100", "+86 (0)21 6543 2100", "(021) 6543 2100"].map(isOurs)).toEqual([
    true,
    true,
    true,
  ]);
  expect(isOurs("21 6543 2100")).toBe(false);
});

test("each of several is looked up", () => {
  expect(askedContacts("自称 400-800-0000 的人让我打 95188，95188 是官方的吗", undefined)).toEqual([
    { kind: "phone", value: "400-800-0000" },
    { kind: "phone", value: "95188" },
  ]);
});

test.each([
  "这个号码或网址是官方的吗：",
  "這個連結是真的嗎",
  "刚收到短信，这个网址是你们的吗",
  "Is this number, link or account official:",
])("“%s” does not say which", (text) => {
  expect(askedContacts(text, undefined)).toEqual([]);
  expect(answerTo(text)).toContain("按我们公布的名单核对");
});

test.each([
  "我充了 500 元是真的到账了吗",
  "官方客服在哪",
  "官方电话是多少",
  "13800138000 收不到短信",
  "2026 年的账单是官方的吗",
  "PAY-1001 是真的失败了吗",
  `${"我在网上看到一个人，".repeat(20)}他说 95188 是官方的`,
])("“%s” asks about none", (text) => {
  expect(askedContacts(text, undefined)).toBeUndefined();
});

const which = { bot: { kind: "text", text: "是哪一个？", code: "official.which" } } as const;

test.each([
  ["95188", "phone", "95188"],
  ["就是 wallet-help.example 这个", "host", "wallet-help.example"],
  ["kefu_88", "account", "kefu_88"],
])("after the bot has asked which, “%s” is enough", (text, kind, value) => {
  const { moves } = nextMoves(situation(text, { before: ["这个链接是真的吗", which] }));
  expect(moves).toMatchObject([{ kind: "official", contacts: [{ kind, value }] }]);
  expect(askedContacts(text, undefined)).toBeUndefined();
});

const answered = { bot: { kind: "text", text: "不在名单里", code: "official.no" } } as const;

test.each([
  ["95188", "phone", "95188"],
  ["那 95188 呢", "phone", "95188"],
  ["110呢", "phone", "110"],
  ["还有 wallet-help.example", "host", "wallet-help.example"],
  ["kefu_88", "account", "kefu_88"],
  ["那微信公众号“星河钱包”呢", "account", "星河钱包"],
])("after an answer “%s” is checked, too", (text, kind, value) => {
  const before = ["95199 是官方的吗", answered];
  const { moves } = nextMoves(situation(text, { before }));
  expect(moves).toMatchObject([{ kind: "official", contacts: [{ kind, value }] }]);
});

test.each([
  "thanks",
  "谢谢",
  "转账 500 没到",
  "好的",
  "okay",
  "我的单号 20261121161200 没到账",
  "我在 13:50 转了 300 还没到账",
])("after an answer “%s” is about something else", (text) => {
  expect(askedContacts(text, "checked")).toBeUndefined();
});

test("what else is said then is heard as ever", () => {
  expect(askedContacts("我的转账 500 一直没有到账，已经等了两天", "asked-which")).toBeUndefined();
  expect(askedContacts("没有了", "asked-which")).toBeUndefined();
});

test("the bot looks it up before anything else is answered", () => {
  const plan = nextMoves(situation("95188 是官方的吗"));
  expect(plan.moves).toMatchObject([
    { kind: "official", contacts: [{ kind: "phone", value: "95188" }] },
  ]);
});

const known = {
  phones: ["400-800-0000"],
  hosts: ["wallet.example"],
  emails: ["support@wallet.example"],
  accounts: ["微信公众号“星河钱包”"],
};

function answerTo(text: string, ...before: readonly Line[]): string {
  const contacts = askedContacts(text, undefined) ?? [];
  const knowledge: Pick<Knowledge, "officialContacts" | "wordings"> = {
    officialContacts: (asked) => ({
      ours: asked.filter((one) => isOfficial(one, known)),
      list: "400-800-0000",
      accounts: known.accounts.join("、"),
    }),
    wordings: (phrase, value) => wordingsOf("zh-CN", phrase, value),
  };
  const messages = history(...before, text);
  const talk = { status: "bot", priority: "normal", locale: "zh-CN", misses: 0, messages } as const;
  const [effect] = effectsOf(
    { kind: "official", contacts, isCaller: tellsOfCall(text) },
    { talk, memory: recall(messages), knowledge: knowledge as Knowledge },
  );
  return effect?.kind === "post" && effect.body.kind === "text" ? effect.body.text : "";
}

test.each([
  ["400-800-0000 是官方的吗", "400-800-0000 在我们公布的名单里"],
  ["400-800-0000 和 help.wallet.example 是你们的吗", "help.wallet.example、400-800-0000 在我们"],
  ["95188 是官方的吗", "这个不在我们公布的名单里"],
  ["95188 打给我了，是真的吗", "这个不在我们公布的名单里"],
  ["400-800-0000 打给我说账户有问题，是真的吗", "显示的号码可以伪造。请先挂断"],
  ["收到 400-800-0000 发来的短信，是真的吗", "显示的号码可以伪造"],
  ["我接到 400-800-0000 的来电，是你们吗", "显示的号码可以伪造"],
  ["400-800-0000 和 95188 是官方的吗", "只有 400-800-0000 在我们公布的名单里"],
  ["微信号 kefu88 是官方的吗", "这个不在我们公布的名单里"],
  ["微博“星河钱包”是官方的吗", "我们公布的账号只有：微信公众号“星河钱包”"],
])("“%s” is answered from the list", (text, said) => {
  expect(answerTo(text)).toContain(said);
});

test("a third stranger gets its verdict, too", () => {
  const said = (text: string) => ({ bot: { kind: "text", text, code: "official.no" } }) as const;
  const first = answerTo("95188 是官方的吗");
  const second = answerTo("95199 是官方的吗", said(first));
  const third = answerTo("95177 是官方的吗", said(first), said(second));
  expect(new Set([first, second]).size).toBe(2);
  expect(third).toContain("名单里");
});

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
  ["account", "星河钱包", true],
  ["account", "星河钱包客服", false],
  ["phone", "0086-400-800-0000", true],
  ["phone", "(+86) 400 800 0000", true],
  ["phone", "+1 400 800 0000", false],
  ["phone", "0400-800-0000", false],
  ["host", "wаllet.example", false],
] as const)("the %s %s is the wallet's own: %s", (kind, value, isOurs) => {
  expect(isOfficial({ kind, value }, known)).toBe(isOurs);
});
