/** docs/editing.md: its examples are read as the server reads content, and its tables name what there is. */

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type ArticleSource, parseArticle } from "../../server/faq/content/article.ts";
import { walletFile } from "../../server/faq/content/wallet.ts";
import { blocksOf, codeIn, proseOf, tablesUnder } from "./documents.ts";

const file = "docs/editing.md";
const block = (language: string) =>
  blocksOf(file).find((one) => one.language === language)?.text ?? "";
const [tree] = blocksOf(file).filter(({ text }) => text.startsWith("faq-content/"));

/** What an editor writes, all of it and nothing else, or it does not compile. */
type Derived = "id" | "locale" | "category" | "file" | "body" | "bodyLine";
const fields: Readonly<Record<Exclude<keyof ArticleSource, Derived>, true>> = {
  title: true,
  phrasings: true,
  keywords: true,
  errorCodes: true,
  urgency: true,
  related: true,
  reviewBy: true,
};

describe("the article that stands as an example", () => {
  const { article, problems } = parseArticle({
    path: "zh-CN/payments/my-article.md",
    text: block("markdown"),
  });

  test("is read without a problem", () => {
    expect(problems).toEqual([]);
    expect(article?.title).toBe("付款失败了怎么办？");
  });

  test("uses placeholders that wallet.yml has", () => {
    const wallet = parse(readFileSync("faq-content/wallet.yml", "utf8"));
    const names = [...(article?.body ?? "").matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]);
    expect(names).not.toEqual([]);
    for (const name of names) expect(Object.keys(wallet)).toContain(name);
  });
});

test("the fields of an article are all documented, and no others are", () => {
  const documented = tablesUnder(file, "## Write an article").flatMap(({ Field = "" }) =>
    codeIn(Field),
  );
  expect(documented.sort()).toEqual(Object.keys(fields).sort());
});

test("the names of wallet.yml are all documented, and no others are", () => {
  const documented = tablesUnder(file, "### What wallet.yml has").flatMap(({ Name = "" }) =>
    codeIn(Name),
  );
  const wallet = parse(readFileSync("faq-content/wallet.yml", "utf8"));
  expect(documented.sort()).toEqual(Object.keys(wallet).sort());
});

test("the example of wallet.yml is read", () => {
  expect(walletFile.safeParse(parse(block("yaml"))).error).toBeUndefined();
});

test("the files beside the articles are all documented, and no others are", () => {
  const named = (tree?.text ?? "").match(/^ {2}[\w-]+\.yml/gm)?.map((name) => name.trim());
  const there = readdirSync("faq-content").filter((name) => name.endsWith(".yml"));
  expect(named?.sort()).toEqual(there.sort());
});

describe("the parts of a list are all documented:", () => {
  const partsOf = (name: string) => Object.keys(parse(readFileSync(`faq-content/${name}`, "utf8")));
  const section = proseOf(file);

  test("synonyms.yml", () => {
    const documented = tablesUnder(file, "## The lists beside the articles").flatMap(
      ({ Part = "" }) => codeIn(Part),
    );
    expect(documented.sort()).toEqual(partsOf("synonyms.yml").sort());
  });

  test.each(["smalltalk.yml", "out-of-scope.yml", "expected.yml"])("%s", (name) => {
    const start = section.indexOf(`**${name}.**`);
    const paragraph = section.slice(start, section.indexOf("\n\n", start));
    const heads = codeIn(paragraph).map((code) => code.split(".")[0]);
    expect(start).toBeGreaterThan(0);
    for (const part of partsOf(name)) expect(heads).toContain(part);
  });
});
