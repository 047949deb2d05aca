import type { Analysis } from "../../text/analysis.ts";
import type { Encoded } from "../index/vocabulary.ts";

/** A question, taken apart once for all signals. */
export interface Question {
  readonly analysis: Analysis;
  readonly encoded: Encoded;
}

export const signalNames = ["bm25", "pinyin", "classifier", "keywords", "fuse"] as const;
export type SignalName = (typeof signalNames)[number];

/** One view of how well each target fits the question: 0 not at all … 1 as well as can be. */
export interface Signal {
  readonly name: SignalName;
  score(question: Question): Float64Array;
}

/** A view that is too slow to take of every target, and is taken of the best few. */
export interface Reranker {
  readonly name: SignalName;
  score(question: Question, candidates: readonly number[]): readonly number[];
}
