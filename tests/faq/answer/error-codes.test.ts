import { expect, test } from "vitest";
import { article, engineOf, small } from "../fixture.ts";

const engine = engineOf({
  ...small,
  "zh-CN/app/app-crash.md": article(
    "应用闪退怎么办？",
    ["打开就闪退", "用着用着退出", "点开白屏"],
    "errorCodes: [APP-7001]\n",
  ),
  "error-codes.yml": `${small["error-codes.yml"]}
TRF-2001:
  article: transfer-not-arrived
  meaning: { zh-CN: 银行处理中, en: The bank is working on it }
  remedy: { zh-CN: 请等到明天, en: Wait until tomorrow }
`,
});
const ask = (question: string) => engine.ask(question, { locale: "zh-CN" });

test.each([
  "PAY-1001",
  "pay1001",
  "ＰＡＹ 1001",
  "PAY—1001",
  "PAY_1001 提现",
  "显示【PAY-1001】，打过去的钱没到",
  "错误代码1001",
])("“%s”: the article of the code decides", (question) => {
  const { articleId, hits, reply } = ask(question);
  expect(articleId).toBe("payment-failed");
  expect(hits[0]?.articleId).toBe("payment-failed");
  expect(reply).toMatch(/^PAY-1001：余额不足/);
});

test("a code that only an article claims is answered by that article", () => {
  expect(ask("弹出APP7001")).toMatchObject({ outcome: "answer", articleId: "app-crash" });
});

test("each code of a message is explained", () => {
  const { reply, more } = ask("先是PAY-1001，后来又出TRF 2001");
  expect(reply).toMatch(/^PAY-1001/);
  expect(more?.map((one) => one.reply)).toEqual(["TRF-2001：银行处理中。请等到明天"]);
});

test("beside a known code, an unknown one is named too", () => {
  const { outcome, reply, unknownCode, hits } = ask("PAY-1001 和 PAY-9999");
  expect({ outcome, unknownCode }).toEqual({ outcome: "answer", unknownCode: "PAY-9999" });
  expect(reply).toMatch(/^PAY-1001/);
  expect(hits[0]?.confidence).toBeGreaterThan(0.9);
});

test.each([
  ["PAY-9999", "PAY-9999"],
  ["提示 ＰＡＹ 1009 是什么", "PAY-1009"],
  ["付不了款 trf8888", "TRF-8888"],
])("“%s” has a code that nobody listed, and no article is its answer", (question, code) => {
  const { outcome, unknownCode, hits } = ask(question);
  expect({ outcome, unknownCode }).toEqual({ outcome: "none", unknownCode: code });
  expect(hits.every(({ confidence }) => confidence <= 0.2)).toBe(true);
});

test.each(["i want to pay 1500 to my friend", "pay 1001 yuan at the shop", "买了iPhone 16"])(
  "“%s” has no code",
  (question) => {
    expect(ask(question).unknownCode).toBeUndefined();
    expect(ask(question).reply).toBeUndefined();
  },
);
