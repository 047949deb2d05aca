import type { Answer, Passage, QuestionContext } from "./answer.ts";
import { leastScore } from "./passage.ts";
import type { Searcher } from "./searcher.ts";

/** In characters: a longer question says by itself what it is about. */
const longestFollowUp = 40;

/** A follow-up is answered by the sentence of the article shown last that says it; empty where it does not. */
export function passageFor(
  { library, passages }: Searcher,
  question: string,
  { context, answer }: { readonly context: QuestionContext; readonly answer: Answer },
): Passage | undefined {
  const { previous, locale } = context;
  const article = previous && library.article(previous, locale);
  if (!article) return undefined;
  const { outcome, articleId, useless, reply } = answer;
  // A code's meaning is the answer.
  if (reply !== undefined) return undefined;
  const goesOn = outcome === "answer" && articleId === previous;
  const asks = passages.asksForDetail(question);
  const isUnclear = (outcome === "choices" || outcome === "none") && !useless;
  if (!goesOn && !(isUnclear && asks && question.length <= longestFollowUp)) return undefined;
  const found = passages.find(question, article, goesOn ? leastScore.sure : leastScore.unsure);
  return found ?? (goesOn && asks ? { articleId: article.id, blocks: [], score: 0 } : undefined);
}
