import type { Locale } from "../../../../protocol/conversation.ts";
import type { ArticleSource } from "../../content/article.ts";
import type { Content } from "../../content/content.ts";
import { plainBody } from "../../content/markdown.ts";
import { type Background, priorOf, shippedBackground } from "../../learn/background.ts";
import type { Steps } from "../../task.ts";
import type { Analyzer } from "../../text/analysis.ts";
import { charactersBySyllable } from "../../text/pinyin-decoder.ts";
import { buildFeatureSpace, type FeatureSpace, toVectors } from "../classifier/feature-space.ts";
import { type Classifier, trainClassifier } from "../classifier/train.ts";
import { createLessons } from "../classifier/training-set.ts";
import { listTargets, type Target } from "../targets.ts";
import {
  buildPostings,
  createDocument,
  type IndexedDocument,
  type Postings,
} from "./bm25-index.ts";
import { createVocabulary, type Encoded, encode, type Vocabulary } from "./vocabulary.ts";

/** All that was learned from the content, as plain data: it can be kept in the cache as it is. */
export interface Model {
  readonly targets: readonly Target[];
  readonly patterns: ReadonlyMap<string, number>;
  /** Syllable → characters, for what is typed in pinyin. */
  readonly characters: ReadonlyMap<string, string>;
  readonly knownWords: ReadonlySet<string>;
  readonly terms: Postings;
  readonly sounds: Postings;
  readonly classes?: { readonly space: FeatureSpace; readonly classifier: Classifier };
  /** Phrasings of a target, on average: what the classifier could learn from. */
  readonly textsPerTarget: number;
  /** Normalised keyword → the targets that claim it. */
  readonly keywords: ReadonlyMap<string, readonly number[]>;
  /** Normalised titles and keywords of each target. */
  readonly labels: readonly (readonly string[])[];
  /** Normalised phrasing → its target; −1 where two targets claim it. */
  readonly exact: ReadonlyMap<string, number>;
}

/** What a field's words count in an article's document. Measured on held-out phrasings: `bench/faq/learn.ts`. */
const fields = { title: 2, phrasings: 1, keywords: 2, body: 0.4 };
/** What a keyword or a sentence of the body counts as an example, beside a phrasing (measured: +1.5 points). */
const lesson = 0.5;
/** Above this, training would cost seconds and tens of megabytes, and few phrasings teach nothing. */
const classifierLimits = { targets: 1000, textsPerTarget: 4 };

interface Growing {
  readonly vocabulary: Vocabulary;
  readonly analyzer: Analyzer;
  readonly termDocuments: IndexedDocument[];
  readonly soundDocuments: IndexedDocument[];
  readonly lessons: ReturnType<typeof createLessons>;
  readonly keywords: Map<string, number[]>;
  readonly labels: string[][];
  readonly exact: Map<string, number>;
  readonly classified: boolean;
}

export interface ModelOptions {
  /** Left out where false; by default where the content is too large or too thin for it. */
  readonly classifier?: boolean;
  /** In place of the shipped one, where it is being learned. */
  readonly background?: Background;
}

export function* buildModel(
  content: Content,
  analyzer: Analyzer,
  options: ModelOptions = {},
): Steps<Model> {
  const listed = listTargets(content);
  const texts = listed.reduce((total, one) => total + one.texts.length, 0);
  const growing: Growing = {
    vocabulary: createVocabulary(),
    analyzer,
    termDocuments: [],
    soundDocuments: [],
    lessons: createLessons(),
    keywords: new Map(),
    labels: [],
    exact: new Map(),
    classified:
      options.classifier !== false &&
      listed.length <= classifierLimits.targets &&
      texts >= classifierLimits.textsPerTarget * listed.length,
  };
  for (const [at, { target, texts: own }] of listed.entries()) {
    const versions = target.kind === "article" ? content.articles.get(target.id) : undefined;
    yield* addTarget(growing, { at, target, texts: own, versions });
  }
  const { vocabulary } = growing;
  const prior = yield* priorOf(options.background ?? shippedBackground(), vocabulary);
  const terms = yield* buildPostings(growing.termDocuments, vocabulary.size, prior);
  yield;
  const sounds = yield* buildPostings(growing.soundDocuments, vocabulary.size, prior);
  yield;
  const classes = growing.classified ? yield* learnClasses(growing, listed.length) : undefined;
  const used = { terms, sounds, space: classes?.space };
  const patterns = yield* withoutUnused(vocabulary.entries(), used);
  return {
    targets: listed.map(({ target }) => target),
    patterns,
    characters: yield* charactersBySyllable(patterns, terms, analyzer.pinyin),
    knownWords: analyzer.knownWords(),
    terms,
    sounds,
    ...(classes === undefined ? {} : { classes }),
    textsPerTarget: texts / Math.max(1, listed.length),
    keywords: growing.keywords,
    labels: growing.labels,
    exact: growing.exact,
  };
}

