import { z } from "zod";
import {
  type ArticleId,
  type Locale,
  locales,
  priorities,
} from "../../../protocol/conversation.ts";
import type { SourceFile } from "./folder.ts";
import { error, type Problem, warning } from "./problem.ts";
import { parseYaml } from "./yaml-file.ts";

export interface Phrasing {
  readonly text: string;
  readonly line: number;
}

/** One article in one language, as its editor wrote it. */
export interface ArticleSource {
  readonly id: ArticleId;
  readonly locale: Locale;
  readonly category: string;
  readonly file: string;
  readonly title: string;
  readonly phrasings: readonly Phrasing[];
  readonly keywords: readonly string[];
  readonly errorCodes: readonly string[];
  readonly urgency: (typeof priorities)[number];
  readonly related: readonly { readonly id: ArticleId; readonly line: number }[];
  readonly reviewBy?: string;
  readonly body: string;
  /** The line of the file on which the body begins. */
  readonly bodyLine: number;
}

export interface ParsedArticle {
  readonly article?: ArticleSource;
  readonly problems: readonly Problem[];
}

const words = z
  .string({ error: "must be a text; put it in quotes if it contains “: ”" })
  .trim()
  .min(1, "is empty")
  .max(500, "is longer than 500 characters");
/** `keywords:` with nothing behind it is an empty list, not a mistake. */
const list = z.preprocess(
  (given) => (given === "" || given === undefined ? [] : given),
  z.array(words, { error: "must be a list" }),
);
const frontMatter = z.strictObject({
  title: words.max(200, "is longer than 200 characters"),
  phrasings: list,
  keywords: list,
  errorCodes: list,
  urgency: z.enum(priorities).default("normal"),
  related: list,
  reviewBy: z.iso.date("must be a date like 2027-05-01").optional(),
});

const place = /^([^/]+)\/([^/]+)\/([^/]+)\.md$/;
/** No article is this long, and no phone shows one. */
const maxBody = 20_000;

/** Whether this path is an article's: `<locale>/<category>/<id>.md`, names with a leading `_` left out. */
export function isArticlePath(path: string): boolean {
  const [, locale = "", , id = ""] = place.exec(path) ?? [];
  return locales.some((one) => one === locale) && !id.startsWith("_");
}

export function parseArticle(file: SourceFile): ParsedArticle {
  const [, locale = "", category = "", id = ""] = place.exec(file.path) ?? [];
  const wrongId = /^[\w.-]{1,100}$/.test(id)
    ? []
    : [error(file.path, 1, `the file name “${id}” must be letters, digits and dashes`)];
  const split = splitFrontMatter(file.text);
  if (split === undefined) {
    return {
      problems: [error(file.path, 1, "must begin with “---”, the front matter, and “---”")],
    };
  }
  const parsed = parseYaml({ file: file.path, text: split.yaml, firstLine: 2 }, frontMatter);
  const tooLong =
    split.body.length > maxBody
      ? [error(file.path, split.bodyLine, `the text is longer than ${maxBody} characters`)]
      : [];
  const problems = [...wrongId, ...parsed.problems, ...tooLong];
  if (parsed.value === undefined || problems.length > 0) return { problems };

  const { lineOf, value } = parsed;
  const article: ArticleSource = {
    id: id as ArticleId,
    locale: locale as Locale,
    category,
    file: file.path,
    title: value.title,
    phrasings: value.phrasings.map((text, at) => ({ text, line: lineOf(["phrasings", at]) })),
    keywords: value.keywords,
    errorCodes: value.errorCodes,
    urgency: value.urgency,
    related: value.related.map((one, at) => ({
      id: one as ArticleId,
      line: lineOf(["related", at]),
    })),
    ...(value.reviewBy === undefined ? {} : { reviewBy: value.reviewBy }),
    body: split.body,
    bodyLine: split.bodyLine,
  };
  const empty = split.body.trim() === "";
  return {
    article,
    problems: empty ? [warning(file.path, split.bodyLine, "the article has no text")] : [],
  };
}

function splitFrontMatter(
  text: string,
): { yaml: string; body: string; bodyLine: number } | undefined {
  const found = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text);
  if (found === null || found.index !== 0) return undefined;
  const yaml = found[1] ?? "";
  return {
    yaml,
    body: text.slice(found[0].length),
    bodyLine: yaml.split("\n").length + 2,
  };
}
