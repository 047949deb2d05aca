import type {
  Article,
  ArticleId,
  Catalogue,
  Locale,
  Priority,
} from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import type { SupportContacts } from "../../protocol/sockets.ts";
import { decide, type Verdict } from "./answer/answer-policy.ts";
import type { Features } from "./answer/confidence.ts";
import { createCodeFinder, explainCode, type KnownCode } from "./answer/error-codes.ts";
import { withPrevious } from "./answer/follow-up.ts";
import { createStrangers } from "./answer/foreign-products.ts";
import { type Model, normalText } from "./answer/index/model.ts";
import { createRanker, type RankedTarget, type Ranking } from "./answer/ranking.ts";
import { type Context, type Hit, type Parts, read, urgencyOf } from "./answer/search.ts";
import { type Answered, answerSeveral } from "./answer/several-questions.ts";
import { mostAnswers } from "./answer/split-message.ts";
import type { Target } from "./answer/targets.ts";
import type { Content } from "./content/content.ts";
import { createLibrary } from "./content/library.ts";
import type { Convert } from "./content/wallet.ts";
import { type Analyzer, createAnalyzer } from "./text/analysis.ts";

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
  /** Answers to the message's other questions, each with another article; at most two. */
  readonly more?: readonly Answer[];
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
    namesStranger: createStrangers(content, analyzer),
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

function answer(parts: Parts, question: string, context: Context): Answered {
  const whole = answerOne(parts, question, context);
  const { outcome, useless } = whole.answer;
  const listed = whole.reading.findings.exact === "article";
  if (outcome === "human" || outcome === "greeting" || useless || listed) return whole;
  const message = { text: question, context, whole: whole.reading };
  const several = answerSeveral(parts, message, (one, given) => answerOne(parts, one, given));
  // The whole is read best: where its sentences do not lead to the same answer, that answer stays the first.
  const agreed = several.some(({ answer: one }) => one.articleId === whole.answer.articleId);
  const first = outcome === "answer" && !agreed ? whole : several[0];
  const others = several.filter(({ answer: one }) => one.articleId !== first?.answer.articleId);
  if (first === undefined || others.length === 0) return whole;
  const more = others.slice(0, mostAnswers - 1).map((one) => one.answer);
  return { reading: first.reading, answer: { ...first.answer, more } };
}

function answerOne(parts: Parts, question: string, context: Context): Answered {
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
