/**
 * The secret shield: finds what must not be sent to anybody, and masks it. Pure, and the same in the widget, on the server
 * and at the desk. `secrets/suspicion.ts` is the first look, small enough for an open chat; the rest is loaded when that one
 * finds something.
 */

import { findCards } from "./secrets/card.ts";
import { findCardCodes } from "./secrets/card-code.ts";
import { fold, invisible } from "./secrets/fold.ts";
import { findIdentityNumbers } from "./secrets/identity-number.ts";
import type { Detector, FoundSecret, Reading, SecretKind, WordIndex } from "./secrets/kind.ts";
import { findOneTimeCodes } from "./secrets/one-time-code.ts";
import { findPasswords } from "./secrets/password.ts";
import { findPrivateKeys, findUnclearKeys } from "./secrets/private-key.ts";
import { findSeedPhrases } from "./secrets/seed-phrase.ts";

/** In order of weight: of what two of them find in one place, the first says what it is. */
const detectors: Readonly<Record<SecretKind, Detector>> = {
  "seed-phrase": findSeedPhrases,
  "private-key": findPrivateKeys,
  "identity-number": findIdentityNumbers,
  card: findCards,
  "card-code": findCardCodes,
  "one-time-code": findOneTimeCodes,
  password: findPasswords,
};

const weights = Object.keys(detectors);

/** All secrets in the text, in order, none over another. */
export function findSecrets(text: string, words: WordIndex): readonly FoundSecret[] {
  return readWith(text, words, (reading) =>
    Object.values(detectors).flatMap((find) => find(reading)),
  );
}

/** Strings that may be a key or a hash: only the customer knows. They pass the server, and the widget asks. */
export const findUnclear = (text: string): readonly FoundSecret[] =>
  readWith(text, new Map(), findUnclearKeys);

export interface MaskedText {
  readonly text: string;
  /** Each kind once, in the order in which they were found. */
  readonly redacted: readonly SecretKind[];
}

/** Stands where a secret was. No detector finds anything in it. */
export const mask = "••••";

/** The text with a mask in place of each secret. Of a card its last four digits stay. */
export function maskFound(text: string, found: readonly FoundSecret[]): MaskedText {
  const masked = found.reduceRight(
    (rest, one) => rest.slice(0, one.start) + maskOf(text, one) + rest.slice(one.end),
    text,
  );
  return { text: masked, redacted: [...new Set(found.map(({ kind }) => kind))] };
}

function maskOf(text: string, { kind, start, end }: FoundSecret): string {
  if (kind !== "card") return mask;
  const digits = fold(text.slice(start, end)).replace(/\D/g, "");
  return `${mask}${digits.slice(-4)}`;
}

/** The text without the secrets, and without the gaps that they would leave. */
export function withoutFound(text: string, found: readonly FoundSecret[]): string {
  const rest = found.reduceRight(
    (before, { start, end }) =>
      `${before.slice(0, start).trimEnd()} ${before.slice(end).trimStart()}`,
    text,
  );
  return rest.trim();
}

function readWith(text: string, words: WordIndex, find: Detector): readonly FoundSecret[] {
  const folded = fold(text);
  if (!folded.includes(invisible)) return withoutOverlap(find({ text: folded, words }));
  // What is not seen may stand between two secrets or in the middle of one: both are read.
  const apart = find({ text: folded.replaceAll(invisible, " "), words });
  return withoutOverlap([...apart, ...withoutInvisible(folded, words, find)]);
}

function withoutInvisible(text: string, words: WordIndex, find: Detector): readonly FoundSecret[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) if (text[at] !== invisible) places.push(at);
  const reading: Reading = { text: text.replaceAll(invisible, ""), words };
  return find(reading).map((one) => ({
    ...one,
    start: places[one.start] ?? 0,
    end: (places[one.end - 1] ?? text.length - 1) + 1,
  }));
}

/** Of those that overlap one is left, as long as all of them and as grave as the first. */
function withoutOverlap(found: readonly FoundSecret[]): readonly FoundSecret[] {
  const kept: FoundSecret[] = [];
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || one.start >= last.end) kept.push(one);
    else kept[kept.length - 1] = joinedWith(last, one);
  }
  return kept;
}

function joinedWith(last: FoundSecret, one: FoundSecret): FoundSecret {
  const graver = weights.indexOf(one.kind) < weights.indexOf(last.kind) ? one : last;
  const end = Math.max(last.end, one.end);
  // More than a card is no card, of which the last digits could stay.
  const isMore = last.start < graver.start || end > graver.end;
  const kind = graver.kind === "card" && isMore ? "card-code" : graver.kind;
  return { ...graver, kind, start: last.start, end };
}
