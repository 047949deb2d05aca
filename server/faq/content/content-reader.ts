import type { z } from "zod";
import type { Task } from "../task.ts";
import { type ArticleSource, isArticlePath, parseArticle } from "./article.ts";
import type { ArticlePictures } from "./article-pictures.ts";
import { checklistsFile } from "./checklists-file.ts";
import type { Content } from "./content.ts";
import {
  articleListFile,
  categoriesFile,
  errorCodesFile,
  expectedFile,
  outOfScopeFile,
  smallTalkFile,
  synonymsFile,
  topicsFile,
} from "./data-files.ts";
import { dialogueFile, handoverFile } from "./dialogue-files.ts";
import { emergenciesFile } from "./emergencies-file.ts";
import { type ListName, nameProblems } from "./file-names.ts";
import { hashesCut, listMistakes } from "./front-matter.ts";
import { pictureProblems } from "./picture-problems.ts";
import { type ContentProblem, error, warning } from "./problem.ts";
import { queueFile } from "./queue-file.ts";
import { type DatedSource, groupById, type Owners } from "./same-articles.ts";
import { maxKilobytes, type SourceFile } from "./source-file.ts";
import { ticketsFile } from "./tickets-file.ts";
import { transactionsFile } from "./transactions-file.ts";
import { withUrgentLine } from "./urgent-line.ts";
import { placeholderProblem, unknownPlaceholders, type Wallet, walletFile } from "./wallet.ts";
import { readYaml } from "./yaml-file.ts";

/** Reads the folder's files repeatedly. An unchanged file is not parsed again; a broken one keeps its last good version. */
interface ContentReader {
  read(files: readonly SourceFile[], pictures?: ArticlePictures): Task<Content>;
  /** For the cache: a new reader with this state knows all files that this one knows. */
  state(): ReaderState;
}

/** Plain data, by path. */
export interface ReaderState {
  readonly articles: ReadonlyMap<string, ParsedFile<ArticleSource>>;
  readonly dataFiles: ReadonlyMap<string, ParsedFile<unknown>>;
}

interface ParsedFile<Value> extends Pick<SourceFile, "text" | "damage"> {
  /** Undefined where the text has an error. */
  readonly value: Value | undefined;
  readonly lastGood: Value | undefined;
  readonly problems: readonly ContentProblem[];
}

export function createContentReader(before?: ReaderState): ContentReader {
  const articles = new Map(before?.articles);
  const dataFiles = new Map(before?.dataFiles);
  const owners: Owners = new Map();
  return {
    read: (files, pictures = new Map()) =>
      readContent({ articles, dataFiles, owners }, files, pictures),
    state: () => ({ articles, dataFiles }),
  };
}

interface ParsedFiles {
  readonly owners: Owners;
  readonly articles: Map<string, ParsedFile<ArticleSource>>;
  readonly dataFiles: Map<string, ParsedFile<unknown>>;
}

function* readContent(
  parsed: ParsedFiles,
  files: readonly SourceFile[],
  pictures: ArticlePictures,
): Task<Content> {
  const problems: ContentProblem[] = [...nameProblems(files)];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const read = function* <Value>(path: ListName, schema: z.ZodType<Value>): Task<Value> {
    const named = byPath.get(path) ?? { path, text: "" };
    const file = yield* readDataFile(named, schema, parsed.dataFiles);
    problems.push(...file.problems);
    yield;
    // The same schema made this value; only the map of all files does not know its type.
    return (file.lastGood as Value | undefined) ?? schema.parse({});
  };
  const { hours, outsideBodies, ...texts } = yield* read("wallet.yml", walletFile);
  const wallet = withUrgentLine(texts as Wallet);
  const isWalletRead = parsed.dataFiles.get("wallet.yml")?.lastGood !== undefined;
  if (!files.some(({ path }) => isArticlePath(path)))
    problems.push(warning(["zh-CN", 1], "noArticles"));
  const sources = yield* readArticles(parsed.articles, {
    files,
    wallet,
    isWalletRead,
    problems,
  });
  const articles = groupById(sources, parsed.owners, problems);
  problems.push(...brokenLinks(articles));
  problems.push(...pictureProblems(articles.values(), files, pictures));
  return {
    articles,
    pictures,
    ...{ wallet, hours, outsideBodies },
    categories: yield* read("categories.yml", categoriesFile),
    frequent: (yield* read("frequent.yml", articleListFile)).articles,
    outages: (yield* read("outages.yml", articleListFile)).articles,
    smallTalk: yield* read("smalltalk.yml", smallTalkFile),
    lexicon: yield* read("dialogue.yml", dialogueFile),
    handover: yield* read("handover.yml", handoverFile),
    errorCodes: yield* read("error-codes.yml", errorCodesFile),
    synonyms: yield* read("synonyms.yml", synonymsFile),
    outOfScope: yield* read("out-of-scope.yml", outOfScopeFile),
    topics: yield* read("topics.yml", topicsFile),
    tickets: yield* read("tickets.yml", ticketsFile),
    checklists: yield* read("checklists.yml", checklistsFile),
    transactions: yield* read("transactions.yml", transactionsFile),
    emergencies: yield* read("emergencies.yml", emergenciesFile),
    queue: yield* read("queue.yml", queueFile),
    expected: yield* read("expected.yml", expectedFile),
    problems,
  };
}

