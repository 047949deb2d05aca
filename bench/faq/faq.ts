/**
 * `npm run bench -- faq`: how well and how fast articles are found, beside fuse.js, MiniSearch and BM25 at their best
 * on the same content and questions in the same run; what each signal is worth; how the engine grows, starts and reloads.
 */

import { readFileSync } from "node:fs";
import type { Model } from "../../server/faq/answer/index/model.ts";
import { createRanker, signalWeights } from "../../server/faq/answer/ranking.ts";
import { signalNames } from "../../server/faq/answer/signals/signal.ts";
import { type Content, createContentReader } from "../../server/faq/content/content.ts";
import { readFolder } from "../../server/faq/content/folder.ts";
import type { FaqEngine } from "../../server/faq/engine.ts";
import { calibrationError } from "../../server/faq/learn/calibration.ts";
import {
  askAll,
  type Measures,
  measure,
  type TestQuestion,
} from "../../server/faq/learn/evaluate.ts";
import { runAtOnce } from "../../server/faq/task.ts";
import { createAnalyzer } from "../../server/faq/text/analysis.ts";
import { foreignRows, foreignSets } from "./foreign.ts";
import { build, grow, timed } from "./growth.ts";
import { liveRows } from "./live.ts";
import { lookupsOf } from "./lookups.ts";
import { peers, peersAtTheirBest, type Search } from "./peers.ts";
import { robustnessRows } from "./robust.ts";

interface Row {
  readonly name: string;
  readonly top1: number;
  readonly top3: number;
  readonly buildMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export async function benchFaq(options: { readonly json: boolean }): Promise<void> {
  const live = await liveRows();
  const content = runAtOnce(createContentReader().read(await readFolder("faq-content")));
  const questions = readQuestions("tests/faq/questions-dev.jsonl");
  const built = timed(() => build(content));
  const { model, engine } = built.value;
  // The engine's code is warm after this, as the peers' is after their own first round.
  askAll(engine, questions, "zh-CN");
  const measures = measure(askAll(engine, questions, "zh-CN"));
  const rows = [
    ourRow(measures, built.ms),
    ...[...peers(content), ...peersAtTheirBest(content)].map((peer) => peerRow(peer, questions)),
  ];
  const ablation = ablate(content, model, questions);
  const robust = robustnessRows(engine, inScope(questions));
  const foreign = foreignRows(foreignSets(content, inScope(questions)));
  const error = calibrationOf(engine, questions);
  const scale = [
    grow(content, questions, { articles: 100, phrasings: 20 }),
    grow(content, questions, { articles: 1000, phrasings: 20 }),
    grow(content, questions, { articles: 10_000, phrasings: 0 }),
    grow(content, questions, { articles: 10_000, phrasings: 20 }),
  ];
  if (options.json)
    print(
      JSON.stringify({ measures, error, rows, ablation, robust, foreign, scale, live }, null, 2),
    );
  else {
    table("Finding the article", rows);
    table("Without one signal", ablation);
    table("All measures", [{ ...measures, calibrationError: error }]);
    table("As people mistype it: top1 on the Chinese questions", robust);
    table("Content of strangers, without our synonyms and lists: top1", foreign);
    table("Growing", scale);
    table("Starting and reloading", live);
  }
}

/** How far the stated probabilities are from the truth, over all questions that an article or nothing answers. */
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

function ourRow({ top1, top3, p50Ms, p99Ms }: Measures, buildMs: number): Row {
  return { name: "PocketDesk", top1, top3, buildMs, p50Ms, p99Ms };
}

function peerRow(
  peer: { readonly name: string; build(): Search },
  questions: readonly TestQuestion[],
): Row {
  const built = timed(() => peer.build());
  // fuse.js takes a second for ten questions here; a fifth of them tells as much.
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

/** Questions and look-ups with each signal left out, and with each alone. */
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
      .filter((name) => name !== "fuse") // it only re-ranks what another has found
      .map((name) => shares(`${name} alone`, { ...none, [name]: 1 })),
  ];
}

function inScope(questions: readonly TestQuestion[]): readonly TestQuestion[] {
  return questions.filter(({ expect }) => expect.some((id) => !id.startsWith("@")));
}

function readQuestions(file: string): TestQuestion[] {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function table(title: string, rows: readonly object[]): void {
  print(`\n${title}`);
  const names = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) =>
    Object.values(row).map((value) =>
      typeof value === "number" && !Number.isInteger(value) ? value.toFixed(3) : String(value),
    ),
  );
  const widths = names.map((name, at) =>
    Math.max(name.length, ...cells.map((row) => (row[at] ?? "").length)),
  );
  for (const row of [names, ...cells])
    print(row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  "));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
