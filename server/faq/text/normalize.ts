import type { Synonyms } from "../content/data-files.ts";
import { runAtOnce, type Steps } from "../task.ts";
import { createSimplifier } from "./chinese.ts";
import { fillers, particles, variants } from "./language.ts";
import { createReplacer } from "./replacer.ts";

export interface Normalized {
  /** Simplified, lower case, variants folded; everything that was said. */
  readonly plain: string;
  /** The clauses without courtesy. All of it where nothing else was said. */
  readonly clauses: readonly string[];
}

export type Normalize = (text: string) => Normalized;

/** Longer texts are cut in the middle: the point of a story is near its ends, and time has a bound. */
const maxLength = 1200;

/** The same steps for what is indexed and what is asked. */
export function createNormalizer(synonyms: Synonyms): Normalize {
  return runAtOnce(prepareNormalizer(synonyms));
}

export function* prepareNormalizer(synonyms: Synonyms): Steps<Normalize> {
  const simplify = createSimplifier();
  yield;
  const fold = (text: string) => simplify(clean(text));
  const words = Object.entries(variants);
  for (const pairs of [synonyms.regional, synonyms.variants, synonyms.abbreviations])
    for (const [from, to] of Object.entries(pairs)) {
      words.push([fold(from), fold(to)]);
      yield;
    }
  const replace = createReplacer(words);
  const courtesies = [...new Set([...fillers, ...synonyms.fillers.map(fold)].map(replace))].filter(
    (word) => word.length > 0,
  );
  const strip = createStripper(courtesies);

  return (text) => {
    const plain = replace(fold(shorten(text)));
    const clauses = splitClauses(plain);
    const core = clauses.map(strip).filter((clause) => clause.length > 0);
    return { plain, clauses: core.length > 0 ? core : clauses };
  };
}

function shorten(text: string): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, maxLength / 2)} ${text.slice(-maxLength / 2)}`;
}

const invisible = /[\p{Cf}\p{Co}\p{Cn}\p{Emoji_Presentation}\p{Variation_Selector}]/gu;

/** Full-width to half, ligatures apart, lower case; no control characters, no emoji, no broken pairs. */
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

/** Stands for a dash that does not separate; a private character, which no text keeps through `clean`. */
const joint = "\uE000";

/** A dot or dash inside a word or number stays: `1.5`, `pay-1001`. */
function splitClauses(text: string): string[] {
  return text
    .replace(/(?<=[a-z0-9])[-._](?=[a-z0-9])/g, joint)
    .split(separators)
    .map((clause) => clause.replaceAll(joint, "-").trim())
    .filter((clause) => clause.length > 0);
}

function createStripper(courtesies: readonly string[]): (clause: string) => string {
  const byLength = [...courtesies].sort((a, b) => b.length - a.length);
  const opening = groupBy(byLength, (one) => one.charCodeAt(0));
  // “给我接客服小姐姐” ends in what is asked for; at the beginning the same words only address somebody.
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

/** “hi” is no courtesy in “history”. */
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
