export type Word = readonly [from: string, to: string];

/**
 * Replaces many words in one pass over a text, the longest first. A Latin word is only replaced whole:
 * “pay” does not touch “paypal”.
 */
export function createReplacer(words: Iterable<Word>): (text: string) => string {
  const byFirst = groupByFirst(words);
  return (text) => {
    let replaced = "";
    let kept = 0;
    forEachWord(text, byFirst, (at, [from, to]) => {
      replaced += text.slice(kept, at) + to;
      kept = at + from.length;
    });
    return kept === 0 ? text : replaced + text.slice(kept);
  };
}

/** The meanings of all words that stand in a text, in its order. */
export function createFinder(words: Iterable<Word>): (text: string) => string[] {
  const byFirst = groupByFirst(words);
  return (text) => {
    const found: string[] = [];
    forEachWord(text, byFirst, (_, [, to]) => found.push(to));
    return found;
  };
}

/** Cuts a text before and after each of the words, so that what is done to the pieces does not reach across. */
export function createCutter(words: Iterable<Word>): (text: string) => readonly string[] {
  const byFirst = groupByFirst(words);
  return (text) => {
    const pieces: string[] = [];
    let kept = 0;
    forEachWord(text, byFirst, (at, [word]) => {
      if (at > kept) pieces.push(text.slice(kept, at));
      kept = at + word.length;
      pieces.push(text.slice(at, kept));
    });
    if (kept < text.length) pieces.push(text.slice(kept));
    return pieces;
  };
}

/** Replaces the words, and hands what stands between them to `between`: nothing reaches across a word's ends. */
export function createSplitReplacer(
  words: Iterable<Word>,
  then: {
    readonly word: (replaced: string) => string;
    readonly between: (text: string) => string;
  },
): (text: string) => string {
  const byFirst = groupByFirst(words);
  return (text) => {
    let replaced = "";
    let kept = 0;
    forEachWord(text, byFirst, (at, [from, to]) => {
      if (at > kept) replaced += then.between(text.slice(kept, at));
      replaced += then.word(to);
      kept = at + from.length;
    });
    return kept < text.length ? replaced + then.between(text.slice(kept)) : replaced;
  };
}

interface ByFirst {
  /** 1 for each code unit that begins a word: most do not, and a table tells it in a tenth of the time of a map. */
  readonly begins: Uint8Array;
  readonly words: ReadonlyMap<number, readonly Word[]>;
}

function groupByFirst(list: Iterable<Word>): ByFirst {
  const begins = new Uint8Array(0x10000);
  const words = new Map<number, Word[]>();
  for (const word of list) {
    if (word[0] === "") continue;
    const first = word[0].charCodeAt(0);
    begins[first] = 1;
    const others = words.get(first);
    if (others) others.push(word);
    else words.set(first, [word]);
  }
  for (const one of words.values())
    if (one.length > 1) one.sort((a, b) => b[0].length - a[0].length);
  return { begins, words };
}

function forEachWord(
  text: string,
  { begins, words }: ByFirst,
  visit: (at: number, word: Word) => void,
): void {
  for (let at = 0; at < text.length; at += 1) {
    const first = text.charCodeAt(at);
    const candidates = begins[first] === 1 ? words.get(first) : undefined;
    const found = candidates && longestAt(text, at, candidates);
    if (found === undefined) continue;
    visit(at, found);
    at += found[0].length - 1;
  }
}

function longestAt(text: string, at: number, candidates: readonly Word[]): Word | undefined {
  for (const word of candidates)
    if (text.startsWith(word[0], at) && isWhole(text, at, word[0])) return word;
  return undefined;
}

function isWhole(text: string, at: number, word: string): boolean {
  const end = at + word.length;
  return !isWithinWord(text, at) && !isWithinWord(text, end);
}

/** Whether a Latin word or a number goes on across this place. */
function isWithinWord(text: string, at: number): boolean {
  return isWordCharacter(text.charCodeAt(at - 1)) && isWordCharacter(text.charCodeAt(at));
}

/** a–z, 0–9; beyond the ends of a text there is none. */
function isWordCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
