import type { TextClassifier } from "../classifier/classify.ts";
import type { Target } from "../targets.ts";
import type { Postings } from "./bm25-index.ts";

/** Everything that is computed from the content, as plain data for the cache. */
export interface Model {
  readonly targets: readonly Target[];
  readonly patterns: ReadonlyMap<string, number>;
  /** Syllable → characters, for questions typed in pinyin. */
  readonly characters: ReadonlyMap<string, string>;
  /** The Latin words of the content. */
  readonly knownWords: ReadonlySet<string>;
  readonly terms: Postings;
  readonly sounds: Postings;
  /** Undefined where the content is too large or has too few phrasings for one. */
  readonly classifier: TextClassifier | undefined;
  /** Texts of a target, on average: how much the classifier could learn from. */
  readonly textsPerTarget: number;
  /** Normalised keyword → the targets that have it. */
  readonly keywords: ReadonlyMap<string, readonly number[]>;
  /** Normalised titles and keywords of each target. */
  readonly labels: readonly (readonly string[])[];
  /** Normalised phrasing → its target; −1 where two targets have it. */
  readonly exactMatches: ReadonlyMap<string, number>;
}

/** A text in the form in which whole texts are compared. */
export function normalText(clauses: readonly { readonly text: string }[]): string {
  return clauses.map((clause) => clause.text).join(" ");
}
