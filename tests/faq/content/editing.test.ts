import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseArticle } from "../../../server/faq/content/article.ts";
import { draftArticle, extendArticle } from "../../../server/faq/content/editing/edit-article.ts";
import { unifiedDiff } from "../../../server/faq/content/editing/unified-diff.ts";
import { withListItems } from "../../../server/faq/content/editing/yaml-lists.ts";

const path = "zh-CN/payments/one.md";
const phrasingsOf = (text: string) =>
  parseArticle({ path, text }).article?.phrasings.map((one) => one.text);
const articleWith = (list: string, eol = "\n") =>
  `---\ntitle: 标题\n${list}keywords: [甲]\n---\n正文\n`.replaceAll("\n", eol);

test.each([
  ["a block", "phrasings: # 怎么说\n  - 一\n  # 注\n  - 二\n", ["一", "二"]],
  ["a block without indent", "phrasings:\n- 一\n", ["一"]],
  ["an empty list", "phrasings:\n", []],
  ["brackets", "phrasings: [一, 二]\n", ["一", "二"]],
  ["empty brackets", "phrasings: []\n", []],
  ["brackets on several lines", "phrasings: [\n  一,\n  二,\n]\n", ["一", "二"]],
  ["no list at all", "", []],
])("phrasings go to the end of %s", (_name, list, before) => {
  const added = ["怎么 #开", "a: b", '说 "好"', "- 减"];
  for (const eol of ["\n", "\r\n"]) {
    const changed = extendArticle(articleWith(list, eol), { phrasings: added });
    expect(phrasingsOf(changed)).toEqual([...before, ...added]);
    expect(changed).toContain("正文");
  }
});

test("whatever customers write comes back as they wrote it, and a paragraph stands at the end", () => {
  const line = fc
    .string({ unit: "binary", minLength: 1, maxLength: 60 })
    .map((text) => text.replace(/[\p{C}\p{Z}\s]+/gu, " ").trim())
    .filter((text) => text !== "");
  fc.assert(
    fc.property(
      line,
      fc.constantFrom("phrasings:\n  - 一\n", "phrasings: [一]\n"),
      (text, list) => {
        const changed = extendArticle(articleWith(list), {
          phrasings: [text],
          paragraph: "补一句。",
        });
        expect(phrasingsOf(changed)).toEqual(["一", text]);
        expect(changed.endsWith("正文\n\n补一句。\n")).toBe(true);
      },
    ),
  );
});

test("a list that is not there is said to be missing", () => {
  expect(withListItems("near:\n  - 甲\n", "far", ["乙"])).toBeUndefined();
  expect(withListItems("near:\n  - 甲\n\nfar:\n  - 丙\n", "near", ["乙"])).toBe(
    "near:\n  - 甲\n  - 乙\n\nfar:\n  - 丙\n",
  );
});

test("a draft has the template's comments and text, and its own title and phrasings", () => {
  const template =
    "---\ntitle: 例\nphrasings: # 怎么说\n  - 例如\nkeywords: [例]\nurgency: normal # 缓急\nreviewBy: 2020-01-01\n---\n先做什么。\n";
  const draft = { title: "发票: 怎么开", phrasings: ["开发票"], reviewBy: "2027-05-01" };
  expect(draftArticle(template, draft)).toBe(
    '---\ntitle: "发票: 怎么开"\nphrasings: # 怎么说\n  - 开发票\nkeywords: []\nurgency: normal # 缓急\nreviewBy: 2027-05-01\n---\n先做什么。\n',
  );
  expect(draftArticle(template, { ...draft, body: "在账单里开。" })).toContain(
    "---\n在账单里开。\n",
  );
});

test("git applies the diff of any change of any file", () => {
  const folder = mkdtempSync(join(tmpdir(), "diff-"));
  const text = fc
    .array(fc.constantFrom("甲", "乙", "丙", "", "丁"), { maxLength: 30 })
    .chain((lines) => fc.boolean().map((ends) => lines.join("\n") + (ends ? "\n" : "")));
  try {
    fc.assert(
      fc.property(text, text, fc.boolean(), (before, after, isNew) => {
        fc.pre(after !== "" && before !== after && before !== "");
        const file = join(folder, path);
        rmSync(file, { force: true });
        mkdirSync(dirname(file), { recursive: true });
        if (!isNew) writeFileSync(file, before);
        const patch = unifiedDiff([{ path, before: isNew ? undefined : before, after }]);
        execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd: folder, input: patch });
        expect(readFileSync(file, "utf8")).toBe(after);
      }),
      { numRuns: 12 },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
