import type { TextAnalysis } from "../../text/analysis.ts";
import { isPair } from "../../text/tokenize.ts";

/** Gives each pattern a number, so that indexes are typed arrays and the text of a pattern is stored once. */
export interface Vocabulary {
  readonly size: number;
  /** The pattern's number; a new one where the pattern is unknown. */
  add(pattern: string): number;
  entries(): ReadonlyMap<string, number>;
}

export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  return {
    get size() {
      return ids.size;
    },
    add(pattern) {
      const id = ids.get(pattern);
      if (id !== undefined) return id;
      ids.set(pattern, ids.size);
      return ids.size - 1;
    },
    entries: () => ids,
  };
}

/**
 * The distinct patterns of a text by kind, as numbers. Patterns that the vocabulary does not have are only counted; two known
 * words that never stood side by side are nothing unknown.
 */
export interface EncodedText {
  readonly terms: readonly number[];
  readonly sounds: readonly number[];
  readonly unknownTerms: number;
  readonly unknownSounds: number;
}

/** `idOf` answers −1 for an unknown pattern. */
export function encodeText(
  { clauses }: TextAnalysis,
  idOf: (pattern: string) => number,
): EncodedText {
  const terms = distinctIds(
    clauses.map((clause) => clause.terms),
    idOf,
  );
  const sounds = distinctIds(
    clauses.map((clause) => clause.sounds),
    idOf,
  );
  return {
    terms: terms.ids,
    sounds: sounds.ids,
    unknownTerms: terms.unknown,
    unknownSounds: sounds.unknown,
  };
}

function distinctIds(
  groups: readonly (readonly string[])[],
  idOf: (pattern: string) => number,
): { ids: readonly number[]; unknown: number } {
  const ids = new Set<number>();
  const unknown = new Set<string>();
  for (const patterns of groups) {
    for (const pattern of patterns) {
      const id = idOf(pattern);
      if (id >= 0) ids.add(id);
      else if (!isPair(pattern)) unknown.add(pattern);
    }
  }
  return { ids: [...ids], unknown: unknown.size };
}
