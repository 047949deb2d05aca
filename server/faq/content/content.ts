import type { z } from "zod";
import type { ArticleId, Locale } from "../../../protocol/conversation.ts";
import type { Steps } from "../task.ts";
import { type ArticleSource, isArticlePath, type ParsedArticle, parseArticle } from "./article.ts";
import {
  type CategoryNames,
  categoriesFile,
  type ErrorCodes,
  type Expected,
  errorCodesFile,
  expectedFile,
  frequentFile,
  type OutOfScope,
  outOfScopeFile,
  type SmallTalk,
  type Synonyms,
  smallTalkFile,
  synonymsFile,
} from "./data-files.ts";
import type { SourceFile } from "./folder.ts";
import { error, type Problem, warning } from "./problem.ts";
import { unknownPlaceholders, type Wallet, walletFile } from "./wallet.ts";
import { parseYaml } from "./yaml-file.ts";

/** Everything in the folder, checked. Articles are in order of id. */
export interface Content {
  readonly articles: ReadonlyMap<ArticleId, ReadonlyMap<Locale, ArticleSource>>;
  readonly wallet: Wallet;
  readonly categories: CategoryNames;
  readonly frequent: readonly string[];
  readonly smallTalk: SmallTalk;
  readonly errorCodes: ErrorCodes;
  readonly synonyms: Synonyms;
  readonly outOfScope: OutOfScope;
  readonly expected: Expected;
  readonly problems: readonly Problem[];
}

/**
 * Reads the folder's files again and again: what has not changed is not parsed again, and a broken file keeps its
 * last good version.
 */
export interface ContentReader {
  read(files: readonly SourceFile[]): Steps<Content>;
  /** For the cache: a reader that is given it goes on where this one stands. */
  state(): ReaderState;
}

/** Plain data. */
export interface ReaderState {
  readonly articles: ReadonlyMap<string, Kept<ArticleSource>>;
  readonly dataFiles: ReadonlyMap<string, Kept<unknown>>;
}

interface Kept<T> {
  readonly text: string;
  readonly value?: T;
  readonly good?: T;
  readonly problems: readonly Problem[];
}

export function createContentReader(before?: ReaderState): ContentReader {
  const articles = new Map(before?.articles);
  const dataFiles = new Map(before?.dataFiles);

  return {
    *read(files) {
      const problems: Problem[] = [];
      const byPath = new Map(files.map((file) => [file.path, file]));
      const data = <Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> => {
        const file = byPath.get(path) ?? { path, text: "" };
        const kept = parseData(file, schema, dataFiles.get(path));
        dataFiles.set(path, kept);
        problems.push(...kept.problems);
        // What the schema gave was checked by it; the map only cannot say so.
        return (kept.good ?? schema.parse({})) as z.output<Schema>;
      };
      const wallet = data("wallet.yml", walletFile);
      const sources: ArticleSource[] = [];
      for (const path of articles.keys()) if (!byPath.has(path)) articles.delete(path);
      for (const file of files.filter(({ path }) => isArticlePath(path))) {
        const kept = parseKept(file, wallet, articles.get(file.path));
        articles.set(file.path, kept);
        problems.push(...kept.problems);
        if (kept.good) sources.push(kept.good);
        yield;
      }
      const grouped = groupById(sources, problems);
      problems.push(...brokenLinks(grouped));
      return {
        articles: grouped,
        wallet,
        categories: data("categories.yml", categoriesFile),
        frequent: data("frequent.yml", frequentFile).articles,
        smallTalk: data("smalltalk.yml", smallTalkFile),
        errorCodes: data("error-codes.yml", errorCodesFile),
        synonyms: data("synonyms.yml", synonymsFile),
        outOfScope: data("out-of-scope.yml", outOfScopeFile),
        expected: data("expected.yml", expectedFile),
        problems,
      };
    },
    state: () => ({ articles, dataFiles }),
  };
}

function parseData(
  file: SourceFile,
  schema: z.ZodType,
  before: Kept<unknown> | undefined,
): Kept<unknown> {
  if (before?.text === file.text) return before;
  const { value, problems } = parseYaml({ file: file.path, text: file.text }, schema);
  const good = value ?? before?.good;
  return { text: file.text, problems, ...(good === undefined ? {} : { good }) };
}

function parseKept(
  file: SourceFile,
  wallet: Wallet,
  before: Kept<ArticleSource> | undefined,
): Kept<ArticleSource> {
  const parsed: ParsedArticle =
    before?.text === file.text
      ? {
          problems: before.problems.filter((one) => !isPlaceholderProblem(one)),
          ...asArticle(before),
        }
      : parseArticle(file);
  const { article } = parsed;
  const unknown = article
    ? unknownPlaceholders(article.body, wallet).map(({ name, line }) =>
        error(file.path, article.bodyLine + line, placeholderMessage(name)),
      )
    : [];
  const problems = [...parsed.problems, ...unknown];
  const good = article && unknown.length === 0 ? article : before?.good;
  return {
    text: file.text,
    problems,
    ...(article === undefined ? {} : { value: article }),
    ...(good === undefined ? {} : { good }),
  };
}

function asArticle(kept: Kept<ArticleSource>): { article?: ArticleSource } {
  return kept.value === undefined ? {} : { article: kept.value };
}

const placeholderMessage = (name: string) =>
  `unknown placeholder “{{${name}}}”; wallet.yml has no such name`;

function isPlaceholderProblem(problem: Problem): boolean {
  return problem.message.startsWith("unknown placeholder");
}

function groupById(
  sources: readonly ArticleSource[],
  problems: Problem[],
): Map<ArticleId, Map<Locale, ArticleSource>> {
  const grouped = new Map<ArticleId, Map<Locale, ArticleSource>>();
  const inOrder = [...sources].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const source of inOrder) {
    const versions = grouped.get(source.id) ?? new Map<Locale, ArticleSource>();
    grouped.set(source.id, versions);
    const other = versions.get(source.locale);
    if (other) problems.push(error(source.file, 1, `the same article as ${other.file}; keep one`));
    else versions.set(source.locale, source);
  }
  return grouped;
}

/** A link to nowhere is left out of the answer, and the article stays. */
function brokenLinks(
  articles: ReadonlyMap<ArticleId, ReadonlyMap<Locale, ArticleSource>>,
): Problem[] {
  return [...articles.values()]
    .flatMap((versions) => [...versions.values()])
    .flatMap((article) =>
      article.related
        .filter(({ id }) => !articles.has(id))
        .map(({ id, line }) => warning(article.file, line, `related “${id}” is not there`)),
    );
}
