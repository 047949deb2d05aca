import { buildModel } from "./answer/index/build-model.ts";
import type { Model } from "./answer/index/model.ts";
import { type CachedFaq, packFaq, unpackFaq } from "./cache-format.ts";
import { readCache, writeCache } from "./content/cache.ts";
import type { Content } from "./content/content.ts";
import { createContentReader } from "./content/content-reader.ts";
import { fingerprint, readFolder } from "./content/folder.ts";
import type { ContentProblem } from "./content/problem.ts";
import type { SourceFile } from "./content/source-file.ts";
import { notConverted } from "./content/wallet.ts";
import { watchFolder } from "./content/watch-folder.ts";
import { createEngine, type FaqEngine } from "./engine.ts";
import background from "./learned/background.json" with { type: "json" };
import { runInSlices, type Task } from "./task.ts";
import { type AnalyzerTables, createAnalyzer, prepareTables } from "./text/analysis.ts";
import { loadTaiwanConversion } from "./text/chinese.ts";
import type { Synonyms } from "./text/synonyms.ts";

/** The engine of a content folder; a new one after each change of the folder. */
export interface LiveFaq {
  /** Always the current one. */
  readonly engine: FaqEngine;
  /** What the engine was made of, for the editors' checks. */
  readonly content: Content;
  readonly model: Model;
  problems(): readonly ContentProblem[];
  close(): Promise<void>;
}

interface LiveOptions {
  /** Called after each change of the folder that was read. */
  readonly onSwap?: (problems: readonly ContentProblem[]) => void;
  /** Whether to follow changes of the folder; true by default. */
  readonly watch?: boolean;
  /** A folder for the model, so that the next start does not compute it again. */
  readonly cacheDir?: string;
}

/** The number changes whenever this code computes another model from the same content. */
const cacheVersion = `21 ${JSON.stringify(background)}`;

interface LoadedFaq {
  readonly key: string;
  readonly content: Content;
  readonly model: Model;
  readonly engine: FaqEngine;
}

/** Reads the folder, builds the engine, and follows the folder's changes. Throws where the folder cannot be read. */
export async function openFaq(dir: string, options: LiveOptions = {}): Promise<LiveFaq> {
  const first = await readFolder(dir);
  const load = await createLoader(first, options.cacheDir);
  let current = await load(first, runFast);
  let working: Promise<void> = Promise.resolve();
  const reload = () => {
    working = working
      .then(async () => {
        const sources = await readFolder(dir);
        if (fingerprint(sources, cacheVersion) === current.key) return;
        current = await load(sources, runInSlices);
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
    problems: () => current.content.problems,
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
  cacheDir: string | undefined,
): Promise<Load> {
  let cached = cacheDir && (await readCachedFaq(cacheDir, fingerprint(first, cacheVersion)));
  const reader = createContentReader(cached ? cached.reader : undefined);
  const tablesFor = createTableCache();
  return async (sources, run) => {
    const key = fingerprint(sources, cacheVersion);
    const content = await run(reader.read(sources));
    const tables = await tablesFor(content.synonyms, run);
    const cachedModel = cached ? cached.model : undefined;
    cached = undefined;
    const analyzer = createAnalyzer(content.synonyms, cachedModel?.knownWords, tables);
    const model = cachedModel ?? (await run(buildModel(content, analyzer)));
    if (cacheDir !== undefined && cachedModel === undefined)
      await writeCache(cacheDir, key, await run(packFaq({ model, reader: reader.state() })));
    const toTaiwan = needsTaiwan(content) ? await loadTaiwanConversion() : notConverted;
    return { key, content, model, engine: createEngine(content, model, { toTaiwan, analyzer }) };
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
