import type {
  Article,
  ArticleId,
  Catalogue,
  Locale,
  Priority,
} from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import type { SupportContacts } from "../../protocol/sockets.ts";
import { type Analyzer, createAnalyzer } from "./analysis.ts";
import { decide, type Findings, type Verdict } from "./answer-policy.ts";
import { confidence, describeBest, type Features } from "./confidence.ts";
import type { Content } from "./content.ts";
import { createCodeFinder, explainCode, type KnownCode } from "./error-codes.ts";
import { recognizeIntent } from "./intents.ts";
import { createLibrary, type Library } from "./library.ts";
import { type Model, normalText } from "./model.ts";
import { createRanker, type RankedTarget, type Ranking } from "./ranking.ts";
import type { Target } from "./targets.ts";
import type { Convert } from "./wallet.ts";

export interface Hit {
  readonly articleId: ArticleId;
  readonly title: string;
  /** 0..1 */
  readonly confidence: number;
}

export interface Answer {
  readonly outcome: "answer" | "choices" | "none" | "human" | "greeting";
  /** With “answer”. */
  readonly articleId?: ArticleId;
  /** 0..1, of the best hit. */
  readonly confidence: number;
  /** Best first, at most 10. */
  readonly hits: readonly Hit[];
  /** Which rule decided; never message text. */
  readonly reason: string;
  /** With “greeting” what to say; with an error code its meaning and remedy, shown before the article. */
  readonly reply?: string;
  /** The last answer did not help. */
  readonly useless?: true;
  /** Of the answered article. */
  readonly urgency?: Priority;
}

export interface Context {
  readonly locale: Locale;
  /** The article that was shown last: “那要多久” is read with it. */
  readonly previous?: ArticleId;
}

export interface Explanation {
  readonly answer: Answer;
  /** How the question was read. */
  readonly read: string;
  readonly ranked: readonly (RankedTarget & { readonly name: string })[];
  readonly features?: Features;
}

export interface FaqEngine {
  /** Synchronous; at most 5 ms at p99. */
  ask(question: string, context: Context): Answer;
  explain(question: string, context: Context): Explanation;
  /** While typing: at most five. */
  suggest(
    text: string,
    locale: Locale,
  ): readonly { readonly id: ArticleId; readonly title: string }[];
  /** In the reader's language, placeholders filled. */
  article(id: ArticleId, locale: Locale): Article | undefined;
  catalogue(locale: Locale, mostAsked: readonly ArticleId[]): Catalogue;
  contacts(locale: Locale): SupportContacts;
}

interface Parts {
  readonly content: Content;
  readonly model: Model;
  readonly library: Library;
  readonly rank: (text: string) => Ranking;
  readonly findCode: (text: string) => KnownCode | undefined;
}

export function createEngine(
  content: Content,
  model: Model,
  options: { readonly toTaiwan: Convert; readonly analyzer?: Analyzer },
): FaqEngine {
  const analyzer = options.analyzer ?? createAnalyzer(content.synonyms, model.knownWords);
  const library = createLibrary(content, options.toTaiwan);
  const { rank } = createRanker(model, analyzer);
  const parts: Parts = {
    content,
    model,
    library,
    rank,
    findCode: createCodeFinder(content.errorCodes),
  };
  return {
    ask: (question, context) => answer(parts, question, context).answer,
    explain: (question, context) => explain(parts, question, context),
    suggest: (text, locale) => suggest(parts, text, locale),
    article: library.article,
    catalogue: library.catalogue,
    contacts: (locale) => ({
      hotline: library.walletText("hotline", locale),
      email: library.walletText("email", locale),
      serviceHours: library.walletText("serviceHours", locale),
    }),
  };
}

/** A text and what was found out about it. */
interface Reading {
  readonly ranking: Ranking;
  readonly features?: Features;
  readonly hits: readonly Hit[];
  readonly findings: Findings;
}

function answer(
  parts: Parts,
  question: string,
  context: Context,
): { answer: Answer; reading: Reading } {
  const code = parts.findCode(question);
  const alone = read(parts, question, { locale: context.locale, code });
  const reading = withPrevious(parts, { question, context, alone });
  const { verdict, reason } = decide(reading.findings);
  const [first] = reading.hits;
  const shared = { confidence: first?.confidence ?? 0, hits: reading.hits, reason };
  const spoken = reply(parts, { verdict, code, ranking: reading.ranking, locale: context.locale });
  return {
    reading,
    answer: {
      ...shared,
      outcome: verdict === "useless" ? "none" : verdict,
      ...(verdict === "useless" ? { useless: true as const } : {}),
      ...(verdict === "answer" && first
        ? { articleId: first.articleId, urgency: urgencyOf(parts.content, first.articleId) }
        : {}),
      ...(spoken === undefined ? {} : { reply: spoken }),
    },
  };
}

