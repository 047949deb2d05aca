import type { Catalogue } from "../../protocol/catalogue.ts";
import type { SupportContacts } from "../../protocol/contacts.ts";
import type { Article, ArticleId, Locale } from "../../protocol/conversation.ts";
import type { EmergencyGuide } from "../../protocol/emergency.ts";
import type { CopiedArticle } from "../../protocol/faq-copy.ts";
import type { Answer, QuestionContext } from "./answer/answer.ts";
import { answerMessage } from "./answer/answer-message.ts";
import type { Features } from "./answer/confidence.ts";
import { createToneFinder } from "./answer/emergency.ts";
import { createEmergencyNamer, spellKeyWords } from "./answer/emergency-sounds.ts";
import { createCodeFinder } from "./answer/error-codes.ts";
import { prepareForeignProducts } from "./answer/foreign-products.ts";
import { type Model, normalText } from "./answer/index/model.ts";
import { isNoEmergency, wantsNoSteps } from "./answer/no-emergency.ts";
import { createPassageFinder, rarityIn } from "./answer/passage.ts";
import { createRanker, type RankedTarget } from "./answer/ranking.ts";
import { withoutRefusal } from "./answer/refusal.ts";
import { createNegationFilter } from "./answer/same-negation.ts";
import type { Searcher } from "./answer/searcher.ts";
import { suggestArticles } from "./answer/suggest.ts";
import { nameOf } from "./answer/targets.ts";
import { prepareTopics } from "./answer/topics.ts";
import { createTransactionAnswers } from "./answer/transaction-answer.ts";
import { walletContacts } from "./content/contacts.ts";
import type { Content } from "./content/content.ts";
import type { Lexicon } from "./content/dialogue-files.ts";
import { emergencyGuides } from "./content/emergency-guides.ts";
import { createHandoverQuestions, type HandoverQuestions } from "./content/handover.ts";
import { createLibrary } from "./content/library.ts";
import { type OfficialNames, officialHostsOf, officialNamesOf } from "./content/official-hosts.ts";
import { outsideBodiesFor } from "./content/outside-bodies.ts";
import { type ArticleReview, reviewsIn } from "./content/reviews.ts";
import { inEveryLanguage } from "./content/ticket-topics.ts";
import { urgentWordsOf } from "./content/urgent-words.ts";
import type { ConvertToTaiwan } from "./content/wallet.ts";
import { createTermReader, type QuestionTerms } from "./gaps/question-terms.ts";
import { rememberTerms } from "./gaps/remember-terms.ts";
import { runToEnd, type Task } from "./task.ts";
import { type Analyzer, createAnalyzer } from "./text/analysis.ts";
import { rememberLast } from "./text/remember-last.ts";

export interface Explanation {
  readonly answer: Answer;
  /** The question as it is compared: simplified, without polite words. */
  readonly read: string;
  readonly ranked: readonly (RankedTarget & { readonly name: string })[];
  readonly features?: Features | undefined;
}

export interface FaqEngine extends Pick<Content, "hours" | "tickets" | "checklists" | "queue"> {
  /** Synchronous; at most 5 ms at p99. */
  ask(question: string, context: QuestionContext): Answer;
  explain(question: string, context: QuestionContext): Explanation;
  /** The question as it is compared with others. The last ones are remembered. */
  terms(question: string, locale: Locale): QuestionTerms;
  /** Articles for a text that is still being typed, at most five. */
  suggest(
    text: string,
    locale: Locale,
  ): readonly { readonly id: ArticleId; readonly title: string }[];
  /** In the customer's language, placeholders filled in. */
  article(id: ArticleId, locale: Locale): Article | undefined;
  /** The picture of an article by the address that its block has; WebP. */
  picture(url: string): Uint8Array | undefined;
  catalogue(locale: Locale, mostAsked: readonly ArticleId[]): Catalogue;
  /** All articles, urgent ones first, with the words that they are found by. */
  everyArticle(locale: Locale): readonly CopiedArticle[];
  /** The articles that have a day by which somebody reads them again. */
  reviews(locale: Locale): readonly ArticleReview[];
  contacts(locale: Locale): SupportContacts;
  readonly outsideBodies: ReturnType<typeof outsideBodiesFor>;
  /** The wallet's own: links to them, and to no others, can be opened. */
  readonly officialHosts: readonly string[];
  /** What the wallet says is its own. */
  readonly officialContacts: OfficialNames;
  /** A value of wallet.yml; empty where there is none. */
  walletText(name: string, locale: Locale): string;
  /** The same with another name of the wallet, in all that is said. */
  named(walletName: Readonly<Record<Locale, string>>): FaqEngine;
  /** The keywords of the urgent articles, all languages together. */
  readonly urgentWords: readonly string[];
  /** What is asked while a customer waits for a person. */
  readonly handover: HandoverQuestions;
  /** The error codes that a text names, as customers should read them; those that nobody has explained, too. */
  codesIn(text: string): readonly string[];
  /** What is said of a transaction, by its state; undefined where the content has nothing on it. */
  readonly transactionAnswer: ReturnType<typeof createTransactionAnswers>;
  /** What to do in each kind of emergency, the likeliest first. */
  emergencies(locale: Locale): readonly EmergencyGuide[];
  /** The words of short replies and of alerts. */
  readonly lexicon: Lexicon;
}

