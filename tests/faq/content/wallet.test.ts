import { expect, test } from "vitest";
import { toBlocks } from "../../../server/faq/content/markdown/blocks.ts";
import { withUrgentLine } from "../../../server/faq/content/urgent-line.ts";
import { valueAsMarkdown } from "../../../server/faq/content/wallet.ts";

const linkOf = (name: string, value: string) => {
  const [block] = toBlocks(`请拨打 ${valueAsMarkdown(name, value)}。`);
  if (block?.kind !== "paragraph") throw new Error("not a paragraph");
  return block.text.find(({ href }) => href !== undefined);
};

test("a telephone number and an e-mail address of the wallet are links", () => {
  expect(linkOf("hotline", "400-800-0000")).toEqual({
    text: "400-800-0000",
    href: "tel:4008000000",
  });
  expect(linkOf("antiFraudHotline", "96110")).toEqual({ text: "96110", href: "tel:96110" });
  expect(linkOf("email", "support@wallet.example")).toEqual({
    text: "support@wallet.example",
    href: "mailto:support@wallet.example",
  });
});

test("a number that is no telephone number is no link, and a word is none", () => {
  expect(linkOf("dailyLimit", "200000")).toBeUndefined();
  expect(linkOf("police", "the police")).toBeUndefined();
  expect(linkOf("police", "110（反詐騙諮詢 165）")).toBeUndefined();
});

test("a way through the menus holds together where its words have spaces", () => {
  expect(valueAsMarkdown("supportPath", "Me > Help & support")).toBe(
    "Me\u00a0\\>\u00a0Help\u00a0\\&\u00a0support",
  );
  expect(valueAsMarkdown("billsPath", "我的 > 账单")).toBe("我的 \\> 账单");
});

test("the number of an emergency is the one that is answered now, and without one the hotline", () => {
  const lineOf = (texts: Readonly<Record<string, string>>) => withUrgentLine(texts).urgentLine;
  expect(lineOf({ hotline: "400-1", emergencyHotline: "400-2" })).toBe("400-2");
  expect(lineOf({ hotline: "400-1", emergencyHotline: "" })).toBe("400-1");
  expect(lineOf({ hotline: "400-1" })).toBe("400-1");
  expect(lineOf({})).toBeUndefined();
});
