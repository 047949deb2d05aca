/**
 * `npm run bench -- faq`: how well and how fast articles are found, compared with fuse.js, MiniSearch and BM25 on the same
 * content and questions; what each signal adds; how the engine grows, starts and reloads; how long hostile texts take.
 */

import { readFileSync } from "node:fs";
import type { Model } from "../../server/faq/answer/index/model.ts";
import { createRanker, signalWeights } from "../../server/faq/answer/ranking.ts";
import { signalNames } from "../../server/faq/answer/signals/signal.ts";
import type { Content } from "../../server/faq/content/content.ts";
import { createContentReader } from "../../server/faq/content/content-reader.ts";
import { readFolder } from "../../server/faq/content/folder.ts";
import type { FaqEngine } from "../../server/faq/engine.ts";
import {
  askAll,
  type Measures,
  measure,
  type TestQuestion,
} from "../../server/faq/learn/evaluate.ts";
import { calibrationError } from "../../server/faq/learn/logistic-regression.ts";
import { runToEnd } from "../../server/faq/task.ts";
import { createAnalyzer } from "../../server/faq/text/analysis.ts";
import { print, type Table } from "../table.ts";
import { bareContentRows } from "./bare-content.ts";
import { build, grow, timed } from "./growth.ts";
import { hostileRows } from "./hostile.ts";
import { liveRows } from "./live.ts";
import { lookupsOf } from "./lookups.ts";
import { peers, peersAtTheirBest, type Search } from "./peers.ts";
import { robustnessRows } from "./robust.ts";

interface EngineRow {
  readonly name: string;
  readonly top1: number;
  readonly top3: number;
  readonly buildMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export async function benchFaq(options: { readonly json: boolean }): Promise<void> {
  const measured = await measureAll();
  if (options.json) {
    process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`);
    return;
  }
  const { measures, error, rows, ablation, robust, bare, scale, live, hostile } = measured;
  const tables = [
    tableFromRows("Finding the article", rows),
    tableFromRows("Without one signal", ablation),
    tableFromRows("All measures", [{ ...measures, calibrationError: error }]),
    tableFromRows("As people mistype it: top1 on the Chinese questions", robust),
    tableFromRows("Content without synonyms, keywords and lists: top1", bare),
    tableFromRows("Growing", scale),
    tableFromRows("Starting and reloading", live),
    tableFromRows("Texts that were made to keep the bot busy", hostile),
  ];
  print(tables, options);
}

async function measureAll() {
  const live = await liveRows();
  const content = runToEnd(createContentReader().read(await readFolder("faq-content")));
  const questions = readTestQuestions("tests/faq/questions-dev.jsonl");
  const built = timed(() => build(content));
  const { model, engine } = built.value;
  // A first round, so that V8 has optimised the code when the time is measured. The other engines get one too.
  askAll(engine, questions, "zh-CN");
  const measures = measure(askAll(engine, questions, "zh-CN"));
  const others = [...peers(content), ...peersAtTheirBest(content)];
  const asked = inScope(questions);
  return {
    measures,
    error: calibrationOf(engine, questions),
    rows: [ourRow(measures, built.ms), ...others.map((peer) => peerRow(peer, questions))],
    ablation: ablate(content, model, questions),
    robust: robustnessRows(engine, asked),
    bare: bareContentRows(content, asked),
    scale: sizes.map((size) => grow(content, questions, size)),
    live,
    hostile: hostileRows(engine),
  };
}

const sizes = [
  { articles: 100, phrasings: 20 },
  { articles: 1000, phrasings: 20 },
  { articles: 10_000, phrasings: 0 },
  { articles: 10_000, phrasings: 20 },
];

/** How far the stated probabilities are from the truth, without greetings and requests for a human. */
function calibrationOf(engine: FaqEngine, questions: readonly TestQuestion[]): number {
  const asked = questions.filter(({ expect }) => expect.every((id) => !id.startsWith("@")));
  return calibrationError(
    asked.map(({ q, expect }) => {
      const [first] = engine.ask(q, { locale: "zh-CN" }).hits;
      const right = first !== undefined && expect.includes(first.articleId);
      return { probability: first?.confidence ?? 0, right };
    }),
  );
}

function ourRow({ top1, top3, p50Ms, p99Ms }: Measures, buildMs: number): EngineRow {
  return { name: "PocketDesk", top1, top3, buildMs, p50Ms, p99Ms };
}

function peerRow(
  peer: { readonly name: string; build(): Search },
  questions: readonly TestQuestion[],
): EngineRow {
  const built = timed(() => peer.build());
  // fuse.js takes a second for ten questions, so it gets a fifth of them.
  const some = inScope(questions).filter(
    (_, at) => at % (peer.name.startsWith("fuse") ? 5 : 1) === 0,
  );
  const asked = some.map(({ q, expect }) => {
    const found = timed(() => built.value(q));
    const place = found.value.findIndex((id) => expect.includes(id));
    return { place: place < 0 ? Number.POSITIVE_INFINITY : place, ms: found.ms };
  });
  const times = asked.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    name: peer.name,
    top1: asked.filter(({ place }) => place < 1).length / asked.length,
    top3: asked.filter(({ place }) => place < 3).length / asked.length,
    buildMs: built.ms,
    p50Ms: times[Math.floor(times.length * 0.5)] ?? 0,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

/** Questions and look-ups without each signal, and with each signal alone. */
function ablate(content: Content, model: Model, questions: readonly TestQuestion[]) {
  const analyzer = createAnalyzer(content.synonyms, model.knownWords);
  const { keywords, mistyped } = lookupsOf(content);
  const shares = (name: string, weights: typeof signalWeights) => {
    const { rank } = createRanker(model, analyzer, weights);
    const within = (most: number, asked: readonly TestQuestion[]) =>
      asked.filter(({ q, expect }) => {
        const articles = rank(q).best.flatMap(({ target }) => {
          const found = model.targets[target];
          return found?.kind === "article" ? [found.id] : [];
        });
        return articles.slice(0, most).some((id) => expect.includes(id));
      }).length / asked.length;
    const asked = inScope(questions);
    return {
      name,
      top1: within(1, asked),
      top3: within(3, asked),
      "keywords, top1": within(1, keywords),
      "mistyped, top1": within(1, mistyped),
    };
  };
  const none = { bm25: 0, pinyin: 0, classifier: 0, keywords: 0, fuse: 0 };
  return [
    shares("all", signalWeights),
    ...signalNames.map((name) => shares(`without ${name}`, { ...signalWeights, [name]: 0 })),
    ...signalNames
      .filter((name) => name !== "fuse") // it only reranks what other signals have found
      .map((name) => shares(`${name} alone`, { ...none, [name]: 1 })),
  ];
}

function inScope(questions: readonly TestQuestion[]): readonly TestQuestion[] {
  return questions.filter(({ expect }) => expect.some((id) => !id.startsWith("@")));
}

function readTestQuestions(file: string): TestQuestion[] {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** One column for each key; fractions with three decimals. */
function tableFromRows(title: string, rows: readonly object[]): Table {
  const cell = (value: unknown) =>
    typeof value === "number" && !Number.isInteger(value) ? value.toFixed(3) : String(value);
  return {
    title,
    columns: Object.keys(rows[0] ?? {}),
    rows: rows.map((row) => Object.values(row).map(cell)),
  };
}
