import type { SearchPhrase } from "../../protocol/search-terms.ts";
import { type Clause, customerConditions, customerHas } from "./customer-terms.ts";
import type { IndexHit } from "./search-hits.ts";
import { hitsIn } from "./search-hits.ts";
import { indexKey } from "./search-index.ts";
import { marks, type Queries } from "./sql.ts";

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

/** So many of those with the name, and of their conversations, are looked at one by one; the newest. */
const customersAtMost = 20;
const conversationsAtMost = 60;
const keysEach = 20;

export interface NamedHits {
  readonly hits: readonly IndexHit[];
  /** More people have the name: then whoever said the words is asked for the name. */
  readonly isCommon: boolean;
}

/** What those who have the name have said, or what was written about it. */
export async function namedHits(sql: Queries, { names, words }: NamedQuery): Promise<NamedHits> {
  const conditions = customerConditions(names);
  const customers = await sql.all(
    `SELECT id FROM customers WHERE ${conditions.map(([text]) => text).join(" AND ")}
     ORDER BY created_at DESC LIMIT ?`,
    [...conditions.flatMap(([, values]) => values), customersAtMost],
  );
  if (customers.length === 0) return { hits: [], isCommon: false };
  const numbers = await sql.all(
    `SELECT number FROM conversations WHERE customer_id IN (${marks(customers.length)})
     ORDER BY number DESC LIMIT ?`,
    [...customers.flat(), conversationsAtMost],
  );
  const query = sql.fullText.query(words);
  const keys: number[] = [];
  for (const [number] of numbers) {
    const range = [indexKey(Number(number), 0), indexKey(Number(number) + 1, 0)];
    const found = await sql.all(sql.fullText.findBetween, [query, ...range, keysEach]);
    keys.push(...found.map(([key]) => Number(key)));
  }
  return { hits: hitsIn(keys), isCommon: customers.length === customersAtMost };
}

/** Of conversations that have the words. */
export const namedConditions = ({ names }: NamedQuery): readonly Clause[] =>
  customerHas(names, "conversations.customer_id");
