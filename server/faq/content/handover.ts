import type { ArticleId, Locale } from "../../../protocol/conversation.ts";
import type { Content } from "./content.ts";
import type { Library } from "./library.ts";

/** What is asked while a customer waits for a person, in the reader's language. */
export interface HandoverQuestions {
  /** The names of the questions for an article, in order. Without one: for whoever has not said what it is about. */
  namesFor(articleId: ArticleId | undefined): readonly string[];
  question(name: string, locale: Locale): HandoverQuestion | undefined;
}

export interface HandoverQuestion {
  readonly ask: string;
  /** Answers that can be tapped. */
  readonly options: readonly string[];
  /** Words that answer it, in any language: it is not asked where the customer has said one. */
  readonly known: readonly string[];
  /** What answers it and is no list of words: a reference, or an amount and the other side. */
  readonly knownBy?: "transaction" | undefined;
}

export function createHandoverQuestions(
  { handover, articles }: Content,
  library: Library,
): HandoverQuestions {
  const { questions, topics, other } = handover;
  return {
    namesFor(articleId) {
      const [source] = (articleId && articles.get(articleId)?.values()) || [];
      return topics[articleId ?? ""] ?? topics[source?.category ?? ""] ?? other;
    },
    question(name, locale) {
      const found = questions[name];
      if (found === undefined) return undefined;
      return {
        ask: library.read(found.ask, locale),
        options: found.options[locale] ?? [],
        known: found.known,
        knownBy: found.knownBy,
      };
    },
  };
}
