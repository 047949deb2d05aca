import type { Model } from "./model.ts";
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
 * The table is made when the first pinyin is typed; most customers never do.
 */
export function createDecoder(model: Model, pinyin: Pinyin): Decode {
  const count = (pattern: string) => {
    const id = model.patterns.get(pattern);
    return id === undefined ? 0 : (model.terms.totals[id] ?? 0);
  };
  let table: ReadonlyMap<string, readonly Candidate[]> | undefined;
  return (syllables) => {
    table ??= bySyllable(model, pinyin, count);
    let paths: readonly Path[] = [];
    for (const syllable of syllables.slice(0, 200)) {
      const candidates = table.get(syllable) ?? [{ character: " ", count: 0 }];
      paths = candidates.map((next) => extend(paths, next, count));
    }
    return best(paths)?.text ?? "";
  };
}

function bySyllable(
  model: Model,
  pinyin: Pinyin,
  count: (pattern: string) => number,
): ReadonlyMap<string, readonly Candidate[]> {
  const table = new Map<string, Candidate[]>();
  for (const character of model.patterns.keys()) {
    if (!/^\p{Script=Han}$/u.test(character) || count(character) === 0) continue;
    // A single letter stands for all syllables that begin with it.
    const readings = pinyin.readings(character);
    const letters = readings.map((syllable) => syllable.charAt(0));
    for (const syllable of new Set([...readings, ...letters])) {
      const candidates = table.get(syllable) ?? [];
      table.set(syllable, candidates);
      candidates.push({ character, count: count(character) });
    }
  }
  for (const [syllable, candidates] of table) {
    candidates.sort((a, b) => b.count - a.count);
    table.set(syllable, candidates.slice(0, most));
  }
  return table;
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
