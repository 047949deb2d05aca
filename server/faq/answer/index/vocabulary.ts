import type { Analysis } from "../../text/analysis.ts";

/** Patterns as numbers, so that indexes are typed arrays and a pattern's text is kept once. */
export interface Vocabulary {
  readonly size: number;
  /** −1 where the pattern is not known. */
  find(pattern: string): number;
  /** Adds what is not known. */
  learn(pattern: string): number;
  /** For the cache. */
  entries(): ReadonlyMap<string, number>;
}

export function createVocabulary(known: ReadonlyMap<string, number> = new Map()): Vocabulary {
  const ids = new Map(known);
  return {
    get size() {
      return ids.size;
    },
    find: (pattern) => ids.get(pattern) ?? -1,
    learn(pattern) {
      const id = ids.get(pattern);
      if (id !== undefined) return id;
      ids.set(pattern, ids.size);
      return ids.size - 1;
    },
    entries: () => ids,
  };
}

/** The distinct patterns of a text by kind, as ids. What the vocabulary does not know is only counted. */
export interface Encoded {
  readonly terms: readonly number[];
  readonly sounds: readonly number[];
  readonly unknownTerms: number;
  readonly unknownSounds: number;
}

export function encode(analysis: Analysis, idOf: (pattern: string) => number): Encoded {
  const terms = distinct(
    analysis.clauses.map((clause) => clause.terms),
    idOf,
  );
  const sounds = distinct(
    analysis.clauses.map((clause) => clause.sounds),
    idOf,
  );
  return {
    terms: terms.ids,
    sounds: sounds.ids,
    unknownTerms: terms.unknown,
    unknownSounds: sounds.unknown,
  };
}

function distinct(
  patterns: readonly (readonly string[])[],
  idOf: (pattern: string) => number,
): { ids: readonly number[]; unknown: number } {
  const ids = new Set<number>();
  const unknown = new Set<string>();
  for (const group of patterns) {
    for (const pattern of group) {
      const id = idOf(pattern);
      if (id >= 0) ids.add(id);
      else unknown.add(pattern);
    }
  }
  return { ids: [...ids], unknown: unknown.size };
}
