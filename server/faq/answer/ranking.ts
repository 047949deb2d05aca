import type { Analysis, Analyzer } from "../text/analysis.ts";
import { createDecoder } from "../text/pinyin-decoder.ts";
import type { Model } from "./index/model.ts";
import { encode } from "./index/vocabulary.ts";
import { createBm25Signal } from "./signals/bm25.ts";
import { createClassifierSignal } from "./signals/classifier.ts";
import { createFuseReranker } from "./signals/fuse.ts";
import { createKeywordSignal } from "./signals/keywords.ts";
import { createPinyinSignal } from "./signals/pinyin.ts";
import type { Question, SignalName } from "./signals/signal.ts";

export type SignalWeights = Readonly<Record<SignalName, number>>;

/**
 * What each signal counts, chosen on held-out phrasings of our content. Keywords and fuse.js are for what is only looked up: there
 * they find 1 and 9 points more (`npm run bench -- faq`), and sentences come out the same from 0 to 0.4.
 */
export const signalWeights: SignalWeights = {
  bm25: 1,
  pinyin: 0.5,
  classifier: 0.8,
  keywords: 0.2,
  fuse: 0.3,
};

/** Only these many get the signals that are too slow for all. */
const reranked = 12;

export interface RankedTarget {
  /** Index into the model's targets. */
  readonly target: number;
  readonly score: number;
  readonly parts: Readonly<Partial<Record<SignalName, number>>>;
}

export interface Ranking {
  readonly question: Question;
  /** Best first. */
  readonly best: readonly RankedTarget[];
  /** The classifier's logarithmic probability that nothing here answers the question; 0..1. */
  readonly outside: number;
  /** The share of the question's patterns that stand in no article and no small talk. */
  readonly unknown: number;
}

export interface Ranker {
  rank(text: string): Ranking;
  /** For a text that was taken apart already. */
  rankAnalysis(analysis: Analysis): Ranking;
}

export function createRanker(
  model: Model,
  analyzer: Analyzer,
  weights: SignalWeights = signalWeights,
): Ranker {
  const targets = model.terms.size;
  const { classes, textsPerTarget } = model;
  const counts = { ...weights, classifier: weights.classifier * trust(textsPerTarget) };
  const signals = [
    createBm25Signal(model.terms),
    createPinyinSignal(model.sounds),
    createKeywordSignal(model.keywords, targets),
    ...(classes ? [createClassifierSignal(classes.space, classes.classifier, targets)] : []),
  ];
  const outsiders = [...model.targets.keys()].filter((at) => model.targets[at]?.kind === "outside");
  const fuse = createFuseReranker(model.labels);
  const decode = createDecoder(model);
  const idOf = (pattern: string) => model.patterns.get(pattern) ?? -1;

  const look = (analysis: Analysis) => {
    const question: Question = { analysis, encoded: encode(analysis, idOf) };
    const views = signals.map(({ name, score }) => ({ name, scores: score(question) }));
    const totals = new Float64Array(targets);
    for (const { name, scores } of views) addTimes(totals, scores, counts[name]);
    return { question, views, totals };
  };
  const rankAnalysis = (analysis: Analysis): Ranking => {
    const { question, views, totals } = look(analysis);
    const ending = classes && endOfStory(analysis);
    if (ending) mix(totals, look(ending).totals);
    const candidates = highest(totals, reranked);
    const extra = weights.fuse === 0 ? [] : fuse.score(question, candidates);
    const best = candidates.map((target, place) => ({
      target,
      score: (totals[target] ?? 0) + weights.fuse * (extra[place] ?? 0),
      parts: Object.fromEntries([
        ...views.map(({ name, scores }) => [name, scores[target] ?? 0]),
        ["fuse", extra[place] ?? 0],
      ]),
    }));
    const classified = views.find(({ name }) => name === "classifier")?.scores;
    return {
      question,
      best: best.sort((a, b) => b.score - a.score || a.target - b.target),
      outside: Math.max(0, ...outsiders.map((at) => classified?.[at] ?? 0)),
      unknown: unknownShare(question, model),
    };
  };
  return { rankAnalysis, rank: (text) => rankAnalysis(analyzer.question(text, decode)) };
}

/** By itself, so that nothing is looked up in the loop: it runs over every target. */
function addTimes(totals: Float64Array, scores: Float64Array, weight: number): void {
  for (let at = 0; at < totals.length; at += 1)
    totals[at] = (totals[at] ?? 0) + weight * (scores[at] ?? 0);
}

/** From so many characters a text is a story, whose point is near its end; a question of one sentence ends anyhow. */
const story = { characters: 40, clauses: 3 };
/** What the second half of a story counts beside the whole. Measured on 534 held-out stories: top1 0.781 → 0.802. */
const endingShare = 0.2;

function endOfStory(analysis: Analysis): Analysis | undefined {
  const { clauses, normalized } = analysis;
  if (normalized.plain.length < story.characters || clauses.length < story.clauses)
    return undefined;
  return { ...analysis, clauses: clauses.slice(Math.floor(clauses.length / 2)) };
}

/** Keeps the scale, so that the probabilities of short and long questions mean the same. */
function mix(totals: Float64Array, ending: Float64Array): void {
  for (let at = 0; at < totals.length; at += 1)
    totals[at] = ((totals[at] ?? 0) + endingShare * (ending[at] ?? 0)) / (1 + endingShare);
}

/** A classifier that has seen few phrasings knows them by heart and little else. */
export function trust(textsPerTarget: number): number {
  return textsPerTarget / (textsPerTarget + 20);
}

function unknownShare({ encoded }: Question, { terms }: Model): number {
  const homeless = encoded.terms.filter(
    (id) => (terms.starts[id + 1] ?? 0) === (terms.starts[id] ?? 0),
  );
  const all = encoded.terms.length + encoded.unknownTerms;
  return (homeless.length + encoded.unknownTerms) / Math.max(1, all);
}

/** The places of the `count` highest values, without sorting them all. */
function highest(values: Float64Array, count: number): number[] {
  const places: number[] = [];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    const last = places.at(-1);
    if (places.length === count && last !== undefined && value <= (values[last] ?? 0)) continue;
    let place = places.length;
    while (place > 0 && value > (values[places[place - 1] ?? 0] ?? 0)) place -= 1;
    places.splice(place, 0, at);
    if (places.length > count) places.pop();
  }
  return places;
}
