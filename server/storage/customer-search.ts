import { searchPhrases } from "../../protocol/search-terms.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { type Clause, customerConditions, telephoneTerms } from "./customer-terms.ts";
import { customers } from "./customers.ts";
import { marks, type Queries } from "./sql.ts";
import { select } from "./table.ts";

export function customerSearch(sql: Queries) {
  async function customersWho(clauses: readonly Clause[], limit: number) {
    if (clauses.length === 0) return [];
    const where = clauses.map(([text]) => text).join(" AND ");
    const values = clauses.flatMap(([, given]) => given);
    return select(sql, customers).many(`WHERE ${where} ORDER BY created_at DESC LIMIT ?`)(
      ...values,
      limit,
    );
  }

  /** By the wallet's own id, and by the beginning of ours: agents see its first eight characters. */
  async function customersCalled(query: string, limit: number) {
    const id = query.trim();
    const subjects = await customersWho([["subject = ?", [id]]], limit);
    if (!/^[\da-f]{8}[\da-f-]{0,28}$/i.test(id)) return subjects;
    const beginning = id.toLowerCase();
    // No digit of an id is after f, whatever the order of the database.
    const range = [beginning, `${beginning}g`];
    return [...subjects, ...(await customersWho([["id >= ? AND id < ?", range]], limit))];
  }

  return async (query: string, limit: number): Promise<readonly CustomerRecord[]> => {
    const numbers = telephoneTerms(query);
    const theirs = `id IN (SELECT customer_id FROM customer_terms WHERE term IN (${marks(numbers.length)}))`;
    const owners = numbers.length === 0 ? [] : await customersWho([[theirs, numbers]], limit);
    const named = await customersWho(customerConditions(searchPhrases(query)), limit);
    const found = [...(await customersCalled(query, limit)), ...owners, ...named];
    return [...new Map(found.map((one) => [one.id, one])).values()].slice(0, limit);
  };
}
