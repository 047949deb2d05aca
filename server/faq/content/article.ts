import { z } from "zod";
import {
  type ArticleId,
  type Locale,
  locales,
  priorities,
} from "../../../protocol/conversation.ts";
import { type ContentProblem, error, warning } from "./problem.ts";
import type { SourceFile } from "./source-file.ts";
import { parseYaml } from "./yaml-file.ts";

interface Phrasing {
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
  readonly reviewBy: string | undefined;
  readonly body: string;
  /** The line of the file on which the body begins. */
  readonly bodyLine: number;
}

interface ParsedArticle {
  readonly article: ArticleSource | undefined;
  readonly problems: readonly ContentProblem[];
}

const lineOfText = z
  .string({ error: "must be a text; put it in quotes if it contains “: ”" })
  .trim()
  .min(1, "is empty")
  .max(500, "is longer than 500 characters");
/** `keywords:` without a value is an empty list, not a mistake. */
const lineList = z.preprocess(
  (given) => (given === "" || given === undefined ? [] : given),
  z.array(lineOfText, { error: "must be a list" }),
);
const frontMatter = z.strictObject({
  title: lineOfText.max(200, "is longer than 200 characters"),
  phrasings: lineList,
  keywords: lineList,
  errorCodes: lineList,
  urgency: z.enum(priorities).default("normal"),
  related: lineList,
  reviewBy: z.iso.date("must be a date like 2027-05-01").optional(),
});
type FrontMatter = z.output<typeof frontMatter>;

const articlePath = /^([^/]+)\/([^/]+)\/([^/]+)\.md$/;
/** No phone shows a longer article. */
const maxBody = 20_000;

/** `<locale>/<category>/<id>.md`. Names with a leading `_` are no articles. */
export function isArticlePath(path: string): boolean {
  const [, locale = "", , id = ""] = articlePath.exec(path) ?? [];
  return locales.some((one) => one === locale) && !id.startsWith("_");
}

export function parseArticle(file: SourceFile): ParsedArticle {
  const split = splitFrontMatter(file.text);
  if (split === undefined) {
    const problem = error(file.path, 1, "must begin with “---”, the front matter, and “---”");
    return { article: undefined, problems: [problem] };
  }
  const parsed = parseYaml({ file: file.path, text: split.yaml, firstLine: 2 }, frontMatter);
  const problems = [...idProblems(file), ...parsed.problems, ...lengthProblems(file, split)];
  if (parsed.value === undefined || problems.length > 0) return { article: undefined, problems };
  const isEmpty = split.body.trim() === "";
  return {
    article: toArticle(file, split, { value: parsed.value, lineOf: parsed.lineOf }),
    problems: isEmpty ? [warning(file.path, split.bodyLine, "the article has no text")] : [],
  };
}

function idProblems({ path }: SourceFile): ContentProblem[] {
  const [, , , id = ""] = articlePath.exec(path) ?? [];
  if (/^[\w.-]{1,100}$/.test(id)) return [];
  return [error(path, 1, `the file name “${id}” must be letters, digits and dashes`)];
}

function lengthProblems({ path }: SourceFile, { body, bodyLine }: SplitFile): ContentProblem[] {
  if (body.length <= maxBody) return [];
  return [error(path, bodyLine, `the text is longer than ${maxBody} characters`)];
}

function toArticle(
  { path }: SourceFile,
  { body, bodyLine }: SplitFile,
  { value, lineOf }: { value: FrontMatter; lineOf: (path: readonly PropertyKey[]) => number },
): ArticleSource {
  const [, locale = "", category = "", id = ""] = articlePath.exec(path) ?? [];
  return {
    id: id as ArticleId,
    locale: locale as Locale,
    category,
    file: path,
    title: value.title,
    phrasings: value.phrasings.map((text, at) => ({ text, line: lineOf(["phrasings", at]) })),
    keywords: value.keywords,
    errorCodes: value.errorCodes,
    urgency: value.urgency,
    related: value.related.map((one, at) => ({
      id: one as ArticleId,
      line: lineOf(["related", at]),
    })),
    reviewBy: value.reviewBy,
    body,
    bodyLine,
  };
}

interface SplitFile {
  readonly yaml: string;
  readonly body: string;
  /** The line of the file on which the body begins. */
  readonly bodyLine: number;
}

function splitFrontMatter(text: string): SplitFile | undefined {
  const found = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text);
  if (found === null || found.index !== 0) return undefined;
  const yaml = found[1] ?? "";
  return {
    yaml,
    body: text.slice(found[0].length),
    bodyLine: yaml.split("\n").length + 2,
  };
}
