import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkRuns } from "../../protocol/links.ts";

const official = ["wallet.example"];
/** "[text](href)" for a link, "<text>" for one that is refused. */
const drawn = (text: string) =>
  linkRuns(text, official)
    .map((run) =>
      run.href ? `[${run.text}](${run.href})` : run.refused ? `<${run.text}>` : run.text,
    )
    .join("");

describe("an address of the wallet's own becomes a link", () => {
  test.each([
    [
      "请看https://wallet.example/help，谢谢",
      "请看[https://wallet.example/help](https://wallet.example/help)，谢谢",
    ],
    ["（https://wallet.example）", "（[https://wallet.example](https://wallet.example/)）"],
    [
      "(see https://wallet.example/a_(b).)",
      "(see [https://wallet.example/a_(b)](https://wallet.example/a_(b)).)",
    ],
    [
      "http://help.wallet.example:8080/x?y=1#z。",
      "[http://help.wallet.example:8080/x?y=1#z](http://help.wallet.example:8080/x?y=1#z)。",
    ],
    ["官网wallet.example。", "官网[wallet.example](https://wallet.example/)。"],
    ["HTTPS://WALLET.EXAMPLE/A", "[HTTPS://WALLET.EXAMPLE/A](https://wallet.example/A)"],
    [
      "打开 https://wallet.example/账单 看",
      "打开 [https://wallet.example/账单](https://wallet.example/%E8%B4%A6%E5%8D%95) 看",
    ],
    [
      "https://wallet.example/路径/中文。",
      "[https://wallet.example/路径/中文](https://wallet.example/%E8%B7%AF%E5%BE%84/%E4%B8%AD%E6%96%87)。",
    ],
    [
      "wallet.example/帮助，谢谢",
      "[wallet.example/帮助](https://wallet.example/%E5%B8%AE%E5%8A%A9)，谢谢",
    ],
    [
      "打开https://wallet.example/help查看",
      "打开[https://wallet.example/help](https://wallet.example/help)查看",
    ],
  ])("%s", (text, expected) => expect(drawn(text)).toBe(expected));
});

describe("S22 an address of anybody else's is text, and said to be none of the wallet's", () => {
  test.each([
    ["点 http://evil.example/refund 退款", "点 <http://evil.example/refund> 退款"],
    ["https://wallet.example@evil.example/", "<https://wallet.example@evil.example/>"],
    ["https://user:word@wallet.example/", "<https://user:word@wallet.example/>"],
    ["https://wallet.example.evil.example", "<https://wallet.example.evil.example>"],
    ["https://notwallet.example", "<https://notwallet.example>"],
    ["https://wallet.example%2eevil.example", "<https://wallet.example%2eevil.example>"],
    [
      "https://wallet.example\\@evil.example",
      "[https://wallet.example](https://wallet.example/)\\@evil.example",
    ],
    ["登录 www.wallet-bonus.top 领取", "登录 <www.wallet-bonus.top> 领取"],
    ["evil.com/wallet.example", "<evil.com/wallet.example>"],
    ["https://wаllet.example", "<https://w>аllet.example"],
    ["https://[::1]/", "<https://[::1]/>"],
  ])("%s", (text, expected) => expect(drawn(text)).toBe(expected));
});

describe("mailboxes and telephone numbers become links", () => {
  test.each([
    [
      "写信到support@wallet.example。",
      "写信到[support@wallet.example](mailto:support@wallet.example)。",
    ],
    [
      "a.b+c@mail.example.com, 谢谢",
      "[a.b+c@mail.example.com](mailto:a.b+c@mail.example.com), 谢谢",
    ],
    ["我的号码13800138000，", "我的号码[13800138000](tel:13800138000)，"],
    ["138 0013 8000", "[138 0013 8000](tel:13800138000)"],
    ["+86 138-0013-8000", "[+86 138-0013-8000](tel:+8613800138000)"],
    ["热线：400-800-0000。", "热线：[400-800-0000](tel:4008000000)。"],
    ["010-12345678", "[010-12345678](tel:01012345678)"],
    [
      "0912-345-678 或 02-2345-6789",
      "[0912-345-678](tel:0912345678) 或 [02-2345-6789](tel:0223456789)",
    ],
    ["400-800-0000 13800138000", "[400-800-0000](tel:4008000000) [13800138000](tel:13800138000)"],
  ])("%s", (text, expected) => expect(drawn(text)).toBe(expected));
});

describe("what is neither stays text", () => {
  test.each([
    "转账20,000.50元没到",
    "订单号2026112822001413800138000",
    "PAY-13800138000",
    "卡号 6222 0212 3456 7890 128",
    "2026-11-28 13:45",
    "版本 v6.0.12 打不开 main.js",
    "javascript:alert(1) data:text/html,x //wallet.example",
    "e.g. 我、你",
    "@wallet",
  ])("%s", (text) => {
    const links = linkRuns(text, []).filter((run) => run.href || run.refused);
    expect(links.map((run) => run.text)).toEqual([]);
  });
});

test("S15 not a character of a text is lost, and every link leads to the wallet, a mailbox or a telephone", () => {
  const pieces = [
    "https://wallet.example",
    "http://evil.com",
    "a@b.cn",
    "13800138000",
    "。",
    " ",
    "(",
    ")",
    ".",
    "@",
    "/",
    "\\",
    "\n",
    "钱",
    "www.",
  ];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...pieces), maxLength: 12 }), (text) => {
      const runs = linkRuns(text, official);
      expect(runs.map((run) => run.text).join("")).toBe(text);
      for (const { href } of runs)
        if (href !== undefined && !/^(mailto|tel):/.test(href))
          expect(new URL(href).hostname).toMatch(/(^|\.)wallet\.example$/);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  "a".repeat(4_000),
  "1 ".repeat(2_000),
  "a.".repeat(2_000),
  "https://".repeat(500),
  "((".repeat(2_000),
  "a@".repeat(2_000),
])("the longest text is read without trying everything twice: %#", (text) =>
  expect(
    linkRuns(text, official)
      .map((run) => run.text)
      .join(""),
  ).toBe(text),
);
