import type { Task } from "../task.ts";
import type { Pinyin } from "./pinyin.ts";

/** Syllables → the Han text that the content makes most likely. */
export type DecodePinyin = (syllables: readonly string[]) => string;

/** How often the content has each character and each pair of characters. */
interface CharacterStatistics {
  /** Syllable → the content's characters for it, the most frequent first. */
  readonly characters: ReadonlyMap<string, string>;
  readonly countOf: (pattern: string) => number;
}

/** Characters considered for one syllable, the most frequent ones. */
const maxCharacters = 40;
/** Syllables that are decoded; the rest of a long text is left out. */
const maxSyllables = 200;

interface CharacterCount {
  readonly character: string;
  readonly count: number;
}

interface Path {
  readonly text: string;
  readonly last: CharacterCount;
  readonly score: number;
}

/**
 * A small input method: the path through the syllables' characters whose pairs the content has most often (Viterbi over
 * bigrams). It only knows the content's own words; a question can match no others.
 */
export function createDecoder({ characters, countOf }: CharacterStatistics): DecodePinyin {
  return (syllables) => {
    let paths: readonly Path[] = [];
    for (const syllable of syllables.slice(0, maxSyllables)) {
      const candidates = [...(characters.get(syllable) ?? " ")];
      paths = candidates.map((character) =>
        extendBestPath(paths, { character, count: countOf(character) }, countOf),
      );
    }
    return bestPath(paths)?.text ?? "";
  };
}

/** A single letter counts as a syllable too: it stands for all syllables that begin with it. */
export function* charactersBySyllable(
  patterns: ReadonlyMap<string, number>,
  totals: Float32Array,
  pinyin: Pinyin,
): Task<ReadonlyMap<string, string>> {
  const table = new Map<string, CharacterCount[]>();
  for (const [pattern, id] of patterns) {
    const count = totals[id] ?? 0;
    if (id % 64 === 0) yield;
    if (count === 0 || !/^\p{Script=Han}$/u.test(pattern)) continue;
    const readings = pinyin.readings(pattern);
    const letters = readings.map((syllable) => syllable.charAt(0));
    for (const syllable of new Set([...readings, ...letters])) {
      const candidates = table.get(syllable) ?? [];
      table.set(syllable, candidates);
      candidates.push({ character: pattern, count });
    }
  }
  const characters = new Map<string, string>();
  for (const [syllable, candidates] of table) {
    const first = candidates.sort((a, b) => b.count - a.count).slice(0, maxCharacters);
    characters.set(syllable, first.map(({ character }) => character).join(""));
    yield;
  }
  return characters;
}

function extendBestPath(
  paths: readonly Path[],
  next: CharacterCount,
  countOf: (pattern: string) => number,
): Path {
  const alone = Math.log(0.02 * next.count + 0.01);
  if (paths.length === 0) return { text: next.character, last: next, score: alone };
  const extended = paths.map(({ text, last, score }) => {
    const pairs = countOf(last.character + next.character);
    const likelihood = (pairs + 0.02 * next.count + 0.01) / (last.count + 1);
    return { text: text + next.character, last: next, score: score + Math.log(likelihood) };
  });
  return bestPath(extended) ?? { text: next.character, last: next, score: alone };
}

function bestPath(paths: readonly Path[]): Path | undefined {
  return paths.reduce<Path | undefined>(
    (highest, one) => (highest === undefined || one.score > highest.score ? one : highest),
    undefined,
  );
}
