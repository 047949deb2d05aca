/** The part of the shield that an open chat does not have: loaded once a text looks like a secret. */

import type { Locale, MessageId } from "../../protocol/conversation.ts";
import type { FoundSecret, SecretKind, WordIndex } from "../../protocol/secrets/kind.ts";
import { loadWords } from "../../protocol/secrets/load-words.ts";
import { hasWordsInARow } from "../../protocol/secrets/seed-phrase.ts";
import { findSplit } from "../../protocol/secrets/split.ts";
import { writtenWords } from "../../protocol/secrets/written-words.ts";
import { findSecrets, findUnclear } from "../../protocol/secrets.ts";
import type { Translate } from "../../ui/translate.ts";
import { loadShieldTexts, type ShieldKey } from "./texts.ts";

/** A text that is not sent, and all that the panel above it needs. */
export interface Stop {
  readonly text: string;
  readonly kind: SecretKind;
  readonly found: readonly FoundSecret[];
  /** Only the customer knows whether it is a secret. */
  readonly isUnclear: boolean;
  /** Messages that were sent before and hold the rest of it. */
  readonly earlier: readonly MessageId[];
  readonly deliver: (text: string) => void;
  readonly t: Translate<ShieldKey>;
}

interface Inspected {
  readonly text: string;
  readonly earlier: readonly { readonly id: MessageId; readonly text: string }[];
  readonly locale: Locale;
  readonly deliver: (text: string) => void;
}

/** Undefined for a text that may be sent. Rejects where a list of words or the texts can't be loaded. */
export async function inspect(inspected: Inspected): Promise<Stop | undefined> {
  const { text, earlier, locale, deliver } = inspected;
  const words = await wordsFor([...earlier.map((one) => one.text), text].join("\n"));
  const finding = findingIn(text, earlier, words);
  const [first] = finding.found;
  if (first === undefined) return undefined;
  const t = await loadShieldTexts(locale);
  return { text, kind: first.kind, ...finding, deliver, t };
}

/** So many words of a list in a row are a piece of a seed phrase: no sentence has them. */
const pieceLength = 5;

/** True for a text that the device may keep while it is written: there is no secret in it, nor the beginning of a seed phrase. */
export async function mayBeKept(text: string): Promise<boolean> {
  const words = await loadWords(text);
  return findSecrets(text, words).length === 0 && !hasWordsInARow(text, words, pieceLength);
}

type Finding = Pick<Stop, "found" | "isUnclear" | "earlier">;

function findingIn(text: string, earlier: Inspected["earlier"], words: WordIndex): Finding {
  const alone = findSecrets(text, words);
  if (alone.length > 0) return { found: alone, isUnclear: false, earlier: [] };
  const split = findSplit(
    earlier.map((one) => one.text),
    text,
    words,
  );
  if (split) {
    const ids = split.earlier.flatMap((at) => earlier[at]?.id ?? []);
    return { found: split.found, isUnclear: false, earlier: ids };
  }
  return { found: findUnclear(text), isUnclear: true, earlier: [] };
}

/** A seed phrase needs that many words, whole or in pieces: without them no list is loaded. */
const fewestWords = 6;

const wordsFor = async (text: string): Promise<WordIndex> =>
  writtenWords(text).reduce((sum, one) => sum + wordsIn(one), 0) < fewestWords
    ? new Map()
    : loadWords(text);

/** As many listed words as may be in it. A Chinese one is a character that stands alone, or twelve and more in a row; others are joined too. */
function wordsIn({ text }: { readonly text: string }): number {
  const isHan = text >= "\u3400" && text <= "\u9fff";
  if (isHan) return text.length === 1 || text.length >= 12 ? text.length : 0;
  return text.length > 1 ? Math.ceil(text.length / 9) : 0;
}
