import { findSecrets, type MaskedText, maskFound } from "../secrets.ts";
import { isFiller } from "./fillers.ts";
import { keyName } from "./key-context.ts";
import type { FoundSecret, SecretKind, SplitSecret, WordIndex } from "./kind.ts";
import { findPhrasePieces } from "./phrase-pieces.ts";
import { findValuePieces } from "./value-pieces.ts";
import { foldWord } from "./word-index.ts";
import { writtenWords } from "./written-words.ts";

/**
 * Reads a message together with the writer's messages before it, oldest first. What the message gives away alone is not for
 * this: see `findSecrets`.
 */
export function findSplit(
  earlier: readonly string[],
  text: string,
  words: WordIndex,
): SplitSecret | undefined {
  const all = [...earlier, text];
  const ways = [
    () => findPhrasePieces(all, words),
    () => readTogether(all, words),
    () => findValuePieces(all),
    () => readInPairs(all, words),
  ];
  for (const read of ways) {
    const split = read();
    if (split && split.found.length + split.earlier.length > 0) return split;
  }
  return undefined;
}

/** The pieces after each other, as if they had been one message with a line each. */
function readTogether(all: readonly string[], words: WordIndex): SplitSecret {
  const ends = endsOf(all);
  const starts = [0, ...ends.map((end) => end + 1)];
  const last = starts[all.length - 1] ?? 0;
  const crossing = findSecrets(all.join("\n"), words).filter(({ end }) => end > last);
  return {
    found: crossing.map((one) => ({
      ...one,
      start: Math.max(0, one.start - last),
      end: one.end - last,
    })),
    earlier: all.flatMap((_, at) =>
      at < all.length - 1 && crossing.some(({ start }) => start < (ends[at] ?? 0)) ? at : [],
    ),
  };
}

/** As many messages before the last are read with it, one by one, as if nothing had been said between. */
const pairsRead = 8;
/** A value, or the words that name one. */
const longestValue = 100;
/** A name that only complains, or asks, names no value that comes after something else: “收不到验证码” … “500000”. */
const complains =
  /收不到|[没沒]|不|忘|怎|[吗嗎]|[错錯]|重置|修?改|[?？]|\b(?:not|no|forgot|wrong|reset|change|how|error)\b|n't/i;
/** Nothing but the value: “483920”. */
const bareValue = /^\s*[!-~]{4,64}\s*$/;

function readInPairs(all: readonly string[], words: WordIndex): SplitSecret | undefined {
  const text = all.at(-1) ?? "";
  if (text.length > longestValue) return undefined;
  for (let at = all.length - 2; at >= Math.max(0, all.length - 1 - pairsRead); at -= 1) {
    const before = all[at] ?? "";
    const found = findSecrets(`${before}\n${text}`, words);
    const after = found
      .filter(({ end }) => end > before.length + 1)
      .map((one) => ({
        ...one,
        start: Math.max(0, one.start - before.length - 1),
        end: one.end - before.length - 1,
      }));
    if (after.length > 0 && bareValue.test(text) && !complains.test(before)) {
      return { found: after, earlier: [] };
    }
    const isNamedNow = found.some(({ end, kind }) => end <= before.length && named.has(kind));
    if (isNamedNow && findSecrets(before, words).length === 0) return { found: [], earlier: [at] };
  }
  return undefined;
}

/** What the words behind a value can make of it. */
const named: ReadonlySet<SecretKind> = new Set(["private-key", "one-time-code", "password"]);

/** Of the fields of one form only these are read across: a telephone number after an amount is no card. */
const acrossFields: ReadonlySet<SecretKind> = new Set(["seed-phrase", "private-key"]);

/** The fields of a form, masked where a secret goes on from one into the next. What one field holds alone is not for this. */
export function maskAcross(fields: readonly string[], words: WordIndex): readonly MaskedText[] {
  const ends = endsOf(fields);
  const crossing = findSecrets(fields.join("\n"), words).filter(
    ({ kind, start, end }) =>
      acrossFields.has(kind) && ends.some((border) => start < border && end > border + 1),
  );
  return maskFields(fields, crossing);
}

/** Each field with its part of what was found in all of them, a line each. */
export function maskFields(
  fields: readonly string[],
  found: readonly FoundSecret[],
): readonly MaskedText[] {
  const ends = endsOf(fields);
  return fields.map((field, at) => {
    const begin = at === 0 ? 0 : (ends[at - 1] ?? 0) + 1;
    const within = found.map((one) => ({
      ...one,
      start: Math.max(0, one.start - begin),
      end: Math.min(field.length, one.end - begin),
    }));
    return maskFound(
      field,
      within.filter(({ start, end }) => start < end),
    );
  });
}

/** Where each text ends in all of them, a line each. */
function endsOf(texts: readonly string[]): readonly number[] {
  const ends: number[] = [];
  for (const text of texts) ends.push((ends.at(-1) ?? -1) + 1 + text.length);
  return ends;
}

/** A word of a list stands among so many at the beginning of a piece. */
const firstWords = 4;
/** “这是我的私钥”, “上面是验证码”: it may say what was sent before. */
const saysWhat = new RegExp(`^.{0,16}(?:${keyName}|[码碼]|code|otp|pass|pin)`, "i");

/** True where the message may be the rest of a secret: it begins with a piece of one. Most messages do not, and are not read together. */
export function mayBeRest(text: string, words: WordIndex): boolean {
  const first = writtenWords(text.slice(0, 80))
    .filter((one) => !isFiller(one.text) || one.text.length === 1)
    .slice(0, firstWords);
  if (first.some((one) => words.has(foldWord(one.text)))) return true;
  return /\d/.test(text) || /^\s*[!-~]{4,}\s*$/.test(text) || saysWhat.test(text);
}
