import type { Lexicon } from "../faq/content/dialogue-files.ts";
import { createPhrasebook, type Phrasebook } from "./utterance.ts";

export type ReplyKind = keyof Lexicon["replies"];
export type AlertKind = keyof Lexicon["alerts"];
export type Place = keyof Lexicon["places"];

export const placeNames = ["first", "second", "third", "fourth", "last", "former"] as const;

const alertKinds = ["distress", "legal", "insult", "panic", "calm", "vain"] as const;

export interface Words {
  readonly replies: Phrasebook<ReplyKind | Place>;
  /** The alerts that stand in the text. */
  alertsIn(text: string): ReadonlySet<AlertKind>;
  /** What is left of the text when the swearing is taken out. */
  withoutInsults(text: string): string;
}

/** Ready to be looked up; made once a content. */
export function createWords(lexicon: Lexicon): Words {
  const alerts = alertKinds.map((kind) => [kind, lexicon.alerts[kind].map(plainOf)] as const);
  const insults = lexicon.alerts.insult
    .map(plainOf)
    .toSorted((one, other) => other.length - one.length);
  return {
    replies: createPhrasebook({ ...lexicon.replies, ...lexicon.places }),
    withoutInsults: (text) =>
      insults.reduce((rest, insult) => rest.replaceAll(insult, " "), plainOf(text)),
    alertsIn(text) {
      const plain = plainOf(text);
      return new Set(
        alerts.flatMap(([kind, phrases]) =>
          phrases.some((phrase) => hasPhrase(plain, phrase)) ? [kind] : [],
        ),
      );
    },
  };
}

/** Without spaces between Chinese characters and without punctuation, so that “不 想 活 了” is heard. */
export const plainOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "")
    .trim();

const isLatin = (phrase: string) => /^[a-z0-9' ]+$/.test(phrase);

/** Latin phrases as whole words: “sue” is not in “issue”. */
export const hasPhrase = (plain: string, phrase: string): boolean =>
  isLatin(phrase) ? ` ${plain} `.includes(` ${phrase} `) : plain.includes(phrase);

/** To tell whether something was asked before, word for word. */
export const askedOf = (text: string): string => plainOf(text).replace(insisting, "");

const insisting =
  /^(?:我问你|我問你|我是问|我是問|我问的是|我問的是|我就问|就是|还是|還是|我说|我說|answer me|i said|i asked|again)\s*/u;