function* addTarget(
  growing: Growing,
  given: {
    readonly at: number;
    readonly target: Target;
    readonly texts: readonly string[];
    readonly versions: ReadonlyMap<Locale, ArticleSource> | undefined;
  },
): Steps<void> {
  const { analyzer, vocabulary } = growing;
  const termDocument = createDocument();
  const soundDocument = createDocument();
  const learn = (pattern: string) => vocabulary.learn(pattern);
  const titles = new Set([...(given.versions?.values() ?? [])].map((version) => version.title));
  const labels: string[] = [];
  const example = (text: Encoded, weight: number) => {
    if (growing.classified) growing.lessons.add(text, given.at, weight);
  };
  for (const text of given.texts) {
    // What nothing answers teaches no words: “zz” there must stay initials elsewhere.
    const outside = given.target.kind === "outside";
    const analysis = outside ? analyzer.question(text) : analyzer.document(text);
    const encoded = encode(analysis, learn);
    const weight = titles.has(text) ? fields.title : fields.phrasings;
    // It has no document either: its words must not lower those of the articles.
    if (!outside) {
      termDocument.add(encoded.terms, weight);
      soundDocument.add(encoded.sounds, weight);
    }
    example(encoded, 1);
    const normal = normalText(analysis.clauses);
    if (titles.has(text)) labels.push(normal);
    claim(growing.exact, normal, given.at);
    yield;
  }
  const to = { at: given.at, termDocument, labels };
  for (const version of given.versions?.values() ?? []) yield* addVersion(growing, version, to);
  growing.labels.push([...new Set(labels)]);
  growing.termDocuments.push(termDocument.finish());
  growing.soundDocuments.push(soundDocument.finish());
}

/** Keywords and body: words of the article that no customer said, so they count as examples only in part. */
function* addVersion(
  growing: Growing,
  version: ArticleSource,
  to: {
    readonly at: number;
    readonly termDocument: ReturnType<typeof createDocument>;
    readonly labels: string[];
  },
): Steps<void> {
  const { analyzer, vocabulary } = growing;
  const take = (text: string, weight: number) => {
    const analysis = analyzer.document(text);
    const encoded = encode(analysis, vocabulary.learn);
    to.termDocument.add(encoded.terms, weight);
    if (growing.classified) growing.lessons.add(encoded, to.at, lesson);
    return normalText(analysis.clauses);
  };
  for (const keyword of version.keywords) {
    const normal = take(keyword, fields.keywords);
    to.labels.push(normal);
    const owners = growing.keywords.get(normal) ?? [];
    if (!owners.includes(to.at)) growing.keywords.set(normal, [...owners, to.at]);
  }
  for (const sentence of plainBody(version.body).split(/\n|(?<=[。！？]|[.!?]\s)/)) {
    if (sentence.trim().length < 4) continue;
    take(sentence, fields.body);
    yield;
  }
}

/** The text as it is compared as a whole. */
export function normalText(clauses: readonly { readonly text: string }[]): string {
  return clauses.map((clause) => clause.text).join(" ");
}

function claim(exact: Map<string, number>, text: string, target: number): void {
  const owner = exact.get(text);
  exact.set(text, owner === undefined || owner === target ? target : -1);
}

function* learnClasses(
  { vocabulary, lessons }: Growing,
  classes: number,
): Steps<{ space: FeatureSpace; classifier: Classifier }> {
  const finished = lessons.finish();
  const space = yield* buildFeatureSpace(finished, vocabulary.size);
  const vectors = yield* toVectors(space, finished);
  const { targets, weights } = finished;
  const shape = { features: space.rarity.length, classes };
  const classifier = yield* trainClassifier({ vectors, targets, weights }, shape);
  return { space, classifier };
}

/** Patterns that no index refers to are only memory. */
function* withoutUnused(
  patterns: ReadonlyMap<string, number>,
  used: {
    readonly terms: Postings;
    readonly sounds: Postings;
    readonly space: FeatureSpace | undefined;
  },
): Steps<ReadonlyMap<string, number>> {
  const has = ({ starts }: Postings, id: number) => (starts[id + 1] ?? 0) > (starts[id] ?? 0);
  const kept = new Map<string, number>();
  for (const [pattern, id] of patterns) {
    const isUsed = has(used.terms, id) || has(used.sounds, id) || (used.space?.index[id] ?? 0) > 0;
    if (isUsed) kept.set(pattern, id);
    if (id % 1024 === 0) yield;
  }
  return kept;
}
