import type { z } from "zod";
import type { ArticleId, Locale } from "../../../protocol/conversation.ts";
import type { Task } from "../task.ts";
import { type ArticleSource, isArticlePath, parseArticle } from "./article.ts";
import type { Content } from "./content.ts";
import {
  categoriesFile,
  errorCodesFile,
  expectedFile,
  frequentFile,
  outOfScopeFile,
  smallTalkFile,
  synonymsFile,
  topicsFile,
} from "./data-files.ts";
import { dialogueFile, handoverFile } from "./dialogue-files.ts";
import { type ContentProblem, error, warning } from "./problem.ts";
import { queueFile } from "./queue-file.ts";
import type { SourceFile } from "./source-file.ts";
import { ticketsFile } from "./tickets-file.ts";
import { unknownPlaceholders, type Wallet, walletFile } from "./wallet.ts";
import { parseYaml } from "./yaml-file.ts";

/** Reads the folder's files repeatedly. An unchanged file is not parsed again; a broken one keeps its last good version. */
interface ContentReader {
  read(files: readonly SourceFile[]): Task<Content>;
  /** For the cache: a new reader with this state knows all files that this one knows. */
  state(): ReaderState;
}

/** Plain data, by path. */
export interface ReaderState {
  readonly articles: ReadonlyMap<string, ParsedFile<ArticleSource>>;
  readonly dataFiles: ReadonlyMap<string, ParsedFile<unknown>>;
}

interface ParsedFile<Value> {
  readonly text: string;
  /** Undefined where the text has an error. */
  readonly value: Value | undefined;
  readonly lastGood: Value | undefined;
  readonly problems: readonly ContentProblem[];
}

export function createContentReader(before?: ReaderState): ContentReader {
  const articles = new Map(before?.articles);
  const dataFiles = new Map(before?.dataFiles);
  return {
    read: (files) => readContent({ articles, dataFiles }, files),
    state: () => ({ articles, dataFiles }),
  };
}

interface ParsedFiles {
  readonly articles: Map<string, ParsedFile<ArticleSource>>;
  readonly dataFiles: Map<string, ParsedFile<unknown>>;
}

function* readContent(parsed: ParsedFiles, files: readonly SourceFile[]): Task<Content> {
  const problems: ContentProblem[] = [];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const read = function* <Value>(path: string, schema: z.ZodType<Value>): Task<Value> {
    const file = parseDataFile(byPath.get(path) ?? { path, text: "" }, schema, parsed.dataFiles);
    problems.push(...file.problems);
    yield;
    // The same schema made this value; only the map of all files does not know its type.
    return (file.lastGood as Value | undefined) ?? schema.parse({});
  };
  const { hours, ...texts } = yield* read("wallet.yml", walletFile);
  const wallet = texts as Wallet;
  if (!files.some(({ path }) => isArticlePath(path)))
    problems.push(warning("zh-CN", 1, "the folder holds no articles"));
  const sources = yield* readArticles(parsed.articles, { files, wallet, problems });
  const articles = groupById(sources, problems);
  problems.push(...brokenLinks(articles));
  return {
    articles,
    wallet,
    hours,
    categories: yield* read("categories.yml", categoriesFile),
    frequent: (yield* read("frequent.yml", frequentFile)).articles,
    smallTalk: yield* read("smalltalk.yml", smallTalkFile),
    lexicon: yield* read("dialogue.yml", dialogueFile),
    handover: yield* read("handover.yml", handoverFile),
    errorCodes: yield* read("error-codes.yml", errorCodesFile),
    synonyms: yield* read("synonyms.yml", synonymsFile),
    outOfScope: yield* read("out-of-scope.yml", outOfScopeFile),
    topics: yield* read("topics.yml", topicsFile),
    tickets: yield* read("tickets.yml", ticketsFile),
    queue: yield* read("queue.yml", queueFile),
    expected: yield* read("expected.yml", expectedFile),
    problems,
  };
}

function parseDataFile(
  { path, text }: SourceFile,
  schema: z.ZodType,
  known: Map<string, ParsedFile<unknown>>,
): ParsedFile<unknown> {
  const before = known.get(path);
  if (before?.text === text) return before;
  const { value, problems } = parseYaml({ file: path, text }, schema);
  const file = { text, value, problems, lastGood: value ?? before?.lastGood };
  known.set(path, file);
  return file;
}

/** The last good version of each article; adds to the problems. */
function* readArticles(
  known: Map<string, ParsedFile<ArticleSource>>,
  given: {
    readonly files: readonly SourceFile[];
    readonly wallet: Wallet;
    readonly problems: ContentProblem[];
  },
): Task<readonly ArticleSource[]> {
  const files = given.files.filter(({ path }) => isArticlePath(path));
  const paths = new Set(files.map(({ path }) => path));
  for (const path of known.keys()) if (!paths.has(path)) known.delete(path);
  const sources: ArticleSource[] = [];
  for (const file of files) {
    const parsed = parseArticleFile(file, known.get(file.path));
    // These depend on wallet.yml too, so they are checked again although the article is unchanged.
    const unknown = parsed.value ? placeholderProblems(parsed.value, given.wallet) : [];
    const lastGood = unknown.length > 0 ? parsed.lastGood : (parsed.value ?? parsed.lastGood);
    known.set(file.path, { ...parsed, lastGood });
    given.problems.push(...parsed.problems, ...unknown);
    if (lastGood) sources.push(lastGood);
    yield;
  }
  return sources;
}

function parseArticleFile(
  file: SourceFile,
  before: ParsedFile<ArticleSource> | undefined,
): ParsedFile<ArticleSource> {
  if (before?.text === file.text) return before;
  const { article, problems } = parseArticle(file);
  return { text: file.text, value: article, problems, lastGood: before?.lastGood };
}

function placeholderProblems(article: ArticleSource, wallet: Wallet): ContentProblem[] {
  return unknownPlaceholders(article.body, wallet).map(({ name, line }) =>
    error(
      article.file,
      article.bodyLine + line,
      `unknown placeholder “{{${name}}}”; wallet.yml has no such name`,
    ),
  );
}

function groupById(
  sources: readonly ArticleSource[],
  problems: ContentProblem[],
): Map<ArticleId, Map<Locale, ArticleSource>> {
  const grouped = new Map<ArticleId, Map<Locale, ArticleSource>>();
  const sorted = [...sources].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const source of sorted) {
    const versions = grouped.get(source.id) ?? new Map<Locale, ArticleSource>();
    grouped.set(source.id, versions);
    const other = versions.get(source.locale);
    if (other) problems.push(error(source.file, 1, `the same article as ${other.file}; keep one`));
    else versions.set(source.locale, source);
  }
  return grouped;
}

/** A link to a missing article is left out of the answer; the article stays. */
function brokenLinks(articles: Content["articles"]): ContentProblem[] {
  return [...articles.values()]
    .flatMap((versions) => [...versions.values()])
    .flatMap((article) =>
      article.related
        .filter(({ id }) => !articles.has(id))
        .map(({ id, line }) => warning(article.file, line, `related “${id}” is not there`)),
    );
}
