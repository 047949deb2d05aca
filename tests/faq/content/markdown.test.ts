import { expect, test } from "vitest";
import { safeAddress, toBlocks } from "../../../server/faq/content/markdown.ts";

test("paragraphs, steps, lists and quotes become blocks", () => {
  const text = "先**冻结**。\n\n1. 第一步\n2. 第二步\n\n- 甲\n- 乙\n\n> 小心骗子\n";
  expect(toBlocks(text)).toEqual([
    { kind: "paragraph", text: [{ text: "先" }, { text: "冻结", strong: true }, { text: "。" }] },
    { kind: "steps", items: [[{ text: "第一步" }], [{ text: "第二步" }]] },
    { kind: "list", items: [[{ text: "甲" }], [{ text: "乙" }]] },
    { kind: "warning", text: [{ text: "小心骗子" }] },
  ]);
});

test("an inner list follows the item that it belongs to", () => {
  expect(toBlocks("1. 甲\n   - 子\n2. 乙")).toEqual([
    { kind: "steps", items: [[{ text: "甲" }], [{ text: "子" }], [{ text: "乙" }]] },
  ]);
});

test("HTML is the text that was typed", () => {
  expect(toBlocks("<script>alert(1)</script>\n\n<img src=x onerror=y>")).toEqual([
    { kind: "paragraph", text: [{ text: "<script>alert(1)</script>" }] },
    { kind: "paragraph", text: [{ text: "<img src=x onerror=y>" }] },
  ]);
});

test("a link with an unsafe address stays as its text, a picture as its description", () => {
  const text = "[甲](javascript:alert(1)) [乙](//evil.example) ![图](https://a.example/x.png)";
  expect(JSON.stringify(toBlocks(text))).not.toContain("href");
  expect(JSON.stringify(toBlocks("[丙](https://a.example/)"))).toContain(
    '"href":"https://a.example/"',
  );
});

test.each([
  ["https://a.example/x", true],
  ["tel:4008000000", true],
  ["mailto:a@b.example", true],
  ["javascript:alert(1)", false],
  ["JaVaScRiPt:alert(1)", false],
  ["data:text/html,x", false],
  ["file:///etc/passwd", false],
  ["/relative", false],
  ["https://wallet.example@evil.example/", false],
])("%s is a safe address: %s", (address, safe) => {
  expect(safeAddress(address) !== undefined).toBe(safe);
});

test.each([
  ["brackets", "[".repeat(10_000)],
  ["nested brackets", "[".repeat(5_000) + "]".repeat(5_000)],
  ["brackets with text between", "[a".repeat(5_000)],
  ["quotes", ">".repeat(10_000)],
  ["quotes with spaces", "> ".repeat(5_000)],
  ["stars", "*a ".repeat(3_000)],
  ["lists in lists", Array.from({ length: 500 }, (_, at) => `${" ".repeat(at)}- a`).join("\n")],
  ["backquotes", "`a``".repeat(3_000)],
  ["links", "[a](".repeat(2_500)],
])("10,000 characters of %s take no longer than 50 ms", (_, text) => {
  // The best of five: other tests run beside this one.
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    toBlocks(text);
    return performance.now() - began;
  });
  expect(Math.min(...times)).toBeLessThan(50);
});
