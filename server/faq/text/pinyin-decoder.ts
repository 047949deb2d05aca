import type { Postings } from "../answer/index/bm25-index.ts";
import type { Model } from "../answer/index/model.ts";
import type { Steps } from "../task.ts";
import type { Pinyin } from "./pinyin.ts";

/** Syllables → the Han text that the content makes most likely. */
export type Decode = (syllables: readonly string[]) => string;

/** Characters considered for one syllable, the most frequent ones. */
const most = 40;

interface Candidate {
  readonly character: string;
  readonly count: number;
}

interface Path {
  readonly text: string;
  readonly last: Candidate;
  readonly score: number;
}

/**
 * An input method in small: the path through the syllables' characters whose pairs the content has most often
 * (Viterbi over pairs). Its words are the content's own, which is all that a question can be matched with.
 */
export function createDecoder(model: Model): Decode {
  const count = (pattern: string) => {
    const id = model.patterns.get(pattern);
    return id === undefined ? 0 : (model.terms.totals[id] ?? 0);
  };
  return (syllables) => {
    let paths: readonly Path[] = [];
    for (const syllable of syllables.slice(0, 200)) {
      const candidates = [...(model.characters.get(syllable) ?? " ")];
      paths = candidates.map((character) =>
        extend(paths, { character, count: count(character) }, count),
      );
    }
    return best(paths)?.text ?? "";
  };
}

/** Syllable → the content's characters for it, the most frequent first. A single letter stands for all that begin with it. */
export function* charactersBySyllable(
  patterns: ReadonlyMap<string, number>,
  terms: Postings,
  pinyin: Pinyin,
): Steps<ReadonlyMap<string, string>> {
  const table = new Map<string, Candidate[]>();
  for (const [pattern, id] of patterns) {
    const count = terms.totals[id] ?? 0;
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
    const first = candidates.sort((a, b) => b.count - a.count).slice(0, most);
    characters.set(syllable, first.map(({ character }) => character).join(""));
    yield;
  }
  return characters;
}

function extend(paths: readonly Path[], next: Candidate, count: (pattern: string) => number): Path {
  const alone = Math.log(0.02 * next.count + 0.01);
  if (paths.length === 0) return { text: next.character, last: next, score: alone };
  const extended = paths.map(({ text, last, score }) => {
    const pairs = count(last.character + next.character);
    const likelihood = (pairs + 0.02 * next.count + 0.01) / (last.count + 1);
    return { text: text + next.character, last: next, score: score + Math.log(likelihood) };
  });
  return best(extended) ?? { text: next.character, last: next, score: alone };
}

function best(paths: readonly Path[]): Path | undefined {
  return paths.reduce<Path | undefined>(
    (highest, one) => (highest === undefined || one.score > highest.score ? one : highest),
    undefined,
  );
}
