/**
 * Puts stand-ins in the place of what tells who somebody is: names, addresses, numbers, amounts, contacts. The same thing gets
 * the same stand-in everywhere in a conversation. It rather takes too much than too little, and still cannot know every name: a
 * person checks the text before others read it.
 */

import type { DetailKind } from "./detail-patterns.ts";
import { findDetails } from "./find-details.ts";
import { hanNamesIn, surnameIn } from "./han-names.ts";
import { latinNamesIn } from "./latin-names.ts";

export interface AnonymiseOptions {
  /** Names of those who take part, with what is known of them in other ways. */
  readonly names: readonly string[];
  /** All that was said: who is named once is known everywhere in it. */
  readonly texts?: readonly string[] | undefined;
  readonly wordFor: (kind: DetailKind, number: number) => string;
  readonly isCode?: ((word: string) => boolean) | undefined;
}

export type Anonymise = (text: string) => string;

export function createAnonymiser({
  names,
  texts = [],
  wordFor,
  isCode,
}: AnonymiseOptions): Anonymise {
  const numbers = new Map<string, string>();
  const counts = new Map<DetailKind, number>();
  const aliases = new Map<string, string>();
  for (const name of names) learn(name, aliases, { isGiven: true });
  for (const text of texts) for (const name of namesSaidIn(text)) learn(name, aliases);

  const sums = new Set(texts.flatMap((text) => sumsIn(text, isCode)));
  // A sum is one without its currency, too: 5000 is no number where 5000 元 was said.
  const kindOf = (kind: DetailKind, found: string): DetailKind =>
    kind === "number" && sums.has(canonical(found)) ? "amount" : kind;
  const keyOf = (kind: DetailKind, found: string): string =>
    `${kind} ${kind === "name" ? personOf(found, aliases) : canonical(found)}`;
  const standInFor = (kind: DetailKind, found: string): string => {
    const key = keyOf(kind, found);
    const before = numbers.get(key);
    if (before !== undefined) return before;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const word = wordFor(kind, number);
    numbers.set(key, word);
    return word;
  };
  return (text) => {
    for (const name of namesSaidIn(text)) learn(name, aliases);
    const known = [...aliases.keys()].sort((one, other) => other.length - one.length);
    let result = "";
    let at = 0;
    for (const { kind, text: found, from } of findDetails(text, { names: known, isCode })) {
      result += text.slice(at, from) + standInFor(kindOf(kind, found), found);
      at = from + found.length;
    }
    return result + text.slice(at);
  };
}

/** All names that a text says are names. */
export const namesSaidIn = (text: string): readonly string[] => [
  ...hanNamesIn(text),
  ...latinNamesIn(text),
];

const sumsIn = (text: string, isCode?: (word: string) => boolean): readonly string[] =>
  findDetails(text, { names: [], isCode }).flatMap((one) =>
    one.kind === "amount" ? [canonical(one.text)] : [],
  );

/** However it is written: with spaces, dashes and commas, full-width, with a currency. */
const canonical = (found: string) =>
  found
    .normalize("NFKC")
    .replace(/[\s,-]/g, "")
    .replace(/^(?:hk|nt|us)?[¥$€£]/i, "")
    .replace(/(?:元|块钱|塊錢|块|塊|圓|圆|人民币|人民幣|dollars?|yuan|cny|rmb)$/i, "")
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "")
    .toLowerCase();

/** A Chinese name is also said without the surname: 小明 is 王小明. Names of one character count where they are known. */
function learn(
  name: string,
  aliases: Map<string, string>,
  { isGiven }: { readonly isGiven: boolean } = { isGiven: false },
): void {
  const whole = name.trim();
  if (whole === "") return;
  const key = aliases.get(whole) ?? whole.toLowerCase();
  if (isGiven || [...whole].length > 1) aliases.set(whole, key);
  const surname = surnameIn(whole);
  const given = surname === undefined ? "" : whole.slice(surname.length);
  const isHan = /^\p{Script=Han}+$/u.test(whole);
  const parts = isHan ? (given.length === 2 ? [given] : []) : whole.split(/\s+/);
  for (const part of parts)
    if (part.length > (isGiven || isHan ? 1 : 2) && !aliases.has(part)) aliases.set(part, key);
}

/** A surname alone is the one person of that name who is known. */
function personOf(found: string, aliases: ReadonlyMap<string, string>): string {
  const known = aliases.get(found) ?? aliases.get(found.toLowerCase());
  if (known !== undefined) return known;
  for (const [alias, key] of aliases) if (alias.toLowerCase() === found.toLowerCase()) return key;
  const surname = surnameIn(found);
  if (surname !== found) return found.toLowerCase();
  const people = new Set([...aliases.values()].filter((key) => surnameIn(key) === surname));
  const [only] = people;
  return people.size === 1 && only !== undefined ? only : found;
}
