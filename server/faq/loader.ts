import { learnModel } from "./answer/index/build-model.ts";
import type { Model } from "./answer/index/model.ts";
import { type CachedFaq, type CachedTexts, packFaq, unpackFaq } from "./cache-format.ts";
import { createPictureShelf, type EncodeArticlePicture } from "./content/article-pictures.ts";
import { readCache, writeCache } from "./content/cache.ts";
import type { Content } from "./content/content.ts";
import { createContentReader } from "./content/content-reader.ts";
import { fingerprint } from "./content/folder.ts";
import type { SourceFile } from "./content/source-file.ts";
import { notConverted } from "./content/wallet.ts";
import { type FaqEngine, prepareEngine } from "./engine.ts";
import background from "./learned/background.json" with { type: "json" };
import { runInSlices, type Task } from "./task.ts";
import { type AnalyzerTables, createAnalyzer, prepareTables } from "./text/analysis.ts";
import type { Synonyms } from "./text/synonyms.ts";
import { loadToTaiwan } from "./text/taiwan.ts";

export interface BuiltFaq {
  readonly content: Content;
  readonly model: Model;
  readonly engine: FaqEngine;
}

/** Makes an engine of the folder's files, repeatedly: it parses and reads again only what has changed since the last time. */
export interface FaqLoader {
  load(sources: readonly SourceFile[], run: RunTask): Promise<BuiltFaq>;
  /** As `load`, for files that are tried out: the loader itself stays as it was, and pictures are shown by their words. */
  tryOut(sources: readonly SourceFile[]): Promise<BuiltFaq>;
}

interface LoaderOptions {
  readonly encodePicture?: EncodeArticlePicture | undefined;
  readonly cacheDir?: string | undefined;
}

export type RunTask = <T>(task: Task<T>) => Promise<T>;

/** The number changes whenever this code computes another model from the same content. */
const cacheVersion = `24 ${JSON.stringify(background)}`;

/** Another one for any other content. */
export const contentKey = (sources: readonly SourceFile[]) => fingerprint(sources, cacheVersion);

/** The first load takes the model from the cache, if there is one for `first`. */
export async function createFaqLoader(
  first: readonly SourceFile[],
  { cacheDir, encodePicture }: LoaderOptions,
): Promise<FaqLoader> {
  let cached = cacheDir && (await readCachedFaq(cacheDir, contentKey(first)));
  const reader = createContentReader(cached ? cached.reader : undefined);
  let before: CachedTexts | undefined = cached ? cached.texts : undefined;
  const tablesFor = createTableCache();
  const readPictures = createPictureShelf(encodePicture);
  return {
    async load(sources, run) {
      const content = await run(reader.read(sources, await readPictures(sources)));
      const tables = await tablesFor(content.synonyms, run);
      if (cached) {
        const { model } = cached;
        cached = undefined;
        return finish(content, { model, tables }, run);
      }
      const { model, texts } = await learn(content, { tables, before, run });
      before = texts && { ...texts, synonyms: content.synonyms };
      if (cacheDir !== undefined) {
        const packed = packFaq({ model, reader: reader.state(), texts: before });
        await writeCache(cacheDir, contentKey(sources), await run(packed));
      }
      return finish(content, { model, tables }, run);
    },
    async tryOut(sources) {
      const content = await runInSlices(createContentReader(reader.state()).read(sources));
      const tables = await tablesFor(content.synonyms, runInSlices);
      const { model } = await learn(content, { tables, before, run: runInSlices });
      return finish(content, { model, tables }, runInSlices);
    },
  };
}

function learn(
  content: Content,
  given: {
    readonly tables: AnalyzerTables;
    readonly before: CachedTexts | undefined;
    readonly run: RunTask;
  },
) {
  const { tables, before, run } = given;
  const analyzer = createAnalyzer(content.synonyms, undefined, tables);
  const isSame = before && JSON.stringify(before.synonyms) === JSON.stringify(content.synonyms);
  return run(learnModel(content, analyzer, { before: isSame ? before : undefined }));
}

async function finish(
  content: Content,
  { model, tables }: { readonly model: Model; readonly tables: AnalyzerTables },
  run: RunTask,
): Promise<BuiltFaq> {
  const analyzer = createAnalyzer(content.synonyms, model.knownWords, tables);
  const toTaiwan = needsTaiwan(content) ? await loadToTaiwan() : notConverted;
  const engine = await run(prepareEngine(content, model, { toTaiwan, analyzer }));
  return { content, model, engine };
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
    ...Object.values(content.outsideBodies).flatMap(({ name, bodies }) => [
      name,
      ...bodies.flatMap((one) => [one.name, one.takes ?? ""]),
    ]),
    ...Object.values(content.categories),
    ...Object.values(content.errorCodes).flatMap((code) => [code.meaning, code.remedy]),
  ].filter((text) => typeof text !== "string");
  return (
    [...content.articles.values()].some(isMissing) ||
    texts.some((text) => isMissing({ has: (locale) => text[locale] !== undefined }))
  );
}
