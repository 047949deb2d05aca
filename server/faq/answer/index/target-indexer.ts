import type { ArticleSource } from "../../content/article.ts";
import { plainBody } from "../../content/markdown/plain-body.ts";
import type { Task } from "../../task.ts";
import type { Analyzer } from "../../text/analysis.ts";
import { createTrainingSet, type TrainingSet } from "../classifier/training-set.ts";
import type { TargetTexts } from "../targets.ts";
import { createDocumentBuilder, type IndexedDocument } from "./bm25-index.ts";
import {
  createDocumentReader,
  type DocumentReader,
  type ReadTexts,
  type TextAsRead,
} from "./document-reader.ts";
import { createVocabulary, type Vocabulary } from "./vocabulary.ts";

/** The weight of a field's words in an article's document. Measured on held-out phrasings by `npm run learn`. */
const fieldWeights = { title: 2, phrasings: 1, keywords: 2, body: 0.4 };
/** The weight of a keyword or a sentence of the body as a training example; a phrasing has 1 (measured: +1.5 points). */
const articleTextWeight = 0.5;

interface TargetIndexer {
  /** Targets get their numbers in the order in which they are added. */
  add(target: TargetWithVersions): Task<void>;
  readonly vocabulary: Vocabulary;
  readonly termDocuments: readonly IndexedDocument[];
  readonly soundDocuments: readonly IndexedDocument[];
  readonly keywords: ReadonlyMap<string, readonly number[]>;
  readonly labels: readonly (readonly string[])[];
  readonly exactMatches: ReadonlyMap<string, number>;
  trainingSet(): TrainingSet;
  /** For the next model; it shares the arrays of the training set. */
  readTexts(examples: TrainingSet): ReadTexts;
}

interface TargetWithVersions extends TargetTexts {
  /** Of an article; none of any other target. */
  readonly versions: readonly ArticleSource[];
}

/** Reads the texts of all targets once, and collects what the indexes and the classifier are made of. */
export function createTargetIndexer(
  analyzer: Analyzer,
  { trained, before }: { readonly trained: boolean; readonly before?: ReadTexts | undefined },
): TargetIndexer {
  const vocabulary = createVocabulary();
  const collected: Collected = {
    reader: createDocumentReader(analyzer, vocabulary, before),
    vocabulary,
    termDocuments: [],
    soundDocuments: [],
    keywords: new Map(),
    labels: [],
    exactMatches: new Map(),
    literally: new Set(),
    examples: trained ? createTrainingSet() : undefined,
  };
  return {
    ...collected,
    add: (target) => addTarget(collected, target),
    trainingSet: () => (collected.examples ?? createTrainingSet()).build(),
    readTexts: ({ patterns, starts }) => ({
      texts: collected.reader.texts,
      normals: collected.reader.normals,
      words: collected.reader.words,
      patterns: [...vocabulary.entries().keys()],
      encoded: { patterns, starts },
    }),
  };
}

interface Collected {
  readonly reader: DocumentReader;
  readonly vocabulary: Vocabulary;
  readonly termDocuments: IndexedDocument[];
  readonly soundDocuments: IndexedDocument[];
  readonly keywords: Map<string, number[]>;
  readonly labels: string[][];
  readonly exactMatches: Map<string, number>;
  /** Texts of `exactMatches` that an editor has written just so. */
  readonly literally: Set<string>;
  /** Undefined where no classifier is trained. */
  readonly examples: ReturnType<typeof createTrainingSet> | undefined;
}

/** One target while its texts are read. */
interface TargetInProgress {
  readonly id: number;
  readonly terms: ReturnType<typeof createDocumentBuilder>;
  readonly sounds: ReturnType<typeof createDocumentBuilder>;
  readonly labels: string[];
}

function* addTarget(collected: Collected, given: TargetWithVersions): Task<void> {
  const target: TargetInProgress = {
    id: collected.labels.length,
    terms: createDocumentBuilder(),
    sounds: createDocumentBuilder(),
    labels: [],
  };
  const titles = new Set(given.versions.map((version) => version.title));
  for (const text of given.texts) {
    const { normal } = addText(collected, target, {
      text,
      weight: titles.has(text) ? fieldWeights.title : fieldWeights.phrasings,
      isOutOfScope: given.target.kind === "outOfScope",
    });
    if (titles.has(text)) target.labels.push(normal);
    addExactMatch(collected, { text, normal, target: target.id });
    yield;
  }
  for (const version of given.versions) yield* addVersion(collected, target, version);
  collected.labels.push([...new Set(target.labels)]);
  collected.termDocuments.push(target.terms.build());
  collected.soundDocuments.push(target.sounds.build());
}

/** A title, a phrasing, or an example of small talk or of an out-of-scope question. */
function addText(
  { reader, examples }: Collected,
  target: TargetInProgress,
  given: { readonly text: string; readonly weight: number; readonly isOutOfScope: boolean },
): TextAsRead {
  const { text, weight, isOutOfScope } = given;
  const read = isOutOfScope ? reader.question(text) : reader.document(text);
  const { encoded } = read;
  // Out-of-scope questions have no document: their words must not make those of the articles less rare.
  if (!isOutOfScope) {
    target.terms.add(encoded.terms, weight);
    target.sounds.add(encoded.sounds, weight);
  }
  examples?.add(encoded, target.id, 1);
  return read;
}

/** Keywords and body: words of the article that no customer said, so as examples they count less. */
function* addVersion(
  collected: Collected,
  target: TargetInProgress,
  version: ArticleSource,
): Task<void> {
  for (const keyword of version.keywords) {
    const normal = addArticleText(collected, target, {
      text: keyword,
      weight: fieldWeights.keywords,
    });
    target.labels.push(normal);
    const owners = collected.keywords.get(normal) ?? [];
    if (!owners.includes(target.id)) collected.keywords.set(normal, [...owners, target.id]);
    yield;
  }
  for (const sentence of plainBody(version.body).split(/\n|(?<=[。！？]|[.!?]\s)/)) {
    if (sentence.trim().length < 4) continue;
    addArticleText(collected, target, { text: sentence, weight: fieldWeights.body });
    yield;
  }
}

/** Returns the normalised text. */
function addArticleText(
  { reader, examples }: Collected,
  target: TargetInProgress,
  { text, weight }: { readonly text: string; readonly weight: number },
): string {
  const { normal, encoded } = reader.document(text);
  target.terms.add(encoded.terms, weight);
  examples?.add(encoded, target.id, articleTextWeight);
  return normal;
}

/** “ok thank you” is compared as “ok”, like “ok” itself: the phrasing that stands there as it is decides. */
function addExactMatch(
  { exactMatches, literally }: Collected,
  {
    text,
    normal,
    target,
  }: { readonly text: string; readonly normal: string; readonly target: number },
): void {
  const isLiteral = text.trim().toLowerCase() === normal;
  if (literally.has(normal) && !isLiteral) return;
  const owner = isLiteral && !literally.has(normal) ? undefined : exactMatches.get(normal);
  exactMatches.set(normal, owner === undefined || owner === target ? target : -1);
  if (isLiteral) literally.add(normal);
}
