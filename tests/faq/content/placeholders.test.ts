import { expect, test } from "vitest";
import { fillPlaceholders, valueAsMarkdown } from "../../../server/faq/content/wallet.ts";

const values: Readonly<Record<string, string>> = {
  hotline: "400-800-0000",
  billsPath: "我的 > 账单",
  walletName: "星河钱包",
  refundTime: "1–7 个工作日",
  enPath: "Me > Transactions",
};
const fill = (text: string) =>
  fillPlaceholders(text, (name) => valueAsMarkdown(name, values[name] ?? ""));

test.each([
  ["打开{{billsPath}}看", "打开 我的 > 账单 看"],
  ["打开 {{billsPath}} 看", "打开 我的 > 账单 看"],
  ["打开“{{billsPath}}”看", "打开“我的 > 账单”看"],
  ["打开 {{billsPath}}，", "打开 我的 > 账单，"],
  ["请拨打{{hotline}}咨询", "请拨打 [400-800-0000](tel:4008000000) 咨询"],
  ["请拨打 {{hotline}}（", "请拨打 [400-800-0000](tel:4008000000)（"],
  ["关闭 {{walletName}} 再打开", "关闭星河钱包再打开"],
  ["关闭{{walletName}}再打开", "关闭星河钱包再打开"],
  ["在{{refundTime}}内到账", "在 1–7 个工作日内到账"],
  ["在 {{ refundTime }} 内到账", "在 1–7 个工作日内到账"],
  ["{{walletName}}{{hotline}}", "星河钱包[400-800-0000](tel:4008000000)"],
  ["1. 打开\n{{billsPath}}\n看", "1. 打开\n我的 > 账单\n看"],
])("%s reads %s", (text, filled) => {
  expect(fill(text)).toBe(filled.replaceAll(">", text.includes("Path") ? "\\>" : ">"));
});

test("a path in English keeps the spaces that stand around it", () => {
  expect(fill("Open {{enPath}} and go.").replace(/\s|\\/g, " ")).toMatch(
    /^Open Me +> +Transactions and go\.$/,
  );
});
