import { z } from "zod";
import {
  type ArticleId,
  type Locale,
  locales,
  priorities,
} from "../../../protocol/conversation.ts";
import { frontMatterMistakes, type SplitFile, splitFrontMatter } from "./front-matter.ts";
import { invisible, invisibleIn } from "./invisible.ts";
import { lossSeverity } from "./markdown/loss.ts";
import { isConflictMark, readWithLosses } from "./markdown/losses.ts";
import { type ContentProblem, error, warning } from "./problem.ts";
import { maxKilobytes, type SourceFile } from "./source-file.ts";
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
  readonly errorCodes: readonly { readonly code: string; readonly line: number }[];
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

const lineOfText = z.string({ error: "mustBeLine" }).trim().min(1, "isEmpty").max(500, "isTooLong");
/** `keywords:` without a value is an empty list, not a mistake. */
const lineList = z.preprocess(
  (given) => (given === "" || given === undefined ? [] : given),
  z.array(lineOfText, { error: "mustBeList" }),
);
const frontMatter = z.strictObject({
  title: lineOfText.max(200, "isTooLong"),
  phrasings: lineList,
  keywords: lineList,
  errorCodes: lineList,
  urgency: z.enum(priorities).default("normal"),
  related: lineList,
  reviewBy: z.iso.date("mustBeDate").optional(),
});
type FrontMatter = z.output<typeof frontMatter>;
type LineOf = (path: readonly PropertyKey[]) => number;

const articlePath = /^([^/]+)\/([^/]+)\/([^/]+)\.md$/;
/** No phone shows a longer article. */
const maxBody = 20_000;

/** `<locale>/<category>/<id>.md`. Names with a leading `_` are no articles. */
export function isArticlePath(path: string): boolean {
  const [, locale = "", , id = ""] = articlePath.exec(path) ?? [];
  return locales.some((one) => one === locale) && !/^[_.]/.test(id);
}

export function parseArticle(file: SourceFile): ParsedArticle {
  const { path, text, damage } = file;
  const failed = (problems: readonly ContentProblem[]) => ({ article: undefined, problems });
  if (damage) return failed([error([path, 1], damage, { kilobytes: maxKilobytes.article })]);
  const conflict = text.split("\n").findIndex(isConflictMark);
  if (conflict >= 0) return failed([error([path, conflict + 1], "conflict")]);
  const split = splitFrontMatter(text);
  if (split === undefined) return failed([error([path, 1], "noFrontMatter")]);
  const mistakes = frontMatterMistakes(file, split.yaml);
  if (mistakes.some(isError)) return failed(mistakes);
  const parsed = parseYaml({ file: path, text: split.yaml, firstLine: 2 }, frontMatter);
  const problems = [
    ...idProblems(file),
    ...mistakes,
    ...parsed.problems,
    ...invisibleProblems(file),
    ...lengthProblems(file, split),
    ...(parsed.value ? valueProblems(file, parsed.value, parsed.lineOf) : []),
    ...bodyProblems(file, split),
  ];
  if (parsed.value === undefined || problems.some(isError)) return failed(problems);
  const article = toArticle(file, split, { value: parsed.value, lineOf: parsed.lineOf });
  return { article, problems };
}

const isError = ({ severity }: ContentProblem) => severity === "error";

/** What YAML reads and nobody means. */
function valueProblems(
  { path }: SourceFile,
  value: FrontMatter,
  lineOf: LineOf,
): readonly ContentProblem[] {
  const nothing = /^(?:null|~|undefined|none)$/i;
  const titlePlace = [path, lineOf(["title"])] as const;
  const titles = nothing.test(value.title)
    ? [error(titlePlace, "nullValue", { where: "title", text: value.title })]
    : markup.test(value.title)
      ? [warning(titlePlace, "titleMarkup")]
      : [];
  const lists = (["phrasings", "keywords", "errorCodes", "related"] as const).flatMap((key) =>
    value[key].flatMap((text, at) =>
      nothing.test(text)
        ? [warning([path, lineOf([key, at])], "nullValue", { where: key, text })]
        : [],
    ),
  );
  const entries = (["keywords", "errorCodes", "related"] as const).flatMap((key) =>
    value[key].flatMap((text, at) =>
      /[，、]/.test(text) ? [warning([path, lineOf([key, at])], "fullWidthComma", { text })] : [],
    ),
  );
  return [...titles, ...lists, ...entries];
}

/** A title is a text: it has no bold words, links or placeholders. */
const markup = /\*\*|~~|`|\]\(|<\/?[a-z][^<>]*>|[{｛]{2}|[}｝]{2}/i;

/** Nobody sees them, and they make a word another one, or turn the order of a text. */
const invisibleProblems = ({ path, text }: SourceFile): ContentProblem[] =>
  text
    .replace(/^\ufeff/, "")
    .split("\n")
    .flatMap((line, at) => {
      const sign = invisibleIn(line);
      return sign === undefined ? [] : [warning([path, at + 1], "invisible", { sign })];
    });

function bodyProblems({ path }: SourceFile, { body, bodyLine }: SplitFile): ContentProblem[] {
  if (body.replace(invisible, "").trim() === "") return [error([path, bodyLine], "noText")];
  if (body.length > maxBody) return [];
  const { blocks, losses } = readWithLosses(body);
  const problems = losses.map(({ line, code, values }): ContentProblem => {
    const tell = lossSeverity[code] === "error" ? error : warning;
    return tell([path, bodyLine + line], code, values);
  });
  const isBlank = blocks.length === 0 && !problems.some(isError);
  return isBlank ? [...problems, error([path, bodyLine], "nothingShown")] : problems;
}

function idProblems({ path }: SourceFile): ContentProblem[] {
  const [, , , id = ""] = articlePath.exec(path) ?? [];
  if (/^[A-Za-z0-9-]{1,100}$/.test(id)) return [];
  return [error([path, 1], "badId", { id })];
}

function lengthProblems({ path }: SourceFile, { body, bodyLine }: SplitFile): ContentProblem[] {
  if (body.length <= maxBody) return [];
  return [error([path, bodyLine], "textTooLong", { most: maxBody })];
}

function toArticle(
  { path }: SourceFile,
  { body, bodyLine }: SplitFile,
  { value, lineOf }: { readonly value: FrontMatter; readonly lineOf: LineOf },
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
    errorCodes: value.errorCodes.map((code, at) => ({ code, line: lineOf(["errorCodes", at]) })),
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
