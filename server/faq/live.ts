import { buildModel } from "./answer/index/build-model.ts";
import type { Model } from "./answer/index/model.ts";
import { type CachedFaq, packFaq, unpackFaq } from "./cache-format.ts";
import { isArticlePath } from "./content/article.ts";
import { createPictureShelf, type EncodeArticlePicture } from "./content/article-pictures.ts";
import { readCache, writeCache } from "./content/cache.ts";
import type { Content } from "./content/content.ts";
import { createContentReader } from "./content/content-reader.ts";
import { fingerprint, readFolder } from "./content/folder.ts";
import type { ContentProblem } from "./content/problem.ts";
import type { SourceFile } from "./content/source-file.ts";
import { notConverted } from "./content/wallet.ts";
import { watchFolder } from "./content/watch-folder.ts";
import { type FaqEngine, prepareEngine } from "./engine.ts";
import background from "./learned/background.json" with { type: "json" };
import { runInSlices, type Task } from "./task.ts";
import { type AnalyzerTables, createAnalyzer, prepareTables } from "./text/analysis.ts";
import { loadTaiwanConversion } from "./text/chinese.ts";
import type { Synonyms } from "./text/synonyms.ts";
import { createTaiwanWalletWords } from "./text/taiwan-wallet-words.ts";

/** The engine of a content folder; a new one after each change of the folder. */
export interface LiveFaq {
  /** Always the current one. */
  readonly engine: FaqEngine;
  /** What the engine was made of, for the editors' checks. */
  readonly content: Content;
  readonly model: Model;
  /** Another one for any other content. */
  readonly key: string;
  problems(): readonly ContentProblem[];
  /** The folder's files as they are now. */
  sources(): Promise<readonly SourceFile[]>;
  /** What these files would make: nothing is kept of it, and customers are answered by the current engine meanwhile. */
  build(files: readonly SourceFile[]): Promise<BuiltFaq>;
  /** Calls back whenever another engine is the current one. Returns what stops it. */
  subscribe(onChange: () => void): () => void;
  close(): Promise<void>;
}

interface LiveOptions {
  /** Called after each change of the folder that was read. */
  readonly onSwap?: (problems: readonly ContentProblem[]) => void;
  /** Whether to follow changes of the folder; true by default. */
  readonly watch?: boolean;
  /** Without it, pictures are shown by their words. */
  readonly encodePicture?: EncodeArticlePicture | undefined;
  /** A folder for the model, so that the next start does not compute it again. */
  readonly cacheDir?: string;
}

/** The number changes whenever this code computes another model from the same content. */
const cacheVersion = `23 ${JSON.stringify(background)}`;

export interface BuiltFaq {
  readonly content: Content;
  readonly model: Model;
  readonly engine: FaqEngine;
}

interface LoadedFaq extends BuiltFaq {
  readonly key: string;
}

/** Reads the folder, builds the engine, and follows the folder's changes. Throws where the folder cannot be read. */
export async function openFaq(dir: string, options: LiveOptions = {}): Promise<LiveFaq> {
  const first = await readFolder(dir);
  const load = await createLoader(first, options);
  let current = await load(first, runFast);
  let working: Promise<void> = Promise.resolve();
  const subscribers = new Set<() => void>();
  const reload = () => {
    working = working
      .then(async () => {
        const sources = await readFolder(dir);
        if (fingerprint(sources, cacheVersion) === current.key) return;
        // Nobody takes all articles away: the folder is being emptied or filled.
        if (current.content.articles.size > 0 && !sources.some(({ path }) => isArticlePath(path)))
          return;
        current = await load(sources, runInSlices);
        for (const onChange of subscribers) onChange();
        options.onSwap?.(current.content.problems);
      })
      // The folder may be missing for a moment, as in a checkout: the bot goes on with what it read last.
      .catch(() => options.onSwap?.(current.content.problems));
  };
  const watcher = options.watch === false ? undefined : watchFolder(dir, reload);

  return {
    get engine() {
      return current.engine;
    },
    get content() {
      return current.content;
    },
    get model() {
      return current.model;
    },
    get key() {
      return current.key;
    },
    problems: () => current.content.problems,
    sources: () => readFolder(dir),
    build: async (files) => (await createLoader(files, {}))(files, runInSlices),
    subscribe(onChange) {
      subscribers.add(onChange);
      return () => subscribers.delete(onChange);
    },
    async close() {
      watcher?.close();
      await working;
    },
  };
}

type RunTask = <T>(task: Task<T>) => Promise<T>;

/** For the start: nobody is waiting for an answer yet. */
const runFast: RunTask = (task) => runInSlices(task, { sliceMs: 1000 });

type Load = (sources: readonly SourceFile[], run: RunTask) => Promise<LoadedFaq>;

/** The first load takes the model from the cache, if there is one for `first`. Later ones parse what has changed. */
async function createLoader(
  first: readonly SourceFile[],
  { cacheDir, encodePicture }: LiveOptions,
): Promise<Load> {
  let cached = cacheDir && (await readCachedFaq(cacheDir, fingerprint(first, cacheVersion)));
  const reader = createContentReader(cached ? cached.reader : undefined);
  const tablesFor = createTableCache();
  const readPictures = createPictureShelf(encodePicture);
  return async (sources, run) => {
    const key = fingerprint(sources, cacheVersion);
    const content = await run(reader.read(sources, await readPictures(sources)));
    const tables = await tablesFor(content.synonyms, run);
    const cachedModel = cached ? cached.model : undefined;
    cached = undefined;
    const analyzer = createAnalyzer(content.synonyms, cachedModel?.knownWords, tables);
    const model = cachedModel ?? (await run(buildModel(content, analyzer)));
    if (cacheDir !== undefined && cachedModel === undefined)
      await writeCache(cacheDir, key, await run(packFaq({ model, reader: reader.state() })));
    const toTaiwan = needsTaiwan(content) ? await loadToTaiwan() : notConverted;
    const engine = await run(prepareEngine(content, model, { toTaiwan, analyzer }));
    return { key, content, model, engine };
  };
}

async function readCachedFaq(cacheDir: string, key: string): Promise<CachedFaq | undefined> {
  const bytes = await readCache(cacheDir, key);
  return bytes && unpackFaq(bytes);
}

/** Most edits change an article and leave the synonyms, so the tables that are made of them stay. */
function createTableCache() {
  let last: { readonly synonyms: Synonyms; readonly tables: AnalyzerTables } | undefined;
  return async (synonyms: Synonyms, run: RunTask): Promise<AnalyzerTables> => {
    if (last?.synonyms !== synonyms)
      last = { synonyms, tables: await run(prepareTables(synonyms)) };
    return last.tables;
  };
}

async function loadToTaiwan() {
  const convert = await loadTaiwanConversion();
  const correct = createTaiwanWalletWords();
  return (text: string) => correct(convert(text));
}

/** True if any Chinese text has no zh-TW version. */
function needsTaiwan(content: Content): boolean {
  const isMissing = (versions: { has(locale: "zh-CN" | "zh-TW"): boolean }) =>
    versions.has("zh-CN") && !versions.has("zh-TW");
  const texts = [
    ...Object.values(content.wallet),
    ...Object.values(content.categories),
    ...Object.values(content.errorCodes).flatMap((code) => [code.meaning, code.remedy]),
  ].filter((text) => typeof text !== "string");
  return (
    [...content.articles.values()].some(isMissing) ||
    texts.some((text) => isMissing({ has: (locale) => text[locale] !== undefined }))
  );
}
