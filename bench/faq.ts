/**
 * `npm run bench -- faq`: how well and how fast articles are found, beside fuse.js, MiniSearch and BM25 at their best
 * on the same content and questions in the same run; what each signal is worth; and how the engine grows.
 */

import { readFileSync } from "node:fs";
import type { ArticleId } from "../protocol/conversation.ts";
import { createAnalyzer } from "../server/faq/analysis.ts";
import type { ArticleSource } from "../server/faq/article.ts";
import { calibrationError } from "../server/faq/calibration.ts";
import { type Content, createContentReader } from "../server/faq/content.ts";
import { createEngine, type FaqEngine } from "../server/faq/engine.ts";
import { askAll, type Measures, measure, type TestQuestion } from "../server/faq/evaluate.ts";
import { readFolder } from "../server/faq/loader.ts";
import { buildModel, type Model } from "../server/faq/model.ts";
import { createRanker, signalWeights } from "../server/faq/ranking.ts";
import { signalNames } from "../server/faq/signals/signal.ts";
import { runAtOnce } from "../server/faq/steps.ts";
import { foreignRows, foreignSets } from "./faq-foreign.ts";
import { peers, peersAtTheirBest, type Search } from "./faq-peers.ts";
import { robustnessRows } from "./faq-robust.ts";

interface Row {
  readonly name: string;
  readonly top1: number;
  readonly top3: number;
  readonly buildMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export async function benchFaq(options: { readonly json: boolean }): Promise<void> {
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
  const scale = [grow(content, 1000), grow(content, 10_000)];
  if (options.json)
    print(JSON.stringify({ measures, error, rows, ablation, robust, foreign, scale }, null, 2));
  else {
    table("Finding the article", rows);
    table("Without one signal", ablation);
    table("All measures", [{ ...measures, calibrationError: error }]);
    table("As people mistype it: top1 on the Chinese questions", robust);
    table("Content of strangers, without our synonyms and lists: top1", foreign);
    table("Growing: articles with 20 phrasings each", scale);
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

function build(content: Content) {
  const analyzer = createAnalyzer(content.synonyms);
  const model = runAtOnce(buildModel(content, analyzer));
  return { model, engine: createEngine(content, model, { toTaiwan: (text) => text, analyzer }) };
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

/** top1 and top3 with each signal left out, and with each alone. */
function ablate(content: Content, model: Model, questions: readonly TestQuestion[]) {
  const analyzer = createAnalyzer(content.synonyms, model.knownWords);
  const shares = (name: string, weights: typeof signalWeights) => {
    const { rank } = createRanker(model, analyzer, weights);
    const places = inScope(questions).map(({ q, expect }) => {
      const articles = rank(q).best.flatMap(({ target }) => {
        const found = model.targets[target];
        return found?.kind === "article" ? [found.id] : [];
      });
      return articles.findIndex((id) => expect.includes(id));
    });
    const within = (most: number) =>
      places.filter((place) => place >= 0 && place < most).length / places.length;
    return { name, top1: within(1), top3: within(3) };
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

/** Articles made of pieces of our phrasings: the sizes are real, the sense is not. */
function grow(content: Content, count: number) {
  const large = runAtOnceLarge(content, count);
  const before = process.memoryUsage().rss;
  const built = timed(() => build(large));
  const questions = readQuestions("tests/faq/questions-dev.jsonl");
  askAll(built.value.engine, questions.slice(0, 200), "zh-CN");
  const { p50Ms, p99Ms } = measure(askAll(built.value.engine, questions, "zh-CN"));
  const rssMb = Math.round(process.memoryUsage().rss / 1e6);
  return {
    articles: count,
    buildMs: built.ms,
    p50Ms,
    p99Ms,
    rssMb,
    grewMb: rssMb - Math.round(before / 1e6),
  };
}

function runAtOnceLarge(content: Content, count: number): Content {
  const pieces = [...content.articles.values()]
    .flatMap((versions) => [...versions.values()])
    .flatMap((version) => version.phrasings.map(({ text }) => text));
  let state = 1;
  const draw = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  const piece = () => (pieces[draw(pieces.length)] ?? "").slice(0, 6 + draw(8));
  const articles = Array.from(
    { length: count },
    (_, at): [ArticleId, Map<"zh-CN", ArticleSource>] => {
      const id = `article-${at}` as ArticleId;
      const source: ArticleSource = {
        id,
        locale: "zh-CN",
        category: "made",
        file: `zh-CN/made/${id}.md`,
        title: piece() + piece(),
        phrasings: Array.from({ length: 20 }, () => ({ text: piece() + piece(), line: 1 })),
        keywords: [],
        errorCodes: [],
        urgency: "normal",
        related: [],
        body: "",
        bodyLine: 1,
      };
      return [id, new Map([["zh-CN", source]])];
    },
  );
  return { ...content, articles: new Map(articles) };
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

function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const began = performance.now();
  return { value: work(), ms: performance.now() - began };
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