function* readDataFile(
  source: SourceFile,
  schema: z.ZodType,
  known: Map<string, ParsedFile<unknown>>,
): Task<ParsedFile<unknown>> {
  const { path, text, damage } = source;
  const before = known.get(path);
  if (before?.text === text && before.damage === damage) return before;
  const { value, problems } = damage
    ? { value: undefined, problems: [error([path, 1], damage, { kilobytes: maxKilobytes.data })] }
    : yield* readList(source, schema);
  const file = { text, damage, value, problems, lastGood: value ?? before?.lastGood };
  known.set(path, file);
  return file;
}

/** Where it cannot be read, the likely mistakes are named in the place of their consequences. */
function* readList(source: SourceFile, schema: z.ZodType) {
  const { value, problems } = yield* readYaml({ file: source.path, text: source.text }, schema);
  if (value !== undefined) return { value, problems: hashesCut(source) };
  const likely = listMistakes(source);
  return { value, problems: likely.length > 0 ? likely : problems };
}

/** The last good version of each article; adds to the problems. */
function* readArticles(
  known: Map<string, ParsedFile<ArticleSource>>,
  given: {
    readonly files: readonly SourceFile[];
    readonly wallet: Wallet;
    /** Otherwise each placeholder is unknown: the one mistake is named, not a thousand consequences. */
    readonly isWalletRead: boolean;
    readonly problems: ContentProblem[];
  },
): Task<readonly DatedSource[]> {
  const files = given.files.filter(({ path }) => isArticlePath(path));
  const paths = new Set(files.map(({ path }) => path));
  for (const path of known.keys()) if (!paths.has(path)) known.delete(path);
  const sources: DatedSource[] = [];
  for (const file of files) {
    const parsed = parseArticleFile(file, known.get(file.path));
    // These depend on wallet.yml too, so they are checked again although the article is unchanged.
    const unknown = parsed.value ? placeholderProblems(parsed.value, given.wallet) : [];
    const lastGood = unknown.length > 0 ? parsed.lastGood : (parsed.value ?? parsed.lastGood);
    known.set(file.path, { ...parsed, lastGood });
    given.problems.push(...parsed.problems, ...(given.isWalletRead ? unknown : []));
    if (lastGood) sources.push({ source: lastGood, changedAt: file.changedAt ?? 0 });
    yield;
  }
  return sources;
}

function parseArticleFile(
  file: SourceFile,
  before: ParsedFile<ArticleSource> | undefined,
): ParsedFile<ArticleSource> {
  const { text, damage } = file;
  if (before?.text === text && before.damage === damage) return before;
  const { article, problems } = parseArticle(file);
  return { text, damage, value: article, problems, lastGood: before?.lastGood };
}

function placeholderProblems(article: ArticleSource, wallet: Wallet): ContentProblem[] {
  return unknownPlaceholders(article.body, wallet).map((found) =>
    placeholderProblem([article.file, article.bodyLine + found.line], found),
  );
}

/** A link to a missing article is left out of the answer; the article stays. */
function brokenLinks(articles: Content["articles"]): ContentProblem[] {
  return [...articles.values()]
    .flatMap((versions) => [...versions.values()])
    .flatMap((article) =>
      article.related
        .filter(({ id }) => !articles.has(id))
        .map(({ id, line }) => warning([article.file, line], "relatedMissing", { id })),
    );
}
