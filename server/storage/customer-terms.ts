import { type SearchPhrase, searchTerms } from "../../protocol/search-terms.ts";
import type { CustomerRecord } from "../domain/records.ts";
import type { Value } from "./sql.ts";

/** A condition of a query, with the values of its marks. */
export type Clause = readonly [text: string, values: readonly Value[]];

/** Of a telephone number only what the wallet shows is known: 138****2046. Whoever searches may type any part of that, or all of the number. */
export const customerTerms = ({ name, phoneMasked }: CustomerRecord): ReadonlySet<string> =>
  new Set([
    ...searchTerms(`${name ?? ""} ${phoneMasked ?? ""}`),
    ...(phoneMasked === undefined ? [] : [...endingsIn(phoneMasked), ...shapeOf(phoneMasked)]),
  ]);

const shownParts = (text: string): readonly string[] => text.match(/\d+/g) ?? [];
const shortestEnding = 2;

/** A term is found by its beginning: so with the endings of a run, any part of it is found. */
const endingsIn = (phone: string): readonly string[] =>
  shownParts(phone).flatMap((run) =>
    Array.from({ length: Math.max(run.length - shortestEnding, 0) }, (_, at) => run.slice(at + 1)),
  );

/** So many digits before the mask count: a country's code may stand before them. */
const headLength = 3;

/** 138*2046: the ends of the number. The star is in no other term. */
function shapeOf(phone: string): readonly string[] {
  const runs = shownParts(phone);
  const head = runs.slice(0, -1).join("").slice(-headLength);
  return head === "" ? [] : [`${head}*${runs.at(-1)}`];
}

/** As long as a telephone number is, in digits (ITU-T E.164). */
const numberLength = { shortest: 7, longest: 15 } as const;
const longestCountryCode = 3;
const tailLengths = [4, 3, 2] as const;

/** The ends of a whole number, as one wallet or another may have masked it; nothing where the query is no telephone number. */
export function telephoneTerms(query: string): readonly string[] {
  const typed = query.normalize("NFKC").trim();
  const digits = typed.replace(/\D/g, "");
  const isLong = digits.length >= numberLength.shortest && digits.length <= numberLength.longest;
  if (!isLong || !/^\+?[\d\s().-]+$/.test(typed)) return [];
  const heads = Array.from({ length: longestCountryCode + 1 }, (_, at) =>
    digits.slice(at, at + headLength),
  );
  const shortHeads = [digits.slice(0, 1), digits.slice(0, 2)];
  return tailLengths.flatMap((tail) =>
    [...heads, ...shortHeads].map((head) => `${head}*${digits.slice(-tail)}`),
  );
}

/** A term that so many customers have is looked at no further: 张 alone, or 138. */
const candidatesAlone = 2_000;
const candidatesBesideOthers = 5_000;

const theirs = "SELECT customer_id FROM customer_terms";

/** The term that fewest have leads: it is looked up, and the others are checked on whoever has it. */
export function customerConditions(phrases: readonly SearchPhrase[]): readonly Clause[] {
  const wanted = termsOf(phrases);
  const limit = wanted.length === 1 ? candidatesAlone : candidatesBesideOthers;
  return wanted.map((one, index): Clause => {
    const [text, values] = conditionOf(one, index === 0 ? "term" : ofCustomer);
    return index === 0
      ? [`id IN (${theirs} WHERE ${text} LIMIT ${limit})`, values]
      : [`EXISTS (${theirs} WHERE customer_id = customers.id AND ${text})`, values];
  });
}

/** That a customer who is known has all of them; `column` is the customer's id. */
export const customerHas = (phrases: readonly SearchPhrase[], column: string): readonly Clause[] =>
  termsOf(phrases).map((one): Clause => {
    const [text, values] = conditionOf(one, ofCustomer);
    return [`EXISTS (${theirs} WHERE customer_id = ${column} AND ${text})`, values];
  });

const termsOf = (phrases: readonly SearchPhrase[]) =>
  phrases
    .flatMap(({ terms, isOpen }) =>
      terms.map((term, index) => ({ term, isOpen: isOpen && index === terms.length - 1 })),
    )
    .sort((one, other) => weightOf(other.term) - weightOf(one.term));

/** Four digits say more than two characters, and those more than three digits. */
const weightOf = (term: string): number =>
  /^\d+$/.test(term) ? term.length * 1.75 : Buffer.byteLength(term);

/** Among the few terms of one customer: as it stands in no index, no range of all terms is walked through for each. */
const ofCustomer = "term || ''";

const conditionOf = (
  { term, isOpen }: { readonly term: string; readonly isOpen: boolean },
  column: string,
) =>
  isOpen
    ? ([`${column} >= ? AND ${column} < ?`, [term, `${term}\u{10ffff}`]] as const)
    : (["term = ?", [term]] as const);
