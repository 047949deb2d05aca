import type { Answer, Passage, QuestionContext } from "./answer.ts";
import { leastScore } from "./passage.ts";
import type { Searcher } from "./searcher.ts";

/** In characters: a longer question says by itself what it is about. English takes more of them. */
const longestFollowUp = { chinese: 40, other: 64 } as const;

/** It speaks of what was said before, by a pronoun or by “and if”. */
const refersBack =
  /里面|裡面|裡頭|其中|它|那要是|那如果|那万一|那萬一|那假如|^要是|超过了|超過了|(?:^|\s)(?:and if|and when|what if|what about|how about)\b|\b(?:it|them|that|in there)\b[\s\p{P}]*$|^(?:is|was|are|will|does|did) (?:it|that|they)\b/iu;

/** Even where another article has the words, below this confidence: “里面的余额怎么处理” after how to close an account. */
const sureOfAnother = 0.97;

/** A follow-up is answered by the sentence of the article shown last that says it; empty where it does not. */
export function passageFor(
  { library, passages }: Searcher,
  question: string,
  { context, answer }: { readonly context: QuestionContext; readonly answer: Answer },
): Passage | undefined {
  const { previous, locale } = context;
  const article = previous && library.article(previous, locale);
  if (!article) return undefined;
  const { outcome, articleId, confidence, useless, reply, listed } = answer;
  // A code's meaning is the answer.
  if (reply !== undefined || (listed && articleId !== previous)) return undefined;
  const isBack = refersBack.test(question.trim());
  const isItself = answer.hits[0]?.articleId === previous;
  const goesOn = isItself && (articleId === previous || isBack);
  const asks = passages.asksForDetail(question);
  const isUnclear = (outcome === "choices" || outcome === "none") && !useless;
  const isOpen = isUnclear || (isBack && outcome === "answer" && confidence < sureOfAnother);
  if (!goesOn && !(isOpen && (asks || isBack) && isShort(question))) return undefined;
  const isBackAlone = isBack && isUnclear;
  const least = goesOn ? leastScore.sure : isBackAlone ? leastScore.back : leastScore.unsure;
  const found = passages.find(question, article, least);
  const isMissing = (goesOn && asks) || isBackAlone;
  return found ?? (isMissing ? { articleId: article.id, blocks: [], score: 0 } : undefined);
}

function isShort(question: string): boolean {
  const { chinese, other } = longestFollowUp;
  return question.length <= (/\p{Script=Han}/u.test(question) ? chinese : other);
}
