import type { Article, ArticleId, Catalogue, Locale } from "../../protocol/conversation.ts";
import type { CopiedArticle } from "../../protocol/faq-copy.ts";
import type { SupportContacts } from "../../protocol/sockets.ts";
import type { Answer, QuestionContext } from "./answer/answer.ts";
import { answerMessage } from "./answer/answer-message.ts";
import type { Features } from "./answer/confidence.ts";
import { createToneFinder } from "./answer/emergency.ts";
import { createCodeFinder } from "./answer/error-codes.ts";
import { createForeignProductFinder } from "./answer/foreign-products.ts";
import { type Model, normalText } from "./answer/index/model.ts";
import { createPassageFinder, rarityIn } from "./answer/passage.ts";
import { createRanker, type RankedTarget } from "./answer/ranking.ts";
import { withoutRefusal } from "./answer/refusal.ts";
import type { Searcher } from "./answer/searcher.ts";
import { suggestArticles } from "./answer/suggest.ts";
import { nameOf } from "./answer/targets.ts";
import { createTopicFinder } from "./answer/topics.ts";
import type { Content } from "./content/content.ts";
import type { Lexicon } from "./content/dialogue-files.ts";
import { createHandoverQuestions, type HandoverQuestions } from "./content/handover.ts";
import { createLibrary } from "./content/library.ts";
import { officialHostsOf } from "./content/official-hosts.ts";
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
  /** All articles, urgent ones first, with the words that they are found by. */
  everyArticle(locale: Locale): readonly CopiedArticle[];
  contacts(locale: Locale): SupportContacts;
  /** The wallet's own: links to them, and to no others, can be opened. */
  readonly officialHosts: readonly string[];
  /** A value of wallet.yml; empty where there is none. */
  walletText(name: string, locale: Locale): string;
  /** The keywords of the urgent articles, all languages together. */
  readonly urgentWords: readonly string[];
  /** What is asked while a customer waits for a person. */
  readonly handover: HandoverQuestions;
  readonly hours: Content["hours"];
  readonly tickets: Content["tickets"];
  readonly queue: Content["queue"];
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
  const plain = rememberLast((text) => analyzer.question(text).normalized.plain.trim());
  const searcher: Searcher = {
    content,
    model,
    library,
    rank: createRanker(model, analyzer).rank,
    findCodes: createCodeFinder(content),
    ...createForeignProductFinder(content, analyzer),
    topics: createTopicFinder(content, analyzer),
    hearTone: createToneFinder(content, plain),
    withoutRefusal: (text) => withoutRefusal(text, plain),
    passages: createPassageFinder(analyzer, rarityIn(model)),
  };
  return {
    ask: (question, context) => answerMessage(searcher, question, context).answer,
    explain: (question, context) => explainMessage(searcher, question, context),
    suggest: (text, locale) => suggestArticles(searcher, text, locale),
    article: library.article,
    catalogue: library.catalogue,
    everyArticle: library.everyArticle,
    walletText: library.walletText,
    urgentWords: urgentWordsOf(content),
    handover: createHandoverQuestions(content, library),
    lexicon: content.lexicon,
    hours: content.hours,
    tickets: content.tickets,
    queue: content.queue,
    officialHosts: officialHostsOf(content.wallet),
    contacts: (locale) => ({
      hotline: library.walletText("hotline", locale),
      email: library.walletText("email", locale),
      serviceHours: library.walletText("serviceHours", locale),
      privacyNotice: library.walletText("privacyNotice", locale) || undefined,
      privacyUrl: secureUrl(library.walletText("privacyUrl", locale)),
    }),
  };
}

/** What an editor has mistyped is no link. */
const secureUrl = (text: string) =>
  text.startsWith("https://") && URL.canParse(text) ? text : undefined;

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

/** The same message is read by several. */
function rememberLast(read: (text: string) => string): (text: string) => string {
  let last: { readonly text: string; readonly plain: string } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, plain: read(text) };
    return last.plain;
  };
}
