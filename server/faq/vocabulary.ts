import type { Analysis } from "./analysis.ts";

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
  readonly terms: Uint32Array;
  readonly sounds: Uint32Array;
  readonly unknownTerms: number;
  readonly unknownSounds: number;
}

export function encode(analysis: Analysis, idOf: (pattern: string) => number): Encoded {
  const terms = new Set<string>();
  const sounds = new Set<string>();
  for (const clause of analysis.clauses) {
    for (const one of clause.terms) terms.add(one);
    for (const one of clause.sounds) sounds.add(one);
  }
  const known = { terms: idsOf(terms, idOf), sounds: idsOf(sounds, idOf) };
  return {
    ...known,
    unknownTerms: terms.size - known.terms.length,
    unknownSounds: sounds.size - known.sounds.length,
  };
}

function idsOf(patterns: ReadonlySet<string>, idOf: (pattern: string) => number): Uint32Array {
  const ids: number[] = [];
  for (const pattern of patterns) {
    const id = idOf(pattern);
    if (id >= 0) ids.push(id);
  }
  return Uint32Array.from(ids);
}
