import { expect, test } from "vitest";
import { buildFeatureSpace, toVectors } from "../../server/faq/answer/classifier/feature-space.ts";
import { trainClassifier } from "../../server/faq/answer/classifier/train.ts";
import {
  createTrainingSet,
  type TrainingSet,
} from "../../server/faq/answer/classifier/training-set.ts";
import { buildPostings } from "../../server/faq/answer/index/bm25-index.ts";
import { buildModel } from "../../server/faq/answer/index/build-model.ts";
import { runInSlices, runToEnd, type Task } from "../../server/faq/task.ts";
import { type Analyzer, createAnalyzer, prepareTables } from "../../server/faq/text/analysis.ts";
import { createPinyin } from "../../server/faq/text/pinyin.ts";
import { charactersBySyllable } from "../../server/faq/text/pinyin-decoder.ts";
import { article, readContent, small } from "./fixture.ts";

function piecesOf(task: Task<unknown>): number {
  let pieces = 1;
  while (!task.next().done) pieces += 1;
  return pieces;
}

/** 640 texts of four patterns, two of them in each text. */
function examplesOf(texts: number): TrainingSet {
  const examples = createTrainingSet();
  for (let text = 0; text < texts; text += 1) {
    const encoded = {
      terms: [text % 4],
      sounds: [(text + 1) % 4],
      unknownTerms: 0,
      unknownSounds: 0,
    };
    examples.add(encoded, text % 2, 1);
  }
  return examples.build();
}

const examples = examplesOf(640);
const space = runToEnd(buildFeatureSpace(examples, 4));
const { targets, weights } = examples;
const document = { ids: Uint32Array.of(0, 1), counts: Float32Array.of(1, 1) };
const han = new Map(
  Array.from({ length: 640 }, (_, id) => [String.fromCodePoint(0x4e00 + id), id]),
);

test.each<[string, Task<unknown>, number]>([
  [
    "training, every 32 examples of four epochs",
    trainClassifier(
      { vectors: runToEnd(toVectors(space, examples)), targets, weights },
      { features: 4, classes: 2 },
    ),
    80,
  ],
  ["making vectors, every 64 texts", toVectors(space, examples), 10],
  ["counting features, every 4,096 patterns", buildFeatureSpace(examples, 40_960), 10],
  ["building postings, every document twice", buildPostings(Array(100).fill(document), 2), 200],
  ["building postings, every 1,024 terms", buildPostings([document], 10_240), 10],
  [
    "listing characters, every 64 patterns",
    charactersBySyllable(han, new Float32Array(640).fill(1), createPinyin()),
    10,
  ],
])("%s: the event loop can run in between", (_, task, pieces) => {
  expect(piecesOf(task)).toBeGreaterThanOrEqual(pieces);
});

test("one piece of building the index reads at most one text", () => {
  const content = readContent({
    ...small,
    "en/a/many.md": article("Many", ["many"], "keywords: [one, two, three, four]\n"),
  });
  const plain = createAnalyzer(content.synonyms);
  let texts = 0;
  const counting: Analyzer = {
    ...plain,
    document: (text) => {
      texts += 1;
      return plain.document(text);
    },
  };
  const task = buildModel(content, counting);
  let most = 0;
  for (let before = 0; !task.next().done; before = texts) most = Math.max(most, texts - before);
  expect(texts).toBeGreaterThan(20);
  expect(most).toBe(1);
});

test("the tables for the synonyms are prepared in a piece for each of them", () => {
  const bilingual = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`word${at}`, "词"]));
  const { synonyms } = readContent({ "synonyms.yml": JSON.stringify({ bilingual }) });
  expect(Object.keys(synonyms.bilingual)).toHaveLength(300);
  expect(piecesOf(prepareTables(synonyms))).toBeGreaterThan(300);
});

/** A task whose pieces take a millisecond each, by a clock of its own. */
function createSlowTask(pieces: number) {
  let time = 0;
  function* task(): Task<number> {
    for (let piece = 0; piece < pieces; piece += 1) {
      time += 1;
      yield;
    }
    return pieces;
  }
  return { task: task(), now: () => time };
}

/** Counts the turns of the event loop while a task runs. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isRunning = true;
  const turn = () => {
    turns += 1;
    if (isRunning) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isRunning = false;
  return turns;
}

test("everything else has its turn between two slices", async () => {
  const { task, now } = createSlowTask(40);
  const turns = await turnsDuring(async () =>
    expect(await runInSlices(task, { sliceMs: 4, now })).toBe(40),
  );
  expect(turns).toBeGreaterThanOrEqual(10);
});

test("everything else has its turn before each of several short tasks", async () => {
  const turns = await turnsDuring(async () => {
    for (let at = 0; at < 5; at += 1) {
      const { task, now } = createSlowTask(1);
      await runInSlices(task, { sliceMs: 4, now });
    }
  });
  expect(turns).toBeGreaterThanOrEqual(5);
});

test("a task that throws rejects", async () => {
  function* broken(): Task<never> {
    yield;
    throw new Error("broken");
  }
  await expect(runInSlices(broken())).rejects.toThrow("broken");
  expect(() => runToEnd(broken())).toThrow("broken");
});
