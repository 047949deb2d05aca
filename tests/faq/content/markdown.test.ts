import { describe, expect, test } from "vitest";
import { safeAddress } from "../../../server/faq/content/markdown/addresses.ts";
import { toBlocks } from "../../../server/faq/content/markdown/blocks.ts";
import { plainBody } from "../../../server/faq/content/markdown/plain-body.ts";

test("paragraphs, steps, lists and quotes become blocks", () => {
  const text = "先**冻结**。\n\n1. 第一步\n2. 第二步\n\n- 甲\n- 乙\n\n> 小心骗子\n";
  expect(toBlocks(text)).toEqual([
    { kind: "paragraph", text: [{ text: "先" }, { text: "冻结", strong: true }, { text: "。" }] },
    { kind: "steps", items: [[{ text: "第一步" }], [{ text: "第二步" }]] },
    { kind: "list", items: [[{ text: "甲" }], [{ text: "乙" }]] },
    { kind: "warning", text: [{ text: "小心骗子" }] },
  ]);
});

test("an inner list, a second paragraph and a block of code belong to their item", () => {
  expect(toBlocks("1. 甲\n   - 子\n\n   第二段\n2. 乙\n   ```\n   x = 1\n   ```\n")).toEqual([
    {
      kind: "steps",
      items: [[{ text: "甲" }], [{ text: "乙" }]],
      under: {
        0: [
          { kind: "list", items: [[{ text: "子" }]] },
          { kind: "paragraph", text: [{ text: "第二段" }] },
        ],
        1: [{ kind: "code", text: "x = 1" }],
      },
    },
  ]);
});

test("below two levels, items follow the item that contains them", () => {
  expect(toBlocks("- 甲\n  - 乙\n    - 丙\n    - 丁\n  - 戊")).toEqual([
    {
      kind: "list",
      items: [[{ text: "甲" }]],
      under: {
        0: [
          {
            kind: "list",
            items: [[{ text: "乙" }], [{ text: "丙" }], [{ text: "丁" }], [{ text: "戊" }]],
          },
        ],
      },
    },
  ]);
});

test("a list goes on with its number after a paragraph", () => {
  expect(toBlocks("3. 三\n4. 四\n\n中间\n\n5. 五")).toEqual([
    { kind: "steps", start: 3, items: [[{ text: "三" }], [{ text: "四" }]] },
    { kind: "paragraph", text: [{ text: "中间" }] },
    { kind: "steps", start: 5, items: [[{ text: "五" }]] },
  ]);
});

test.each([
  ["**重要：**请先冻结", "重要："],
  ["这是**“引号”**后面", "“引号”"],
  ["按钮,**(必填)**项", "(必填)"],
  ["**注意！**不要转账", "注意！"],
  ["__下划线__粗体", "下划线"],
  ["a**b**c", "b"],
])("bold stands beside Chinese signs: %s", (markdown, bold) => {
  const [block] = toBlocks(markdown);
  const runs = block?.kind === "paragraph" ? block.text : [];
  expect(runs.filter(({ strong }) => strong)).toEqual([{ text: bold, strong: true }]);
});

test.each(["5*3*2=30", "a*b*c", "PAY_1001_x", "2**3**4 和 5*6"])("%s stays as it is", (text) => {
  expect(toBlocks(text)).toEqual([{ kind: "paragraph", text: [{ text }] }]);
});

test("a table has its cells, and its columns of amounts", () => {
  expect(
    toBlocks("| 档位 | 费用 |\n|---|---:|\n| 普通 | **1** 元 |\n| 加急 | 5 \\| 6 元 |"),
  ).toEqual([
    {
      kind: "table",
      head: [[{ text: "档位" }], [{ text: "费用" }]],
      rows: [
        [[{ text: "普通" }], [{ text: "1", strong: true }, { text: " 元" }]],
        [[{ text: "加急" }], [{ text: "5 | 6 元" }]],
      ],
      atEnd: [1],
    },
  ]);
});

test("code and what is crossed out are kept as such", () => {
  expect(toBlocks("填 `PAY-1001`，~~5 元~~ 3 元\n\n```\n**不是粗体**\n```")).toEqual([
    {
      kind: "paragraph",
      text: [
        { text: "填 " },
        { text: "PAY-1001", code: true },
        { text: "，" },
        { text: "5 元", struck: true },
        { text: " 3 元" },
      ],
    },
    { kind: "code", text: "**不是粗体**" },
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

const textOf = (markdown: string) => textsOf(toBlocks(markdown)).join("");

/** All texts, wherever they stand in the blocks. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === "text" && typeof part === "string" ? [part] : textsOf(part),
  );
}

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
