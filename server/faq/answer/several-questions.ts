/** A message with several questions gets an answer to each that is clear, if it really asks several. */

import type { ArticleId } from "../../../protocol/conversation.ts";
import type { Answer } from "../engine.ts";
import { type Context, type Parts, type Reading, relativesOf, scoresOf } from "./search.ts";
import { type Cut, cutsOf, type Joint, type Piece } from "./split-message.ts";

export interface Answered {
  readonly answer: Answer;
  readonly reading: Reading;
}

export type Ask = (question: string, context: Context) => Answered;

/**
 * What must speak for two questions, by what stands between them. A comma mostly stands within one thought (“手机丢了，卡要不要
 * 停”), so that more is asked there: that neither half is about the other's article, and that the message as a whole is
 * about both. Chosen on held-out phrasings, pairs of them and single ones (`npm run bench -- faq-several`).
 */
const needs: Readonly<Record<Joint, Needs>> = {
  also: { related: 0, foreign: Number.POSITIVE_INFINITY, support: 0 },
  asked: { related: 0.9, foreign: 0.5, support: 0.2 },
  told: { related: 0.9, foreign: 0.3, support: 0.3 },
};

/** The scores are shares of what each article has for its own piece, so that they mean the same in any content. */
interface Needs {
  /** The least probability of each where one article is the other's relative: they have words in common. */
  readonly related: number;
  /** The highest score of an article for the other's piece. */
  readonly foreign: number;
  /** The least score of each for the whole message, where it has two pieces; more have less each. */
  readonly support: number;
}

/** In the message's order, each with another article; none where it asks fewer than two. */
export function answerSeveral(
  parts: Parts,
  message: { readonly text: string; readonly context: Context; readonly whole: Reading },
  ask: Ask,
): readonly Answered[] {
  const support = scoresOf(parts, message.whole.ranking);
  const known = new Map<string, Answered>();
  const once: Ask = (question, context) => {
    const key = `${context.previous ?? ""} ${question}`;
    const found = known.get(key) ?? ask(question, context);
    known.set(key, found);
    return found;
  };
  for (const cut of cutsOf(message.text)) {
    const found = answerPieces(parts, { cut, context: message.context, support }, once);
    if (found.length > 1) return found;
  }
  return [];
}

interface Found extends Answered {
  readonly articleId: ArticleId;
  /** In a follow-up, the words of the article that it follows count too. */
  readonly followsUp: boolean;
}

function answerPieces(
  parts: Parts,
  given: {
    readonly cut: Cut;
    readonly context: Context;
    readonly support: ReadonlyMap<ArticleId, number>;
  },
  ask: Ask,
): readonly Answered[] {
  const { cut, context, support } = given;
  const found: Found[] = [];
  for (const piece of cut.pieces) {
    const previous = found.at(-1)?.articleId ?? context.previous;
    const one = answerPiece(piece, { ...context, ...(previous ? { previous } : {}) }, ask);
    const evidence = { piece, pieces: cut.pieces.length, support };
    const isOwn = one && found.every((other) => areTwo(parts, { one, other, ...evidence }));
    if (one && isOwn) found.push(one);
    else if (!cut.maySkip) return [];
  }
  return found;
}

/** What cannot stand alone: “手续费呢”, “那要多久”. */
const leansOn = /^(?:那|and\b|what about|how about)|呢[?？]?$/iu;

/** By itself, or as a follow-up to the one before. */
function answerPiece({ text, joint }: Piece, context: Context, ask: Ask): Found | undefined {
  const { locale, previous } = context;
  const alone = asFound(ask(text, { locale }), false);
  const followsUp = previous !== undefined && joint !== "told" && leansOn.test(text);
  if (alone !== undefined || !followsUp) return alone;
  return asFound(ask(text, { locale, previous }), true);
}

function asFound(answered: Answered, followsUp: boolean): Found | undefined {
  const { outcome, articleId } = answered.answer;
  return outcome === "answer" && articleId ? { ...answered, articleId, followsUp } : undefined;
}

function areTwo(
  parts: Parts,
  given: {
    readonly one: Found;
    readonly other: Found;
    readonly piece: Piece;
    readonly pieces: number;
    readonly support: ReadonlyMap<ArticleId, number>;
  },
): boolean {
  const { one, other, piece, pieces, support } = given;
  if (one.articleId === other.articleId) return false;
  if (one.followsUp) return true;
  const { related, foreign, support: least } = needs[piece.joint];
  const isRelated = relativesOf(parts, other.articleId).includes(one.articleId);
  return [one, other].every((found) => {
    const { articleId, answer } = found;
    const scores = scoresOf(parts, found.reading.ranking);
    const own = scores.get(articleId) ?? 0;
    const others = scores.get(found === one ? other.articleId : one.articleId) ?? 0;
    return (
      (!isRelated || answer.confidence >= related) &&
      others <= foreign * own &&
      (support.get(articleId) ?? 0) >= (least * own * 2) / pieces
    );
  });
}