function read(
  parts: Parts,
  question: string,
  given: { readonly locale: Locale; readonly code: KnownCode | undefined },
): Reading {
  const { model } = parts;
  const ranking = parts.rank(question);
  const text = normalText(ranking.question.analysis.clauses);
  const exact = model.exact.get(text) ?? -1;
  const described = describeBest(ranking, model);
  const probability = described ? confidence(described.features, model.classes !== undefined) : 0;
  const intent = recognizeIntent(ranking, { model, rank: parts.rank });
  const exactTarget = model.targets[exact];
  const sure = exactTarget?.kind === "article" || given.code !== undefined;
  const hits = listHits(parts, ranking, {
    locale: given.locale,
    probability: sure ? Math.max(0.99, probability) : probability,
    first: exactTarget?.kind === "article" ? exactTarget.id : undefined,
    code: given.code?.article,
  });
  const [best] = hits;
  return {
    ranking,
    ...(described ? { features: described.features } : {}),
    hits,
    findings: {
      empty: !/[\p{L}\p{N}]/u.test(text),
      guessed: ranking.question.analysis.guessed,
      errorCode: given.code !== undefined && hits.length > 0,
      ...(exactTarget === undefined ? {} : { exact: exactTarget.kind }),
      ...(intent === undefined ? {} : { intent }),
      ...(best === undefined
        ? {}
        : {
            article: {
              probability: best.confidence,
              urgency: urgencyOf(parts.content, best.articleId),
            },
          }),
    },
  };
}

function listHits(
  parts: Parts,
  ranking: Ranking,
  given: {
    readonly locale: Locale;
    readonly probability: number;
    readonly first: ArticleId | undefined;
    readonly code: string | undefined;
  },
): readonly Hit[] {
  const found = ranking.best.flatMap((one) => {
    const target = parts.model.targets[one.target];
    return target?.kind === "article" && one.score > 0 ? [{ id: target.id, score: one.score }] : [];
  });
  const ids = found.map((one) => one.id);
  const ofCode = [...parts.content.articles.keys()].filter((id) => id === given.code);
  const [best = undefined, ...others] = ids;
  const inOrder = [given.first, best, ...ofCode, ...others].filter((id) => id !== undefined);
  const top = found[0]?.score ?? 0;
  return [...new Set(inOrder)].slice(0, 10).map((id, at) => {
    const behind = top - (found.find((one) => one.id === id)?.score ?? top);
    const share = at === 0 ? 1 : Math.exp(-6 * Math.max(0.02, behind));
    return {
      articleId: id,
      title: parts.library.title(id, given.locale),
      confidence: Math.round(given.probability * share * 1000) / 1000,
    };
  });
}

/** Cues that a short question goes on from the last answer. */
const goesOn =
  /^(?:那|这|它|还|要|需要|多|几|手续费|费用|怎么|为什么|在哪|and|what about|how about|how long|how much|then|why)|呢$/;

/** “那要多久”, “手续费呢”: read once more with the title of the article that was shown last. */
function withPrevious(
  parts: Parts,
  given: { readonly question: string; readonly context: Context; readonly alone: Reading },
): Reading {
  const { previous, locale } = given.context;
  const { alone, question } = given;
  const text = alone.ranking.question.analysis.normalized.plain.trim();
  const short = text.length <= 12 || text.split(" ").length <= 4;
  const source = previous && parts.content.articles.get(previous);
  if (!source || !short || !goesOn.test(text) || alone.findings.errorCode) return alone;
  if (alone.findings.intent || (alone.findings.article?.probability ?? 0) > 0.9) return alone;
  const [version] = source.values();
  const together = read(parts, `${question} ${version?.title ?? ""}`, { locale, code: undefined });
  const near = new Set([
    previous,
    ...[...source.values()].flatMap((one) => one.related.map((r) => r.id)),
  ]);
  const [best] = together.hits;
  return best && near.has(best.articleId) ? together : alone;
}

function reply(
  parts: Parts,
  given: {
    readonly verdict: Verdict;
    readonly code: KnownCode | undefined;
    readonly ranking: Ranking;
    readonly locale: Locale;
  },
): string | undefined {
  const { verdict, code, ranking, locale } = given;
  if (verdict === "answer" && code)
    return explainCode(code, locale, (text) => parts.library.read(text, locale));
  if (verdict !== "greeting") return undefined;
  const greeting = ranking.best
    .map((one) => parts.model.targets[one.target])
    .find((target) => target?.kind === "greeting");
  const replies = greeting && parts.content.smallTalk.greeting[greeting.name]?.replies;
  return replies && parts.library.read(replies, locale);
}

function urgencyOf(content: Content, id: ArticleId): Priority {
  const [version] = content.articles.get(id)?.values() ?? [];
  return version?.urgency ?? "normal";
}

function suggest(parts: Parts, text: string, locale: Locale) {
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const { best: ranked } = parts.rank(text);
  const [best] = ranked;
  return ranked
    .flatMap((one) => {
      const target = parts.model.targets[one.target];
      const fits = target?.kind === "article" && one.score > 0.4 * (best?.score ?? 0);
      return fits && one.score > 0.1
        ? [{ id: target.id, title: parts.library.title(target.id, locale) }]
        : [];
    })
    .slice(0, limits.suggestions);
}

function explain(parts: Parts, question: string, context: Context): Explanation {
  const { answer: given, reading } = answer(parts, question, context);
  return {
    answer: given,
    read: normalText(reading.ranking.question.analysis.clauses),
    ranked: reading.ranking.best.map((one) => ({
      ...one,
      name: nameOf(parts.model.targets[one.target]),
    })),
    ...(reading.features ? { features: reading.features } : {}),
  };
}

function nameOf(target: Target | undefined): string {
  if (target === undefined) return "?";
  if (target.kind === "article") return target.id;
  return "name" in target ? `@${target.kind}:${target.name}` : `@${target.kind}`;
}
