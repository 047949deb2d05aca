/**
 * Content as a stranger would bring it: titles and a few phrasings, nothing of our synonyms, keywords, bodies, small talk
 * or out-of-scope questions. Made of our own articles, whose other phrasings are then the questions.
 */

import type { ArticleId, Locale } from "../../protocol/conversation.ts";
import { buildModel } from "../../server/faq/answer/index/model.ts";
import type { ArticleSource } from "../../server/faq/content/article.ts";
import { type Content, createContentReader } from "../../server/faq/content/content.ts";
import { createEngine } from "../../server/faq/engine.ts";
import { hash } from "../../server/faq/learn/calibration.ts";
import type { TestQuestion } from "../../server/faq/learn/evaluate.ts";
import { runAtOnce } from "../../server/faq/task.ts";
import { createAnalyzer } from "../../server/faq/text/analysis.ts";
import { peers, peersAtTheirBest, type Search } from "./peers.ts";

export interface ForeignSet {
  readonly name: string;
  readonly content: Content;
  readonly questions: readonly TestQuestion[];
}

/** top1 of each on each set. */
export function foreignRows(sets: readonly ForeignSet[]): readonly object[] {
  return sets.map((set) => {
    const analyzer = createAnalyzer(set.content.synonyms);
    const model = runAtOnce(buildModel(set.content, analyzer));
    const engine = createEngine(set.content, model, { toTaiwan: (text) => text, analyzer });
    const ours: Search = (q) => engine.ask(q, { locale: "zh-CN" }).hits.map((hit) => hit.articleId);
    const plainest = peers(set.content).filter(({ name }) => name.startsWith("BM25"));
    const others = [...peersAtTheirBest(set.content), ...plainest];
    return {
      set: set.name,
      questions: set.questions.length,
      PocketDesk: top1(ours, set.questions),
      ...Object.fromEntries(others.map(({ name, build }) => [name, top1(build(), set.questions)])),
    };
  });
}

function top1(search: Search, questions: readonly TestQuestion[]): number {
  const right = questions.filter(({ q, expect }) => expect.includes(search(q)[0] ?? ""));
  return right.length / Math.max(1, questions.length);
}

/** Enough to tell two engines apart by a point, and few enough to ask everybody. */
const mostQuestions = 500;

export function foreignSets(content: Content, dev: readonly TestQuestion[]): readonly ForeignSet[] {
  const held = [0, 1, 5, 20].map((count) => heldOut(content, "zh-CN", count));
  const english = [0, 1, 5].map((count) => heldOut(content, "en", count));
  const strangers = [0, 1, 5, 20].map((count) => ({
    name: `dev questions, ${count} phrasings`,
    content: bare(content, "zh-CN", (texts) => texts.slice(0, count)),
    questions: dev,
  }));
  return [...held, ...english, ...strangers];
}

function heldOut(content: Content, locale: Locale, count: number): ForeignSet {
  const shown = (texts: readonly string[]) => inDrawnOrder(texts).slice(0, count);
  const questions = [...content.articles].flatMap(([id, versions]) => {
    const texts = (versions.get(locale)?.phrasings ?? []).map(({ text }) => text);
    const kept = new Set(shown(texts));
    return texts.filter((text) => !kept.has(text)).map((q) => ({ q, expect: [id], locale }));
  });
  return {
    name: `${locale}, ${count} phrasings`,
    content: bare(content, locale, shown),
    questions: [...questions].sort((a, b) => hash(a.q) - hash(b.q)).slice(0, mostQuestions),
  };
}

const inDrawnOrder = (texts: readonly string[]) => [...texts].sort((a, b) => hash(a) - hash(b));

function bare(
  content: Content,
  locale: Locale,
  shown: (texts: readonly string[]) => readonly string[],
): Content {
  const articles = [...content.articles].flatMap(([id, versions]) => {
    const version = versions.get(locale);
    return version ? [[id, new Map([[locale, plainSource(version, shown)]])] as const] : [];
  });
  return {
    ...runAtOnce(createContentReader().read([])),
    articles: new Map<ArticleId, ReadonlyMap<Locale, ArticleSource>>(articles),
  };
}

function plainSource(
  source: ArticleSource,
  shown: (texts: readonly string[]) => readonly string[],
): ArticleSource {
  const kept = new Set(shown(source.phrasings.map(({ text }) => text)));
  return {
    ...source,
    phrasings: source.phrasings.filter(({ text }) => kept.has(text)),
    keywords: [],
    errorCodes: [],
    body: "",
  };
}
