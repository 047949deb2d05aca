import { expect, test } from "vitest";
import { toBlocks } from "../../../server/faq/content/markdown.ts";
import { valueAsMarkdown } from "../../../server/faq/content/wallet.ts";

const linkOf = (name: string, value: string) => {
  const [block] = toBlocks(`请拨打 ${valueAsMarkdown(name, value)}。`);
  if (block?.kind !== "paragraph") throw new Error("not a paragraph");
  return block.text.find(({ href }) => href !== undefined);
};

test("a telephone number and an address of the wallet can be tapped", () => {
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

test("a number that nobody can dial stays a number, and a word stays a word", () => {
  expect(linkOf("dailyLimit", "200000")).toBeUndefined();
  expect(linkOf("police", "the police")).toBeUndefined();
  expect(linkOf("police", "110（反詐騙諮詢 165）")).toBeUndefined();
});