interface EngineOptions {
  readonly toTaiwan: ConvertToTaiwan;
  readonly analyzer?: Analyzer;
}

export const createEngine = (content: Content, model: Model, options: EngineOptions): FaqEngine =>
  runToEnd(prepareEngine(content, model, options));

/** Made in pieces, so that customers are answered meanwhile. */
export function* prepareEngine(
  content: Content,
  model: Model,
  options: EngineOptions,
): Task<FaqEngine> {
  const analyzer = options.analyzer ?? createAnalyzer(content.synonyms, model.knownWords);
  yield;
  const plain = rememberLast((text) => analyzer.question(text).normalized.plain.trim());
  const spelt = rememberLast((text) => spellKeyWords(plain(text)));
  const nameOfEmergency = createEmergencyNamer(analyzer.pinyin);
  const ranker = createRanker(model, analyzer);
  const withoutContrary = createNegationFilter(content, model.targets, plain);
  const rank = (text: string) => withoutContrary(ranker.rank(text));
  yield;
  const findCodes = createCodeFinder(content);
  yield;
  const foreignProducts = yield* prepareForeignProducts(content, analyzer);
  yield;
  const topics = yield* prepareTopics(content, analyzer);
  yield;
  const hearTone = createToneFinder(content, spelt, nameOfEmergency);
  yield;
  const passages = createPassageFinder(analyzer, rarityIn(model));
  yield;
  /** All that says a text of wallet.yml. What it takes time to prepare does not. */
  const reading = (content: Content): FaqEngine => {
    const library = createLibrary(content, options.toTaiwan);
    const searcher: Searcher = {
      content,
      model,
      library,
      rank,
      findCodes,
      ...foreignProducts,
      topics,
      hearTone,
      nameEmergency: (text) => nameOfEmergency(spelt(text)),
      onlySounds: (text) => isNoEmergency(spelt(text)),
      isCalm: (text) => wantsNoSteps(spelt(text)),
      withoutRefusal: (text) => withoutRefusal(text, plain),
      passages,
    };
    return {
      ask: (question, context) => answerMessage(searcher, question, context).answer,
      explain: (question, context) => explainMessage(searcher, question, context),
      terms: rememberTerms(
        createTermReader(model, (text, locale) => {
          const { answer, result } = answerMessage(searcher, text, { locale });
          return { answer, ranking: result.ranking };
        }),
      ),
      suggest: (text, locale) => suggestArticles(searcher, text, locale),
      article: library.article,
      picture: (url) => [...content.pictures.values()].find((one) => one.url === url)?.bytes,
      catalogue: library.catalogue,
      everyArticle: library.everyArticle,
      reviews: (locale) => reviewsIn(content, (id) => library.title(id, locale)),
      walletText: library.walletText,
      urgentWords: urgentWordsOf(content),
      handover: createHandoverQuestions(content, library),
      lexicon: content.lexicon,
      codesIn(text) {
        const { known, unknown } = findCodes(text);
        return [...known.map(({ code }) => code), ...(unknown === undefined ? [] : [unknown])];
      },
      hours: content.hours,
      tickets: inEveryLanguage(content.tickets, library),
      checklists: content.checklists,
      queue: content.queue,
      transactionAnswer: createTransactionAnswers(content, library),
      emergencies: emergencyGuides(content, library),
      officialHosts: officialHostsOf(content.wallet),
      officialContacts: officialNamesOf(content.wallet),
      contacts: (locale) => walletContacts(library, locale),
      outsideBodies: outsideBodiesFor(content, library),
      named: (walletName) => reading({ ...content, wallet: { ...content.wallet, walletName } }),
    };
  };
  return reading(content);
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
