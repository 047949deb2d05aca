import type { Analyzer, TextAnalysis } from "../text/analysis.ts";
import { createDecoder } from "../text/pinyin-decoder.ts";
import type { Model } from "./index/model.ts";
import { encodeText } from "./index/vocabulary.ts";
import { createBm25Signal } from "./signals/bm25.ts";
import { createClassifierSignal } from "./signals/classifier.ts";
import { createFuseReranker } from "./signals/fuse.ts";
import { createKeywordSignal } from "./signals/keywords.ts";
import { createPinyinSignal } from "./signals/pinyin.ts";
import type { AnalysedQuestion, Reranker, Signal, SignalName } from "./signals/signal.ts";

type SignalWeights = Readonly<Record<SignalName, number>>;

/**
 * Chosen on questions that were not learned: with the classifier at 0.8 of BM25's weight the first article was right in 82.9 % of
 * 2,577, at 1.6 in 84.2 %. Mistyped ones want the sounds. Keywords and fuse.js are for look-ups of one word: there they find 1 and 9
 * points more (`npm run bench -- faq`). For sentences their weight makes no difference from 0 to 0.4.
 */
export const signalWeights: SignalWeights = {
  bm25: 0.75,
  pinyin: 0.3,
  classifier: 1.2,
  keywords: 0.15,
  fuse: 0.225,
};

/** How many of the best targets get the signals that are too slow for all. */
const rerankedTargets = 12;

export interface RankedTarget {
  /** Index into the model's targets. */
  readonly target: number;
  readonly score: number;
  /** The score of each signal, before its weight. */
  readonly parts: Readonly<Partial<Record<SignalName, number>>>;
}

export interface Ranking {
  readonly question: AnalysedQuestion;
  /** Best first. */
  readonly best: readonly RankedTarget[];
  /** The classifier's logarithmic probability that the question is out of scope; 0..1. */
  readonly outOfScope: number;
  /** The share of the question's patterns that no article and no small talk has. */
  readonly unknown: number;
}

interface Ranker {
  rank(text: string): Ranking;
  rankAnalysis(analysis: TextAnalysis): Ranking;
}

/** A signal's scores for one question. */
interface SignalScores {
  readonly name: SignalName;
  readonly scores: Float64Array;
}

export function createRanker(
  model: Model,
  analyzer: Analyzer,
  weights: SignalWeights = signalWeights,
): Ranker {
  const signals = signalsOf(model);
  const trust = classifierTrust(model.textsPerTarget);
  const signalFactors = { ...weights, classifier: weights.classifier * trust };
  const outOfScopeTargets = [...model.targets.keys()].filter(
    (at) => model.targets[at]?.kind === "outOfScope",
  );
  const fuse = createFuseReranker(model.labels);
  const countOf = (pattern: string) => model.terms.totals[model.patterns.get(pattern) ?? -1] ?? 0;
  const decode = createDecoder({ characters: model.characters, countOf });
  const idOf = (pattern: string) => model.patterns.get(pattern) ?? -1;

  const score = (analysis: TextAnalysis) => {
    const question: AnalysedQuestion = { analysis, encoded: encodeText(analysis, idOf) };
    const bySignal = signals.map((signal) => ({
      name: signal.name,
      scores: signal.score(question),
    }));
    const totals = new Float64Array(model.terms.size);
    for (const { name, scores } of bySignal) addWeighted(totals, scores, signalFactors[name]);
    return { question, bySignal, totals };
  };
  const rankAnalysis = (analysis: TextAnalysis): Ranking => {
    const { question, bySignal, totals } = score(analysis);
    const ending = model.classifier && endOfStory(analysis);
    if (ending) blendEnding(totals, score(ending).totals);
    const classifier = bySignal.find(({ name }) => name === "classifier")?.scores;
    return {
      question,
      best: rerank({ question, bySignal, totals }, { fuse, weight: weights.fuse }),
      outOfScope: Math.max(0, ...outOfScopeTargets.map((at) => classifier?.[at] ?? 0)),
      unknown: unknownShare(question, model),
    };
  };
  return { rankAnalysis, rank: (text) => rankAnalysis(analyzer.question(text, decode)) };
}

/** In the order of this table. A signal that is not in it does not compile; one that is undefined has nothing to go by. */
function signalsOf(model: Model): readonly Signal[] {
  const targets = model.terms.size;
  const { classifier } = model;
  const signals: Readonly<Record<Signal["name"], Signal | undefined>> = {
    bm25: createBm25Signal(model.terms),
    pinyin: createPinyinSignal(model.sounds),
    keywords: createKeywordSignal(model.keywords, targets),
    classifier: classifier && createClassifierSignal(classifier, targets),
  };
  return Object.values(signals).filter((signal) => signal !== undefined);
}

/** A function of its own, so that V8 optimises the loop over all targets. */
function addWeighted(totals: Float64Array, scores: Float64Array, weight: number): void {
  for (let at = 0; at < totals.length; at += 1)
    totals[at] = (totals[at] ?? 0) + weight * (scores[at] ?? 0);
}

/** From this length on a text is a story, and its point is near its end. */
const story = { characters: 40, clauses: 3 };
/** The weight of the second half of a story, beside the whole. Measured on 534 held-out stories: top1 0.781 → 0.802. */
const endingWeight = 0.2;

function endOfStory(analysis: TextAnalysis): TextAnalysis | undefined {
  const { clauses, normalized } = analysis;
  if (normalized.plain.length < story.characters || clauses.length < story.clauses)
    return undefined;
  return { ...analysis, clauses: clauses.slice(Math.floor(clauses.length / 2)) };
}

/** The weighted mean: so the scores of short and long questions have the same range. */
function blendEnding(totals: Float64Array, ending: Float64Array): void {
  for (let at = 0; at < totals.length; at += 1)
    totals[at] = ((totals[at] ?? 0) + endingWeight * (ending[at] ?? 0)) / (1 + endingWeight);
}

function rerank(
  scored: {
    readonly question: AnalysedQuestion;
    readonly bySignal: readonly SignalScores[];
    readonly totals: Float64Array;
  },
  { fuse, weight }: { readonly fuse: Reranker; readonly weight: number },
): readonly RankedTarget[] {
  const { question, bySignal, totals } = scored;
  const candidates = highestPlaces(totals, rerankedTargets);
  const extra = weight === 0 ? [] : fuse.score(question, candidates);
  const best = candidates.map((target, place) => ({
    target,
    score: (totals[target] ?? 0) + weight * (extra[place] ?? 0),
    parts: Object.fromEntries([
      ...bySignal.map(({ name, scores }) => [name, scores[target] ?? 0]),
      ["fuse", extra[place] ?? 0],
    ]),
  }));
  return best.sort((a, b) => b.score - a.score || a.target - b.target);
}

/** 0..1. With few phrasings a classifier knows those by heart, and little else. */
export function classifierTrust(textsPerTarget: number): number {
  return textsPerTarget / (textsPerTarget + 20);
}

function unknownShare({ encoded }: AnalysedQuestion, { terms }: Model): number {
  const withoutDocument = encoded.terms.filter(
    (id) => (terms.starts[id + 1] ?? 0) === (terms.starts[id] ?? 0),
  );
  const all = encoded.terms.length + encoded.unknownTerms;
  return (withoutDocument.length + encoded.unknownTerms) / Math.max(1, all);
}

/** The places of the `count` highest values, without sorting them all. */
function highestPlaces(values: Float64Array, count: number): number[] {
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
