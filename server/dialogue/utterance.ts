/**
 * A customer's words as tokens: a Chinese character each, a Latin word or a number whole. `start` and `end` are places in the
 * text, so that what stands behind a phrase can be taken as it was typed.
 */
export interface WordToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const token = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:['’]\p{L}+)*/gu;

/** Full-width letters and capitals are read as plain ones; punctuation and emoji are no tokens. */
export function tokensOf(text: string): readonly WordToken[] {
  return [...text.matchAll(token)].flatMap((match) => {
    const folded = match[0].normalize("NFKC").toLowerCase().replaceAll("’", "'");
    return { text: folded, start: match.index, end: match.index + match[0].length };
  });
}

/** Phrases by kind, looked up from any token on. */
export interface Phrasebook<Kind extends string> {
  /** The longest phrase of these kinds that begins at `at`; `undefined` where none does. */
  longestAt(
    tokens: readonly WordToken[],
    at: number,
    kinds: readonly Kind[],
  ): { readonly kind: Kind; readonly length: number } | undefined;
  /**
   * The kinds of phrases that the utterance is made of, from its first token to its last; `undefined` where something is
   * left over, so that “好的，麻烦您了” is a yes and “好的银行有哪些” is not.
   */
  cover(tokens: readonly WordToken[], kinds: readonly Kind[]): ReadonlySet<Kind> | undefined;
}

interface KnownPhrase<Kind> {
  readonly kind: Kind;
  readonly words: readonly string[];
}

export function createPhrasebook<Kind extends string>(
  phrases: Readonly<Record<Kind, readonly string[]>>,
): Phrasebook<Kind> {
  const byFirstWord = new Map<string, KnownPhrase<Kind>[]>();
  for (const kind of Object.keys(phrases) as Kind[]) {
    for (const text of phrases[kind]) {
      const words = tokensOf(text).map((one) => one.text);
      const [first] = words;
      if (first === undefined) continue;
      byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { kind, words }]);
    }
  }
  for (const [word, list] of byFirstWord)
    byFirstWord.set(
      word,
      list.toSorted((a, b) => b.words.length - a.words.length),
    );

  function phrasesAt(tokens: readonly WordToken[], at: number, kinds: readonly Kind[]) {
    return (byFirstWord.get(tokens[at]?.text ?? "") ?? []).filter(
      ({ kind, words }) =>
        kinds.includes(kind) && words.every((word, offset) => tokens[at + offset]?.text === word),
    );
  }

  function coverFrom(
    tokens: readonly WordToken[],
    at: number,
    kinds: readonly Kind[],
  ): readonly Kind[] | undefined {
    if (at === tokens.length) return [];
    for (const { kind, words } of phrasesAt(tokens, at, kinds)) {
      const rest = coverFrom(tokens, at + words.length, kinds);
      if (rest) return [kind, ...rest];
    }
    return undefined;
  }

  return {
    longestAt(tokens, at, kinds) {
      const [longest] = phrasesAt(tokens, at, kinds);
      return longest && { kind: longest.kind, length: longest.words.length };
    },
    cover(tokens, kinds) {
      if (tokens.length === 0 || tokens.length > longestShortReply) return undefined;
      const found = coverFrom(tokens, 0, kinds);
      return found && new Set(found);
    },
  };
}

/** In tokens. Beyond, a message is no short reply; the bound also keeps the search for a cover small. */
const longestShortReply = 16;
