import { runToEnd, type Task } from "../task.ts";
import { createSimplifier } from "./chinese.ts";
import { fillers, particles, variants } from "./language.ts";
import { createReplacer } from "./replacer.ts";
import type { Synonyms } from "./synonyms.ts";

export interface NormalizedText {
  /** The whole text in simplified characters and lower case, each variant of a word replaced by one spelling. */
  readonly plain: string;
  /** The clauses without polite words; with them where there is nothing else. */
  readonly clauses: readonly string[];
}

export type Normalize = (text: string) => NormalizedText;

/** Longer texts lose their middle: the point of a story is near its ends, and the time must have a limit. */
const maxTextLength = 1200;

/** The same steps for what is indexed and what is asked. */
export function createNormalizer(synonyms: Synonyms): Normalize {
  return runToEnd(prepareNormalizer(synonyms));
}

export function* prepareNormalizer(synonyms: Synonyms): Task<Normalize> {
  const simplify = createSimplifier();
  yield;
  const toBaseForm = (text: string) => simplify(clean(text));
  const words = Object.entries(variants);
  for (const pairs of [synonyms.regional, synonyms.variants, synonyms.abbreviations])
    for (const [from, to] of Object.entries(pairs)) {
      words.push([toBaseForm(from), toBaseForm(to)]);
      yield;
    }
  const replace = createReplacer(words);
  const allFillers = [...fillers, ...synonyms.fillers.map(toBaseForm)].map(replace);
  const strip = createFillerStripper([...new Set(allFillers)].filter((word) => word.length > 0));

  return (text) => {
    const plain = replace(toBaseForm(shorten(text)));
    const clauses = splitClauses(plain);
    const core = clauses.map(strip).filter((clause) => clause.length > 0);
    return { plain, clauses: core.length > 0 ? core : clauses };
  };
}

function shorten(text: string): string {
  if (text.length <= maxTextLength) return text;
  return `${text.slice(0, maxTextLength / 2)} ${text.slice(-maxTextLength / 2)}`;
}

const invisible = /[\p{Cf}\p{Co}\p{Cn}\p{Emoji_Presentation}\p{Variation_Selector}]/gu;

/** Full-width characters become half-width, ligatures letters; lower case; no control characters, emoji or broken surrogates. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFKC")
    .toLowerCase()
    .replace(invisible, " ")
    .replace(/[’‘`']/g, "")
    .replace(/(.)\1{3,}/gu, "$1$1$1")
    .trim();
}

const separators = /[\n,.!?;:，。！？；：、…~～“”"()（）【】[\]《》<>|/\\*#^_=+-]+|\s{2,}/u;

/** Stands for a dash that does not separate. `clean` removes this private character from every text. */
const innerDash = "\uE000";

/** A dot or dash inside a word or number does not separate: `1.5`, `pay-1001`. */
function splitClauses(text: string): string[] {
  return text
    .replace(/(?<=[a-z0-9])[-._](?=[a-z0-9])/g, innerDash)
    .split(separators)
    .map((clause) => clause.replaceAll(innerDash, "-").trim())
    .filter((clause) => clause.length > 0);
}

/** Takes polite words off both ends of a clause. */
function createFillerStripper(words: readonly string[]): (clause: string) => string {
  const byLength = [...words].sort((a, b) => b.length - a.length);
  const opening = groupBy(byLength, (one) => one.charCodeAt(0));
  // “给我接客服小姐姐” ends with what the customer wants; at the beginning the same words only address somebody.
  const last = (text: string) => text.charCodeAt(text.length - 1);
  const closing = groupBy(
    byLength.filter((one) => !one.startsWith("客服")),
    last,
  );
  return (clause) => {
    let rest = clause;
    for (let round = 0; round < 6; round += 1) {
      const before = rest;
      const first = opening
        .get(rest.charCodeAt(0))
        ?.find((one) => rest.startsWith(one) && endsWord(rest, one.length));
      if (first !== undefined) rest = rest.slice(first.length).trimStart();
      const end = closing
        .get(last(rest))
        ?.find((one) => rest.endsWith(one) && endsWord(rest, rest.length - one.length));
      if (end !== undefined) rest = rest.slice(0, rest.length - end.length).trimEnd();
      rest = stripParticles(rest);
      if (rest === before) break;
    }
    return rest;
  };
}

function groupBy(
  words: readonly string[],
  keyOf: (word: string) => number,
): ReadonlyMap<number, readonly string[]> {
  const groups = new Map<number, string[]>();
  for (const word of words) groups.set(keyOf(word), [...(groups.get(keyOf(word)) ?? []), word]);
  return groups;
}

/** “hi” is no greeting in “history”. */
function endsWord(text: string, at: number): boolean {
  return !(/[a-z]/.test(text.charAt(at - 1)) && /[a-z]/.test(text.charAt(at)));
}

function stripParticles(text: string): string {
  let end = text.length;
  while (end > 0 && particles.includes(text.charAt(end - 1))) end -= 1;
  // 么 is a particle too, but not in 什么, 怎么, 这么, 那么, 多么.
  const rest = text.slice(0, end);
  return /[^什怎这那多]么$/u.test(rest) ? rest.slice(0, -1) : rest;
}
