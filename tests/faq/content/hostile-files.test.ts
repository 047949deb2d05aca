/** S17, S20: files of an FAQ folder that were written to do harm. */

import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFolder } from "../../../server/faq/content/folder.ts";
import { toBlocks } from "../../../server/faq/content/markdown/blocks.ts";
import { formatProblem } from "../../../server/faq/content/problem.ts";
import { article, folderOf, readContent } from "../fixture.ts";

const place = "zh-CN/payments/payment-failed.md";
const read = (text: string) => {
  const content = readContent({ [place]: text, "zh-CN/payments/good.md": article("好", ["问"]) });
  const body = content.articles.get("payment-failed" as never)?.get("zh-CN")?.body ?? "";
  // Whatever is wrong with one file, the others are read.
  expect([...content.articles.keys()]).toContain("good");
  return { blocks: JSON.stringify(toBlocks(body)), problems: content.problems.map(formatProblem) };
};

test("S20 no link leads out of the folder", async () => {
  const [outside, inside] = [
    await folderOf({}),
    await folderOf({ [place]: article("甲", ["乙"]) }),
  ];
  await writeFile(join(outside.dir, "secret.md"), "canary");
  await symlink(join(outside.dir, "secret.md"), join(inside.dir, "zh-CN/payments/link.md"));
  await symlink(outside.dir, join(inside.dir, "zh-CN/linked"));
  await symlink("/etc/hostname", join(inside.dir, "wallet.yml"));
  const files = await readFolder(inside.dir);
  expect(files.map(({ path, damage }) => [path, damage])).toEqual([
    ["wallet.yml", "link"],
    ["zh-CN/payments/link.md", "link"],
    [place, undefined],
  ]);
  expect(JSON.stringify(files)).not.toContain("canary");
  await outside.remove();
  await inside.remove();
});

test.each([
  ["a tag of another language", `title: !!python/object/apply:os.system ["id"]`],
  ["an alias of itself", "title: &a [*a]"],
  ["a merge key", "<<: {title: a}"],
])("S20 %s in the front matter is a problem with its line", (_, line) => {
  const { problems } = read(`---\n${line}\nphrasings: [问]\n---\n正文。\n`);
  expect(problems.join("\n")).toMatch(new RegExp(`^${place}:\\d+: `, "m"));
});

test("S20 a tag that elsewhere runs code leaves a text", () => {
  const line = `title: !!js/function "function(){ process.exit(3) }"`;
  const { articles } = readContent({ [place]: `---\n${line}\nphrasings: [乙]\n---\n正文。\n` });
  const title = articles.get("payment-failed" as never)?.get("zh-CN")?.title;
  expect(title).toBe("function(){ process.exit(3) }");
});

test.each(["__proto__: {isAdmin: true}", "constructor: {prototype: {isAdmin: true}}"])(
  "S17 S20 the key of %s is an unknown one, and changes nothing",
  (line) => {
    const { problems } = read(`---\ntitle: 甲\nphrasings: [乙]\n${line}\n---\n正文。\n`);
    expect(problems.join("\n")).toContain(place);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  },
);

test.each([
  ["an image of a file", "![x](../../../../etc/passwd)", "src"],
  ["a link to a file", "[x](file:///etc/passwd)", "href"],
  ["a link of two schemes", "[x](java\tscript:alert(1))", "href"],
  ["a link in entities", "[x](&#106;avascript:alert(1))", "href"],
  ["a link by reference", "[x][1]\n\n[1]: javascript:alert(1)", "href"],
  ["a link in brackets", "<javascript:alert(1)>", "href"],
  ["a template", "{{constructor.constructor('alert(1)')()}}", "alert(1)()"],
  ["SVG", `<svg onload="alert(1)"><a xlink:href="javascript:alert(1)">x</a></svg>`, `"href"`],
])("S20 %s in the text is text, or is named", (_, markdown, part) => {
  const file = `---\ntitle: 甲\nphrasings: [乙]\n---\n前${markdown.replace("\n\n", "后\n\n")}\n`;
  const { blocks, problems } = read(file);
  expect(blocks).not.toContain(part);
  expect(blocks.includes("前") || problems.length > 0).toBe(true);
});

test("S20 an article of more than 48 KB, or data of more than a megabyte, is named and not read", async () => {
  const folder = await folderOf({
    "synonyms.yml": `- [${"x".repeat(1_000_000)}]`,
    [place]: article("甲", ["x".repeat(48_000)]),
  });
  const files = await readFolder(folder.dir);
  expect(files.map(({ text }) => text)).toEqual(["", ""]);
  const file = files.find(({ path }) => path === place);
  expect(read(file?.text ?? "").problems.join()).toContain(place);
  await folder.remove();
});
