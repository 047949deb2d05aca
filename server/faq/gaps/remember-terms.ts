import type { Locale } from "../../../protocol/conversation.ts";
import type { QuestionTerms } from "./question-terms.ts";

type ReadTerms = (question: string, locale: Locale) => QuestionTerms;

/** Editors look at the same questions again and again; to read 2,000 takes seconds. */
const remembered = 4_000;

export function rememberTerms(read: ReadTerms): ReadTerms {
  const known = new Map<string, QuestionTerms>();
  return (question, locale) => {
    const key = `${locale} ${question}`;
    const terms = known.get(key) ?? read(question, locale);
    // Those that were asked for last stand last.
    known.delete(key);
    known.set(key, terms);
    const [oldest] = known.keys();
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
    return terms;
  };
}
