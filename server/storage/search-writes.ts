import type { CustomerRecord } from "../domain/records.ts";
import type { SearchWrites } from "../ports/search-store.ts";
import { customerTerms } from "./customer-terms.ts";
import { customers } from "./customers.ts";
import { indexNotes } from "./note-index.ts";
import { indexKey, inLengths, termsIn } from "./search-index.ts";
import type { Sql } from "./sql.ts";
import { select } from "./table.ts";

/** In one transaction: their rows are locked until its end, and whoever writes in them waits. */
const indexedAtOnce = 10;

/** `lock` stands at the end of the queries that find conversations and notes. */
export function searchWrites(sql: Sql, lock = "") {
  const { fullText } = sql;
  const toIndex = select(sql.lenient, customers).many(
    `WHERE indexed = 0 AND (name IS NOT NULL OR phone_masked IS NOT NULL)
     ORDER BY created_at DESC LIMIT ?`,
  );

  async function indexCustomer(customer: CustomerRecord) {
    await sql.write("DELETE FROM customer_terms WHERE customer_id = ?", [customer.id]);
    for (const term of customerTerms(customer)) {
      await sql.write("INSERT INTO customer_terms (term, customer_id) VALUES (?, ?)", [
        term,
        customer.id,
      ]);
    }
    await sql.write("UPDATE customers SET indexed = 1 WHERE id = ?", [customer.id]);
  }

  async function indexMessages([number = 0, from = 0, to = 0]: readonly number[], limit: number) {
    const rows = await sql.lenient.all(
      `SELECT seq, body FROM messages WHERE conversation = ? AND seq > ? ORDER BY seq LIMIT ?`,
      [number, from, limit],
    );
    const found = rows.flatMap(([seq, body]) => {
      const terms = termsIn(String(body));
      return terms.length === 0 ? [] : [[indexKey(number, Number(seq)), fullText.written(terms)]];
    });
    for (const some of inLengths(found)) {
      await sql.write(fullText.insert(some.length), some.flat());
    }
    const last = rows.length < limit ? to : Number(rows.at(-1)?.[0]);
    await sql.write("UPDATE conversations SET indexed_seq = ? WHERE number = ?", [last, number]);
    return rows.length;
  }

  return {
    async indexSlice(limit) {
      const named = await toIndex(limit);
      for (const customer of named) await indexCustomer(customer);
      let left = limit - named.length;
      if (left > 0) left -= await indexNotes(sql, left, lock);
      const waiting = await sql.all(
        `SELECT number, indexed_seq, last_seq FROM conversations WHERE last_seq > indexed_seq
         ORDER BY last_at DESC LIMIT ? ${lock}`,
        [indexedAtOnce],
      );
      for (const conversation of waiting) {
        if (left <= 0) break;
        left -= await indexMessages(conversation.map(Number), left);
      }
      return limit - left;
    },
  } satisfies SearchWrites;
}
