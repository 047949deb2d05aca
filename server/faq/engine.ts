import type { Article, ArticleId, Catalogue, Locale } from "../../protocol/conversation.ts";
import type { SupportContacts } from "../../protocol/sockets.ts";
import type { Answer, QuestionContext } from "./answer/answer.ts";
import { chooseOutcome, type PolicyOutcome } from "./answer/answer-policy.ts";
import type { Features } from "./answer/confidence.ts";
import { createPanicFinder } from "./answer/emergency.ts";
import { createCodeFinder, explainCode, type KnownCode } from "./answer/error-codes.ts";
import { searchFollowUp } from "./answer/follow-up.ts";
import { passageFor } from "./answer/follow-up-passage.ts";
import { createForeignProductFinder } from "./answer/foreign-products.ts";
import { type Model, normalText } from "./answer/index/model.ts";
import { createPassageFinder, rarityIn } from "./answer/passage.ts";
import { createRanker, type RankedTarget, type Ranking } from "./answer/ranking.ts";
import { alarmIn, type Searcher, searchAlone, urgencyOf } from "./answer/search.ts";
import { type AnswerWithResult, answerSeveral } from "./answer/several-questions.ts";
import { maxAnswers } from "./answer/split-message.ts";
import { suggestArticles } from "./answer/suggest.ts";
import type { Target } from "./answer/targets.ts";
import type { Content } from "./content/content.ts";
import type { Lexicon } from "./content/dialogue-files.ts";
import { createHandoverQuestions, type HandoverQuestions } from "./content/handover.ts";
import { createLibrary } from "./content/library.ts";
import { urgentWordsOf } from "./content/urgent-words.ts";
import type { ConvertToTaiwan } from "./content/wallet.ts";
import { type Analyzer, createAnalyzer } from "./text/analysis.ts";

export interface Explanation {
  readonly answer: Answer;
  /** The question as it is compared: simplified, without polite words. */
  readonly read: string;
  readonly ranked: readonly (RankedTarget & { readonly name: string })[];
  readonly features?: Features | undefined;
}

export interface FaqEngine {
  /** Synchronous; at most 5 ms at p99. */
  ask(question: string, context: QuestionContext): Answer;
  explain(question: string, context: QuestionContext): Explanation;
  /** Articles for a text that is still being typed, at most five. */
  suggest(
    text: string,
    locale: Locale,
  ): readonly { readonly id: ArticleId; readonly title: string }[];
  /** In the customer's language, placeholders filled in. */
  article(id: ArticleId, locale: Locale): Article | undefined;
  catalogue(locale: Locale, mostAsked: readonly ArticleId[]): Catalogue;
  contacts(locale: Locale): SupportContacts;
  /** A value of wallet.yml; empty where there is none. */
  walletText(name: string, locale: Locale): string;
  /** The keywords of the urgent articles, all languages together. */
  readonly urgentWords: readonly string[];
  /** What is asked while a customer waits for a person. */
  readonly handover: HandoverQuestions;
  /** The words of short replies and of alerts. */
  readonly lexicon: Lexicon;
}

export function createEngine(
  content: Content,
  model: Model,
  options: { readonly toTaiwan: ConvertToTaiwan; readonly analyzer?: Analyzer },
): FaqEngine {
  const analyzer = options.analyzer ?? createAnalyzer(content.synonyms, model.knownWords);
  const library = createLibrary(content, options.toTaiwan);
  const searcher: Searcher = {
    content,
    model,
    library,
    rank: createRanker(model, analyzer).rank,
    findCode: createCodeFinder(content.errorCodes),
    namesForeignProduct: createForeignProductFinder(content, analyzer),
    hearsPanic: createPanicFinder(content, analyzer),
    passages: createPassageFinder(analyzer, rarityIn(model)),
  };
  return {
    ask: (question, context) => answerMessage(searcher, question, context).answer,
    explain: (question, context) => explainMessage(searcher, question, context),
    suggest: (text, locale) => suggestArticles(searcher, text, locale),
    article: library.article,
    catalogue: library.catalogue,
    walletText: library.walletText,
    urgentWords: urgentWordsOf(content),
    handover: createHandoverQuestions(content, library),
    lexicon: content.lexicon,
    contacts: (locale) => ({
      hotline: library.walletText("hotline", locale),
      email: library.walletText("email", locale),
      serviceHours: library.walletText("serviceHours", locale),
    }),
  };
}

