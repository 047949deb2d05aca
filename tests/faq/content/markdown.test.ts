import { describe, expect, test } from "vitest";
import { plainBody, safeAddress, toBlocks } from "../../../server/faq/content/markdown.ts";

test("paragraphs, steps, lists and quotes become blocks", () => {
  const text = "先**冻结**。\n\n1. 第一步\n2. 第二步\n\n- 甲\n- 乙\n\n> 小心骗子\n";
  expect(toBlocks(text)).toEqual([
    { kind: "paragraph", text: [{ text: "先" }, { text: "冻结", strong: true }, { text: "。" }] },
    { kind: "steps", items: [[{ text: "第一步" }], [{ text: "第二步" }]] },
    { kind: "list", items: [[{ text: "甲" }], [{ text: "乙" }]] },
    { kind: "warning", text: [{ text: "小心骗子" }] },
  ]);
});

test("the items of an inner list follow the item that contains them", () => {
  expect(toBlocks("1. 甲\n   - 子\n2. 乙")).toEqual([
    { kind: "steps", items: [[{ text: "甲" }], [{ text: "子" }], [{ text: "乙" }]] },
  ]);
});

test("S20 HTML is shown as text", () => {
  expect(toBlocks("<script>alert(1)</script>\n\n<img src=x onerror=y>")).toEqual([
    { kind: "paragraph", text: [{ text: "<script>alert(1)</script>" }] },
    { kind: "paragraph", text: [{ text: "<img src=x onerror=y>" }] },
  ]);
});

test("S20 a link with an unsafe address becomes its text, an image its description", () => {
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
])("S15 S20 %s is a safe address: %s", (address, safe) => {
  expect(safeAddress(address) !== undefined).toBe(safe);
});

const textOf = (markdown: string) =>
  toBlocks(markdown)
    .flatMap((block) => ("items" in block ? block.items.flat() : block.text))
    .map(({ text }) => text)
    .join("");

// markdown-it takes quadratic time for long runs of these signs; `npm run bench -- faq` prints the times.
test.each(["[", "(", "<", ">", "*", "_", "`", "!"])("S20 a run of “%s” is cut to eight", (sign) => {
  expect(textOf(`a ${sign.repeat(10_000)} b`).length).toBeLessThan(20);
});

test("S20 nesting ends at twenty levels", () => {
  const lists = Array.from({ length: 500 }, (_, at) => `${" ".repeat(2 * at)}- ${at}.`).join("\n");
  const deepest = Math.max(...textOf(lists).split(".").map(Number));
  expect(deepest).toBeLessThan(20);
  expect(textOf("> ".repeat(500).concat("a"))).not.toBe("a");
});

test.each([
  ["brackets with text between", "[a".repeat(5_000), "[a[a"],
  ["stars", "*a ".repeat(3_000), "*a *a"],
  ["backquotes", "`a``".repeat(3_000), "a"],
  ["links without an end", "[a](".repeat(2_500), "[a]([a]("],
])("%s that mean nothing are shown as text", (_, markdown, part) => {
  expect(textOf(markdown)).toContain(part);
});

describe("a paragraph of nothing but links to actions and telephones", () => {
  test("is a row of buttons", () => {
    expect(toBlocks("[打开账单](action:bills) [拨打](tel:400-800-0000)")).toEqual([
      {
        kind: "actions",
        items: [
          { text: "打开账单", href: "action:bills" },
          { text: "拨打", href: "tel:400-800-0000" },
        ],
      },
    ]);
  });

  test.each([
    "先[打开账单](action:bills)",
    "1. [打开账单](action:bills)",
    "> [打开账单](action:bills)",
    "[打开账单](action:Bills)",
    "[打开账单](action:bills) [x](https://wallet.example)",
  ])("anything else is none: %s", (markdown) => {
    const blocks = toBlocks(markdown);
    expect(blocks.map(({ kind }) => kind)).not.toContain("actions");
    expect(JSON.stringify(blocks)).not.toContain("action:");
  });

  test("its words are not searched", () => {
    expect(plainBody("先查。\n\n[打开账单](action:bills) [拨打](tel:110)\n\n再问。")).not.toMatch(
      /账单|拨打/,
    );
    expect(plainBody("看[账单](https://wallet.example)")).toMatch(/账单/);
  });
});
