/** Answers each question of a message that really asks several. */

import type { ArticleId } from "../../../protocol/conversation.ts";
import type { Answer, QuestionContext } from "./answer.ts";
import { relativesOf, type SearchResult, scoresOf } from "./search.ts";
import type { Searcher } from "./searcher.ts";
import {
  type Segment,
  type Segmentation,
  type SegmentStart,
  segmentationsOf,
} from "./split-message.ts";

export interface AnswerWithResult {
  readonly answer: Answer;
  readonly result: SearchResult;
  /** The question that it answers. */
  readonly text: string;
  /** Of a message that asks several questions: each alone. */
  readonly parts?: readonly AnswerWithResult[] | undefined;
}

export type AnswerOne = (question: string, context: QuestionContext) => AnswerWithResult;

/**
 * What two segments must have to be two questions, by what separates them. A comma is mostly part of one thought
 * (“手机丢了，卡要不要停”), so more is required there: that neither segment is about the other's article, and that the whole
 * message is about both. Chosen on held-out phrasings, pairs of them and single ones (`npm run bench -- faq-several`).
 */
const requirements: Readonly<Record<SegmentStart, Requirements>> = {
  also: { confidence: 0, foreignShare: Number.POSITIVE_INFINITY, wholeShare: 0 },
  "after-mark": { confidence: 0.9, foreignShare: 0.75, wholeShare: 0.1 },
  "after-question": { confidence: 0.9, foreignShare: 0.5, wholeShare: 0.2 },
  "after-statement": { confidence: 0.9, foreignShare: 0.3, wholeShare: 0.3 },
};

/** Scores are given as shares of the article's score for its own segment: so they mean the same in any content. */
interface Requirements {
  /** The least probability of both articles where they are relatives, which have words in common. */
  readonly confidence: number;
  /** The highest score of an article for the other segment. */
  readonly foreignShare: number;
  /** The least score of each article for the whole message, if it has two segments; with more segments it is lower. */
  readonly wholeShare: number;
}

/** A segment stands in several ways to split a message. */
export function answeringOnce(answerOne: AnswerOne): AnswerOne {
  const answers = new Map<string, AnswerWithResult>();
  return (question, context) => {
    const key = `${context.previous ?? ""} ${question}`;
    const known = answers.get(key) ?? answerOne(question, context);
    answers.set(key, known);
    return known;
  };
}

/** In the message's order, each with another article; none where the message asks fewer than two questions. */
export function answerSeveral(
  searcher: Searcher,
  message: {
    readonly text: string;
    readonly context: QuestionContext;
    readonly whole: SearchResult;
  },
  answerOne: AnswerOne,
): readonly AnswerWithResult[] {
  const wholeScores = scoresOf(searcher, message.whole.ranking);
  for (const segmentation of segmentationsOf(message.text)) {
    const given = { segmentation, context: message.context, wholeScores };
    const found = answerSegments(searcher, given, answerOne);
    if (found.length > 1) return found;
  }
  return [];
}

interface AnsweredSegment extends AnswerWithResult {
  readonly articleId: ArticleId;
  /** True where it was read together with the article of the segment before. */
  readonly isFollowUp: boolean;
}

function answerSegments(
  searcher: Searcher,
  given: {
    readonly segmentation: Segmentation;
    readonly context: QuestionContext;
    readonly wholeScores: ReadonlyMap<ArticleId, number>;
  },
  answerOne: AnswerOne,
): readonly AnsweredSegment[] {
  const { segmentation, context, wholeScores } = given;
  const { segments, allowsStatements } = segmentation;
  const found: AnsweredSegment[] = [];
  for (const segment of segments) {
    const previous = found.at(-1)?.articleId ?? context.previous;
    const one = answerSegment(segment, { ...context, previous }, answerOne);
    const message = { start: segment.start, segments: segments.length, wholeScores };
    const isNew = one && found.every((other) => areTwoQuestions(searcher, { one, other, message }));
    if (one && isNew) found.push(one);
    else if (!allowsStatements) return [];
  }
  return found;
}

/** Texts that mean nothing alone: “手续费呢”, “那要多久”. */
const needsContext = /^(?:那|and\b|what about|how about)|呢[?？]?$/iu;

/** Alone, or as a follow-up to the segment before. */
function answerSegment(
  { text, start }: Segment,
  { locale, previous }: QuestionContext,
  answerOne: AnswerOne,
): AnsweredSegment | undefined {
  const one = answerOne(text, { locale });
  const alone = asAnswered(one, { isFollowUp: false });
  const meansNothingAlone = needsContext.test(text);
  const isUnsure = alone !== undefined && one.answer.confidence < sureAlone && !one.answer.listed;
  const isOpen = meansNothingAlone || isUnsure || one.answer.outcome === "choices";
  const mayFollowUp = previous !== undefined && start !== "after-statement" && isOpen;
  if ((alone !== undefined && !isUnsure) || !mayFollowUp) return alone;
  const followUp = asAnswered(answerOne(text, { locale, previous }), { isFollowUp: true });
  if (followUp === undefined || meansNothingAlone) return followUp ?? alone;
  // “手续费怎么算” may be about several things; what was asked before only decides which.
  return isAmong(one.answer, followUp) ? followUp : alone;
}

/** “幾天會到” alone is about refunds at .89, after the fee of a withdrawal about the withdrawal. */
const sureAlone = 0.9;

/** As many of what a segment may be about alone are looked at for what it is about after the one before. */
const hitsThatMayBeMeant = 5;

const isAmong = ({ hits }: Answer, { articleId, answer }: AnsweredSegment): boolean =>
  hits[0]?.articleId === articleId ||
  (answer.confidence >= sureAfterOther &&
    hits.slice(0, hitsThatMayBeMeant).some((hit) => hit.articleId === articleId));
const sureAfterOther = 0.9;

function asAnswered(
  one: AnswerWithResult,
  { isFollowUp }: { readonly isFollowUp: boolean },
): AnsweredSegment | undefined {
  const { outcome, articleId } = one.answer;
  return outcome === "answer" && articleId ? { ...one, articleId, isFollowUp } : undefined;
}

function areTwoQuestions(
  searcher: Searcher,
  given: {
    readonly one: AnsweredSegment;
    readonly other: AnsweredSegment;
    readonly message: {
      readonly start: SegmentStart;
      readonly segments: number;
      readonly wholeScores: ReadonlyMap<ArticleId, number>;
    };
  },
): boolean {
  const { one, other, message } = given;
  if (one.articleId === other.articleId) return false;
  if (one.isFollowUp) return true;
  const required = requirements[message.start];
  const areRelatives = relativesOf(searcher, other.articleId).includes(one.articleId);
  return [one, other].every(({ articleId, answer, result }) => {
    const scores = scoresOf(searcher, result.ranking);
    const own = scores.get(articleId) ?? 0;
    const foreign = scores.get(articleId === one.articleId ? other.articleId : one.articleId) ?? 0;
    const leastForWhole = (required.wholeShare * own * 2) / message.segments;
    return (
      (!areRelatives || answer.confidence >= required.confidence) &&
      foreign <= required.foreignShare * own &&
      (message.wholeScores.get(articleId) ?? 0) >= leastForWhole
    );
  });
}
