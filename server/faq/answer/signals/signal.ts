import type { TextAnalysis } from "../../text/analysis.ts";
import type { EncodedText } from "../index/vocabulary.ts";

/** A question, analysed once for all signals. */
export interface AnalysedQuestion {
  readonly analysis: TextAnalysis;
  readonly encoded: EncodedText;
}

export const signalNames = ["bm25", "pinyin", "classifier", "keywords", "fuse"] as const;
export type SignalName = (typeof signalNames)[number];

/** Scores every target for a question: 0 does not fit at all, 1 fits perfectly. */
export interface Signal {
  readonly name: Exclude<SignalName, Reranker["name"]>;
  score(question: AnalysedQuestion): Float64Array;
}

/** A signal that is too slow for all targets, and scores the best few. */
export interface Reranker {
  readonly name: "fuse";
  score(question: AnalysedQuestion, candidates: readonly number[]): readonly number[];
}
