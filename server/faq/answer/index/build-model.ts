import type { Content } from "../../content/content.ts";
import type { Task } from "../../task.ts";
import type { Analyzer } from "../../text/analysis.ts";
import { charactersBySyllable } from "../../text/pinyin-decoder.ts";
import type { TextClassifier } from "../classifier/classify.ts";
import { buildFeatureSpace, type FeatureSpace, toVectors } from "../classifier/feature-space.ts";
import { trainClassifier } from "../classifier/train.ts";
import type { TrainingSet } from "../classifier/training-set.ts";
import { listTargets, type TargetTexts } from "../targets.ts";
import { type BackgroundShares, priorFrequencies, shippedBackground } from "./background.ts";
import { buildPostings, type Postings } from "./bm25-index.ts";
import type { ReadTexts } from "./document-reader.ts";
import type { Model } from "./model.ts";
import { createTargetIndexer } from "./target-indexer.ts";

/** Above this, training would take seconds and tens of megabytes; below this, phrasings are too few to learn from. */
const classifierLimits = { maxTargets: 1000, minTextsPerTarget: 4 };

export interface ModelOptions {
  /** False: without a classifier, however large the content is. */
  readonly classifier?: boolean;
  /** Instead of the shipped one, while that one is learned. */
  readonly background?: BackgroundShares;
}

export function* buildModel(
  content: Content,
  analyzer: Analyzer,
  options: ModelOptions = {},
): Task<Model> {
  return (yield* learnModel(content, analyzer, options)).model;
}

interface LearnedModel {
  readonly model: Model;
  /** For the next one. Undefined where there are too many to keep. */
  readonly texts: ReadTexts | undefined;
}

/** Give `before` only if its model was made with the same synonyms. The model is the same without it. */
export function* learnModel(
  content: Content,
  analyzer: Analyzer,
  options: ModelOptions & { readonly before?: ReadTexts | undefined } = {},
): Task<LearnedModel> {
  const listed = listTargets(content);
  const texts = listed.reduce((total, one) => total + one.texts.length, 0);
  const trained = options.classifier !== false && canTrain(listed, texts);
  const indexer = createTargetIndexer(analyzer, { trained, before: options.before });
  for (const { target, texts: own } of listed) {
    const versions = target.kind === "article" ? content.articles.get(target.id) : undefined;
    yield* indexer.add({ target, texts: own, versions: [...(versions?.values() ?? [])] });
  }
  const { vocabulary, keywords, labels, exactMatches } = indexer;
  const prior = yield* priorFrequencies(options.background ?? shippedBackground(), vocabulary);
  const terms = yield* buildPostings(indexer.termDocuments, vocabulary.size, prior);
  yield;
  const sounds = yield* buildPostings(indexer.soundDocuments, vocabulary.size, prior);
  yield;
  const shape = { patterns: vocabulary.size, classes: listed.length };
  const examples = trained ? indexer.trainingSet() : undefined;
  const classifier = examples ? yield* learnClasses(examples, shape) : undefined;
  const used = { terms, sounds, space: classifier?.space };
  const patterns = yield* withoutUnused(vocabulary.entries(), used);
  const model: Model = {
    targets: listed.map(({ target }) => target),
    patterns,
    characters: yield* charactersBySyllable(patterns, terms.totals, analyzer.pinyin),
    knownWords: analyzer.knownWords(),
    terms,
    sounds,
    classifier,
    textsPerTarget: texts / Math.max(1, listed.length),
    keywords,
    labels,
    exactMatches,
  };
  return { model, texts: examples && indexer.readTexts(examples) };
}

function canTrain(listed: readonly TargetTexts[], texts: number): boolean {
  const { maxTargets, minTextsPerTarget } = classifierLimits;
  return listed.length <= maxTargets && texts >= minTextsPerTarget * listed.length;
}

function* learnClasses(
  examples: TrainingSet,
  { patterns, classes }: { readonly patterns: number; readonly classes: number },
): Task<TextClassifier> {
  const space = yield* buildFeatureSpace(examples, patterns);
  const vectors = yield* toVectors(space, examples);
  const { targets, weights } = examples;
  const shape = { features: space.rarity.length, classes };
  return { space, weights: yield* trainClassifier({ vectors, targets, weights }, shape) };
}

/** Patterns that no index refers to would only take memory. */
function* withoutUnused(
  patterns: ReadonlyMap<string, number>,
  used: {
    readonly terms: Postings;
    readonly sounds: Postings;
    readonly space: FeatureSpace | undefined;
  },
): Task<ReadonlyMap<string, number>> {
  const has = ({ starts }: Postings, id: number) => (starts[id + 1] ?? 0) > (starts[id] ?? 0);
  const needed = new Map<string, number>();
  for (const [pattern, id] of patterns) {
    const isUsed = has(used.terms, id) || has(used.sounds, id) || (used.space?.index[id] ?? 0) > 0;
    if (isUsed) needed.set(pattern, id);
    if (id % 1024 === 0) yield;
  }
  return needed;
}
