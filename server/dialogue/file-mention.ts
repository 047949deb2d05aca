import type { ReplyKind, Words } from "./lexicon.ts";
import type { WordToken } from "./utterance.ts";

export interface FileMention {
  /** What the customer calls it: “回单”. */
  readonly name: string | undefined;
  /** They say that it is there. “回单” alone may as well be a wish for one. */
  readonly points: boolean;
}

const aside: readonly ReplyKind[] = ["polite", "filler", "thanks"];
const pointing: readonly ReplyKind[] = ["shows", "points", "looks", "evidence"];

/** `undefined` where more is said than that. */
export function fileMentionIn(
  text: string,
  tokens: readonly WordToken[],
  words: Words,
): FileMention | undefined {
  const found = words.replies.cover(tokens, [...aside, ...pointing]);
  if (found === undefined || !pointing.some((kind) => found.has(kind))) return undefined;
  const name = nameIn(text, tokens, words);
  return { name, points: found.has("shows") || (found.has("points") && name !== undefined) };
}

/** The longest name of a piece of evidence: “转账回单”, and not “回单” of it. */
function nameIn(text: string, tokens: readonly WordToken[], { replies }: Words) {
  const names = tokens.flatMap(({ start }, at) => {
    const length = replies.longestAt(tokens, at, ["evidence"])?.length;
    return length === undefined ? [] : [text.slice(start, tokens[at + length - 1]?.end)];
  });
  return names.toSorted((one, other) => other.length - one.length)[0];
}
