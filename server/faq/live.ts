import { checkPhrasingsInPieces } from "./answer/check-phrasings.ts";
import type { Model } from "./answer/index/model.ts";
import { checkContent } from "./check.ts";
import { isArticlePath } from "./content/article.ts";
import type { EncodeArticlePicture } from "./content/article-pictures.ts";
import type { Content } from "./content/content.ts";
import { readFolder } from "./content/folder.ts";
import type { ContentProblem } from "./content/problem.ts";
import type { SourceFile } from "./content/source-file.ts";
import { watchFolder } from "./content/watch-folder.ts";
import type { FaqEngine } from "./engine.ts";
import { type BuiltFaq, contentKey, createFaqLoader, type RunTask } from "./loader.ts";
import { runInSlices } from "./task.ts";

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
  /** What `npm run faq -- check` says of the content. */
  check(today: string): CheckSoFar;
  /** The folder's files as they are now. */
  sources(): Promise<readonly SourceFile[]>;
  /** What these files would make: nothing is kept of it, and customers are answered by the current engine meanwhile. */
  build(files: readonly SourceFile[]): Promise<BuiltFaq>;
  /** Calls back whenever another engine is the current one. Returns what stops it. */
  subscribe(onChange: () => void): () => void;
  close(): Promise<void>;
}

export interface CheckSoFar {
  readonly problems: readonly ContentProblem[];
  /** False while the phrasings are still compared, which takes seconds: ask again. */
  readonly complete: boolean;
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

/** Reads the folder, builds the engine, and follows the folder's changes. Throws where the folder cannot be read. */
export async function openFaq(dir: string, options: LiveOptions = {}): Promise<LiveFaq> {
  const first = await readFolder(dir);
  const loader = await createFaqLoader(first, options);
  const load = async (sources: readonly SourceFile[], run: RunTask) => ({
    key: contentKey(sources),
    ...(await loader.load(sources, run)),
  });
  let current = await load(first, runFast);
  let working: Promise<void> = Promise.resolve();
  const subscribers = new Set<() => void>();
  const reload = () => {
    working = working
      .then(async () => {
        const sources = await readFolder(dir);
        if (contentKey(sources) === current.key) return;
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
  const comparison = createComparison();
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
    check(today) {
      const phrasings = comparison.of(current);
      const problems = checkContent(current, { phrasings: phrasings ?? [], today });
      return { problems, complete: phrasings !== undefined };
    },
    sources: () => readFolder(dir),
    build: (files) => loader.tryOut(files),
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

/** Compares the phrasings of a content when it is asked for the first time; undefined until it is done. */
function createComparison() {
  let compared: BuiltFaq | undefined;
  let found: readonly ContentProblem[] | undefined;
  async function compare(built: BuiltFaq) {
    compared = built;
    found = undefined;
    const problems = await runInSlices(checkPhrasingsInPieces(built.content, built.model));
    if (compared === built) found = problems;
  }
  return {
    of(built: BuiltFaq) {
      if (compared !== built) void compare(built);
      return found;
    },
  };
}

/** For the start: nobody is waiting for an answer yet. */
const runFast: RunTask = (task) => runInSlices(task, { sliceMs: 1000 });
