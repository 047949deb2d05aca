import { buildModel, type Model } from "./answer/index/model.ts";
import { cutToPieces, type Learned, readLearned, writeLearned } from "./cache-format.ts";
import { type Content, createContentReader } from "./content/content.ts";
import type { Synonyms } from "./content/data-files.ts";
import { fingerprint, readFolder, type SourceFile, watchFolder } from "./content/folder.ts";
import type { Problem } from "./content/problem.ts";
import type { Convert } from "./content/wallet.ts";
import { createEngine, type FaqEngine } from "./engine.ts";
import { runInSlices, type Steps } from "./task.ts";
import { createAnalyzer, prepareTools, type Tools } from "./text/analysis.ts";
import { loadTaiwanConversion } from "./text/chinese.ts";

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
const cacheVersion = "14";

interface Loaded {
  readonly content: Content;
  readonly model: Model;
  readonly engine: FaqEngine;
}

/** Reads the folder, learns from it, and follows its changes. Throws where the folder cannot be read at all. */
export async function openFaq(dir: string, options: LiveOptions = {}): Promise<LiveFaq> {
  const { cacheDir } = options;
  const first = await readFolder(dir);
  let files = fingerprint(first, cacheVersion);
  let cached = cacheDir === undefined ? undefined : await readLearned(cacheDir, files);
  const reader = createContentReader(cached?.state);
  // A change of an article leaves the synonyms, and what was prepared for them, as they are.
  let prepared: { readonly synonyms: Synonyms; readonly tools: Tools } | undefined;
  const toolsFor = async (synonyms: Synonyms, run: Run): Promise<Tools> => {
    if (prepared?.synonyms !== synonyms)
      prepared = { synonyms, tools: await run(prepareTools(synonyms)) };
    return prepared.tools;
  };
  const load = async (sources: readonly SourceFile[], key: string, run: Run): Promise<Loaded> => {
    const content = await run(reader.read(sources));
    const known: Model | undefined = cached?.model;
    const tools = await toolsFor(content.synonyms, run);
    const analyzer = createAnalyzer(content.synonyms, known?.knownWords, tools);
    const model = known ?? (await run(buildModel(content, analyzer)));
    const toTaiwan = needsTaiwan(content) ? await loadTaiwanConversion() : asItIs;
    if (known === undefined && cacheDir !== undefined) {
      const learned: Learned = { model, state: reader.state() };
      await writeLearned(cacheDir, key, await run(cutToPieces(learned)));
    }
    return { content, model, engine: createEngine(content, model, { toTaiwan, analyzer }) };
  };

  let current = await load(first, files, quickly);
  cached = undefined;
  let working: Promise<void> = Promise.resolve();
  const reload = () => {
    working = working
      .then(async () => {
        const sources = await readFolder(dir);
        const now = fingerprint(sources, cacheVersion);
        if (now === files) return;
        current = await load(sources, now, runInSlices);
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