function answerMessage(
  searcher: Searcher,
  text: string,
  context: QuestionContext,
): AnswerWithResult {
  const { result, answer } = answerQuestions(searcher, text, context);
  const alarm = alarmIn(searcher, text, answer.hits);
  const passage = alarm === undefined ? passageFor(searcher, text, { context, answer }) : undefined;
  return { result, answer: { ...answer, alarm, passage } };
}

function answerQuestions(
  searcher: Searcher,
  text: string,
  context: QuestionContext,
): AnswerWithResult {
  const whole = answerQuestion(searcher, text, context);
  const { outcome, useless } = whole.answer;
  const isListed = whole.result.findings.exact === "article";
  if (outcome === "human" || outcome === "greeting" || useless || isListed) return whole;
  const message = { text, context, whole: whole.result };
  const several = answerSeveral(searcher, message, (question, given) =>
    answerQuestion(searcher, question, given),
  );
  // The whole message has the most words, so its answer is the surest: it stays the first one even if no segment has it.
  const isAmong = several.some(({ answer }) => answer.articleId === whole.answer.articleId);
  const first = outcome === "answer" && !isAmong ? whole : several[0];
  const others = several.filter(({ answer }) => answer.articleId !== first?.answer.articleId);
  if (first === undefined || others.length === 0) return whole;
  const more = others.slice(0, maxAnswers - 1).map(({ answer }) => answer);
  return { result: first.result, answer: { ...first.answer, more } };
}

function answerQuestion(
  searcher: Searcher,
  question: string,
  context: QuestionContext,
): AnswerWithResult {
  const { locale } = context;
  const code = searcher.findCode(question);
  const alone = searchAlone(searcher, question, { locale, code });
  const result = searchFollowUp(searcher, { question, context, alone });
  const { outcome, reason } = chooseOutcome(result.findings);
  const [first] = result.hits;
  const answered = outcome === "answer" ? first : undefined;
  return {
    result,
    answer: {
      outcome: outcome === "useless" ? "none" : outcome,
      useless: outcome === "useless" ? true : undefined,
      articleId: answered?.articleId,
      urgency: answered && urgencyOf(searcher.content, answered.articleId),
      confidence: first?.confidence ?? 0,
      hits: result.hits,
      reply: replyOf(searcher, { outcome, code, ranking: result.ranking, locale }),
      smallTalk: outcome === "greeting" ? greetingOf(searcher, result.ranking)?.name : undefined,
      reason,
    },
  };
}

function replyOf(
  searcher: Searcher,
  given: {
    readonly outcome: PolicyOutcome;
    readonly code: KnownCode | undefined;
    readonly ranking: Ranking;
    readonly locale: Locale;
  },
): string | undefined {
  const { outcome, code, ranking, locale } = given;
  const { content, library } = searcher;
  if (outcome === "answer" && code)
    return explainCode(code, locale, (text) => library.read(text, locale));
  if (outcome !== "greeting") return undefined;
  const greeting = greetingOf(searcher, ranking);
  const replies = greeting && content.smallTalk.greeting[greeting.name]?.replies;
  return replies && library.read(replies, locale);
}

function greetingOf({ model }: Searcher, ranking: Ranking) {
  const targets = ranking.best.map((one) => model.targets[one.target]);
  return targets.find((target) => target?.kind === "greeting");
}

function explainMessage(
  searcher: Searcher,
  question: string,
  context: QuestionContext,
): Explanation {
  const { answer, result } = answerMessage(searcher, question, context);
  return {
    answer,
    read: normalText(result.ranking.question.analysis.clauses),
    ranked: result.ranking.best.map((one) => ({
      ...one,
      name: nameOf(searcher.model.targets[one.target]),
    })),
    features: result.features,
  };
}

function nameOf(target: Target | undefined): string {
  if (target === undefined) return "?";
  if (target.kind === "article") return target.id;
  return "name" in target ? `@${target.kind}:${target.name}` : `@${target.kind}`;
}
