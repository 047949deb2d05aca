import { type SearchPhrase, searchTerms, spellingsOf } from "../../protocol/search-terms.ts";
import { type Clause, customerConditions, customerHas } from "./customer-terms.ts";
import { noteKey } from "./note-index.ts";
import { hitsIn, type IndexHit } from "./search-hits.ts";
import { indexKey, termsIn } from "./search-index.ts";
import { marks, type Queries, type Row } from "./sql.ts";

/** A query that is whose it is and what was said: 林晓 房东. */
interface NamedQuery {
  readonly names: readonly SearchPhrase[];
  readonly words: readonly SearchPhrase[];
}

/** More phrases are a sentence. */
const mostPhrases = 4;

/** Each part that can be the name: any phrases side by side, with others around them. */
export function namedQueries(phrases: readonly SearchPhrase[]): readonly NamedQuery[] {
  if (phrases.length > mostPhrases) return [];
  return phrases.flatMap((_, from) =>
    phrases.slice(from).flatMap((__, at) => {
      const [before, after] = [phrases.slice(0, from), phrases.slice(from + at + 1)];
      const words = [...before, ...after];
      return words.length === 0 ? [] : [{ names: phrases.slice(from, from + at + 1), words }];
    }),
  );
}

/** So many of those with the name, of their conversations and of what was said in them are looked at; the newest. */
const customersAtMost = 20;
const conversationsAtMost = 60;
const messagesAtMost = 2_000;

export interface NamedHits {
  readonly hits: readonly IndexHit[];
  /** More people have the name: then whoever said the words is asked for the name. */
  readonly isCommon: boolean;
}

/**
 * What those who have the name have said, or what was written about it. Their messages are read: to be asked for a few conversations, the
 * index of all that was ever said takes 80 ms for each of them (a million messages, SQLite).
 */
export async function namedHits(sql: Queries, { names, words }: NamedQuery): Promise<NamedHits> {
  const conditions = customerConditions(names);
  const customers = await sql.all(
    `SELECT id FROM customers WHERE ${conditions.map(([text]) => text).join(" AND ")}
     ORDER BY created_at DESC LIMIT ?`,
    [...conditions.flatMap(([, values]) => values), customersAtMost],
  );
  if (customers.length === 0) return { hits: [], isCommon: false };
  const theirs = await sql.all(
    `SELECT number, id FROM conversations WHERE customer_id IN (${marks(customers.length)})
     ORDER BY number DESC LIMIT ?`,
    [...customers.flat(), conversationsAtMost],
  );
  const keys = theirs.length === 0 ? [] : await keysWith(sql, theirs, words);
  return { hits: hitsIn(keys), isCommon: customers.length === customersAtMost };
}

async function keysWith(sql: Queries, theirs: readonly Row[], words: readonly SearchPhrase[]) {
  const numbers = theirs.map(([number = null]) => number);
  const numberOf = new Map(theirs.map(([number, id]) => [id, Number(number)]));
  const messages = await sql.lenient.all(
    `SELECT conversation, seq, body FROM messages WHERE conversation IN (${marks(numbers.length)})
     ORDER BY conversation DESC, seq DESC LIMIT ?`,
    [...numbers, messagesAtMost],
  );
  // By id, which the index of notes begins with: joined, PostgreSQL reads all notes, as the two columns differ in collation.
  const notes = await sql.lenient.all(
    `SELECT conversation_id, place, text FROM notes
     WHERE conversation_id IN (${marks(numbers.length)}) AND place > 0`,
    theirs.map(([, id = null]) => id),
  );
  const said = messages.flatMap(([number, seq, body]) =>
    hasAll(termsIn(String(body)), words) ? [indexKey(Number(number), Number(seq))] : [],
  );
  const noted = notes.flatMap(([id, place, text]) =>
    hasAll(searchTerms(String(text)), words)
      ? [noteKey(numberOf.get(id ?? null) ?? 0, Number(place))]
      : [],
  );
  return [...said, ...noted].sort((one, other) => other - one);
}

/** As the index compares them: terms side by side, the last one of an open phrase by its beginning. */
const hasAll = (terms: readonly string[], phrases: readonly SearchPhrase[]): boolean =>
  phrases.every((phrase) =>
    spellingsOf(phrase).some((way) => terms.some((_, at) => isAt(way, terms, at))),
  );

const isAt = (
  { terms: wanted, isOpen }: SearchPhrase,
  terms: readonly string[],
  at: number,
): boolean =>
  wanted.every((term, index) => {
    const found = terms[at + index];
    const isLast = index === wanted.length - 1;
    return isOpen && isLast ? found?.startsWith(term) === true : found === term;
  });

/** Of conversations that have the words. */
export const namedConditions = ({ names }: NamedQuery): readonly Clause[] =>
  customerHas(names, "conversations.customer_id");
