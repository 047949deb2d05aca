export type Replacement = readonly [from: string, to: string];

/**
 * Replaces many words in one pass over a text, the longest first. A Latin word is only replaced whole:
 * “pay” does not touch “paypal”.
 */
export function createReplacer(words: Iterable<Replacement>): (text: string) => string {
  const table = createWordTable(words);
  return (text) => {
    let replaced = "";
    let copied = 0;
    forEachWord(text, table, (at, [from, to]) => {
      replaced += text.slice(copied, at) + to;
      copied = at + from.length;
    });
    return copied === 0 ? text : replaced + text.slice(copied);
  };
}

/** Finds the words that occur in a text. Returns what each is mapped to, in the text's order. */
export function createWordFinder(words: Iterable<Replacement>): (text: string) => string[] {
  const table = createWordTable(words);
  return (text) => {
    const found: string[] = [];
    forEachWord(text, table, (_, [, to]) => found.push(to));
    return found;
  };
}

/** Splits a text before and after each of the words, so that a conversion of one piece does not see the next. */
export function createTextSplitter(
  words: Iterable<Replacement>,
): (text: string) => readonly string[] {
  const table = createWordTable(words);
  return (text) => {
    const pieces: string[] = [];
    let copied = 0;
    forEachWord(text, table, (at, [word]) => {
      if (at > copied) pieces.push(text.slice(copied, at));
      copied = at + word.length;
      pieces.push(text.slice(at, copied));
    });
    if (copied < text.length) pieces.push(text.slice(copied));
    return pieces;
  };
}

/** Replaces the words and passes each text between two of them to `between`, by itself. */
export function createSplitReplacer(
  words: Iterable<Replacement>,
  convert: {
    readonly word: (replaced: string) => string;
    readonly between: (text: string) => string;
  },
): (text: string) => string {
  const table = createWordTable(words);
  return (text) => {
    let replaced = "";
    let copied = 0;
    forEachWord(text, table, (at, [from, to]) => {
      if (at > copied) replaced += convert.between(text.slice(copied, at));
      replaced += convert.word(to);
      copied = at + from.length;
    });
    return copied < text.length ? replaced + convert.between(text.slice(copied)) : replaced;
  };
}

interface WordTable {
  /** 1 for each code unit that begins a word. Most do not, and an array answers in a tenth of a map's time. */
  readonly begins: Uint8Array;
  readonly words: ReadonlyMap<number, readonly Replacement[]>;
}

function createWordTable(list: Iterable<Replacement>): WordTable {
  const begins = new Uint8Array(0x10000);
  const words = new Map<number, Replacement[]>();
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
  { begins, words }: WordTable,
  visit: (at: number, word: Replacement) => void,
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

function longestAt(
  text: string,
  at: number,
  candidates: readonly Replacement[],
): Replacement | undefined {
  for (const word of candidates)
    if (text.startsWith(word[0], at) && isWholeWord(text, at, word[0])) return word;
  return undefined;
}

function isWholeWord(text: string, at: number, word: string): boolean {
  const end = at + word.length;
  return !isWithinWord(text, at) && !isWithinWord(text, end);
}

/** Whether a Latin word or a number continues across this position. */
function isWithinWord(text: string, at: number): boolean {
  return isWordCharacter(text.charCodeAt(at - 1)) && isWordCharacter(text.charCodeAt(at));
}

/** a–z, 0–9. `NaN`, the code outside of a text, is none. */
function isWordCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
