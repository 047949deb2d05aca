import { deserialize, serialize } from "node:v8";
import { createAnalyzer, prepareTools, type Tools } from "./analysis.ts";
import { loadTaiwanConversion } from "./chinese.ts";
import { type Content, createContentReader, type ReaderState } from "./content.ts";
import type { Synonyms } from "./data-files.ts";
import { createEngine, type FaqEngine } from "./engine.ts";
import {
  fingerprint,
  readCache,
  readFolder,
  type SourceFile,
  watchFolder,
  writeCache,
} from "./loader.ts";
import { buildModel, type Model } from "./model.ts";
import type { Problem } from "./problem.ts";
import { runInSlices, type Steps } from "./steps.ts";
import type { Convert } from "./wallet.ts";

export interface LiveFaq {
  /** Always the current one. */
  readonly engine: FaqEngine;
  /** What is behind the engine, for the editors' checks. */
  readonly content: Content;
  readonly model: Model;
  problems(): readonly Problem[];
  close(): Promise<void>;
}

export interface LiveOptions {
  /** After each re-reading of the folder. */
  readonly onSwap?: (problems: readonly Problem[]) => void;
  /** Whether to follow changes of the folder; true by default. */
  readonly watch?: boolean;
  /** A folder of our own for what was learned, so that the next start does not learn again. */
  readonly cacheDir?: string;
}

/** Raised whenever what is learned from the same content changes. */
const cacheVersion = "10";

interface Loaded {
  readonly content: Content;
  readonly model: Model;
  readonly engine: FaqEngine;
}

/** Reads the folder, learns from it, and follows its changes. Throws where the folder cannot be read at all. */
export async function openFaq(dir: string, options: LiveOptions = {}): Promise<LiveFaq> {
  const first = await readFolder(dir);
  const cached = await takeFromCache(first, options.cacheDir);
  const reader = createContentReader(cached?.state);
  // A change of an article leaves the synonyms, and what was prepared for them, as they are.
  let prepared: { readonly synonyms: Synonyms; readonly tools: Tools } | undefined;
  const toolsFor = async (synonyms: Synonyms, run: Run): Promise<Tools> => {
    if (prepared?.synonyms !== synonyms)
      prepared = { synonyms, tools: await run(prepareTools(synonyms)) };
    return prepared.tools;
  };
  const load = async (files: readonly SourceFile[], run: Run): Promise<Loaded> => {
    const content = await run(reader.read(files));
    const known = cached?.files === fingerprint(files, cacheVersion) ? cached.model : undefined;
    const tools = await toolsFor(content.synonyms, run);
    const analyzer = createAnalyzer(content.synonyms, known?.knownWords, tools);
    const model = known ?? (await run(buildModel(content, analyzer)));
    const toTaiwan = needsTaiwan(content) ? await loadTaiwanConversion() : asItIs;
    if (known === undefined) await keep(options.cacheDir, files, { model, state: reader.state() });
    return { content, model, engine: createEngine(content, model, { toTaiwan, analyzer }) };
  };

  let files = fingerprint(first, cacheVersion);
  let current = await load(first, quickly);
  let working: Promise<void> = Promise.resolve();
  const reload = () => {
    working = working
      .then(async () => {
        const sources = await readFolder(dir);
        const now = fingerprint(sources, cacheVersion);
        if (now === files) return;
        current = await load(sources, runInSlices);
        files = now;
        options.onSwap?.(current.content.problems);
      })
      // The folder is gone for the moment (an editor's checkout): what was read last goes on answering.
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

type Run = <T>(steps: Steps<T>) => Promise<T>;

/** Before the server listens there is nobody to keep waiting. */
const quickly: Run = (steps) => runInSlices(steps, 1000);

const asItIs: Convert = (text) => text;

/** Whether anything Chinese lacks a zh-TW version of its own. */
function needsTaiwan(content: Content): boolean {
  const lacking = (versions: { has(locale: "zh-CN" | "zh-TW"): boolean }) =>
    versions.has("zh-CN") && !versions.has("zh-TW");
  const texts = [
    ...Object.values(content.wallet),
    ...Object.values(content.categories),
    ...Object.values(content.errorCodes).flatMap((code) => [code.meaning, code.remedy]),
  ].filter((text) => typeof text !== "string");
  return (
    [...content.articles.values()].some(lacking) ||
    texts.some((text) => lacking({ has: (locale) => text[locale] !== undefined }))
  );
}

interface Cached {
  readonly files: string;
  readonly model: Model;
  readonly state: ReaderState;
}

async function takeFromCache(
  sources: readonly SourceFile[],
  cacheDir: string | undefined,
): Promise<Cached | undefined> {
  if (cacheDir === undefined) return undefined;
  const files = fingerprint(sources, cacheVersion);
  const bytes = await readCache(cacheDir, files);
  if (bytes === undefined) return undefined;
  try {
    const { model, state } = deserialize(bytes);
    return { files, model, state };
  } catch {
    return undefined; // written by another Node, or cut short: learned anew
  }
}

async function keep(
  cacheDir: string | undefined,
  files: readonly SourceFile[],
  learned: { readonly model: Model; readonly state: ReaderState },
): Promise<void> {
  if (cacheDir === undefined) return;
  await writeCache(cacheDir, fingerprint(files, cacheVersion), serialize(learned));
}
