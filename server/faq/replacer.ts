type Word = readonly [from: string, to: string];

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

function groupByFirst(words: Iterable<Word>): ReadonlyMap<string, readonly Word[]> {
  const byFirst = new Map<string, Word[]>();
  for (const word of words) {
    const first = word[0].charAt(0);
    if (first === "") continue;
    const others = byFirst.get(first);
    if (others) others.push(word);
    else byFirst.set(first, [word]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b[0].length - a[0].length);
  return byFirst;
}

function forEachWord(
  text: string,
  byFirst: ReadonlyMap<string, readonly Word[]>,
  visit: (at: number, word: Word) => void,
): void {
  let at = 0;
  while (at < text.length) {
    const candidates = byFirst.get(text.charAt(at));
    const found = candidates?.find(
      ([from]) => text.startsWith(from, at) && isWhole(text, at, from),
    );
    if (found) visit(at, found);
    at += found ? found[0].length : 1;
  }
}

const wordCharacter = /[a-z0-9]/;

function isWhole(text: string, at: number, word: string): boolean {
  const end = at + word.length;
  const touches = (a: string, b: string) => wordCharacter.test(a) && wordCharacter.test(b);
  const before = at > 0 && touches(text.charAt(at - 1), text.charAt(at));
  const after = end < text.length && touches(text.charAt(end - 1), text.charAt(end));
  return !before && !after;
}
