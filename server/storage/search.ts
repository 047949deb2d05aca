import type { ConversationId } from "../../protocol/conversation.ts";
import { searchPhrases } from "../../protocol/search-terms.ts";
import type { ConversationRecord, CustomerRecord, MessageRecord } from "../domain/records.ts";
import type { SearchFilter, SearchReads, SearchWrites } from "../ports/search-store.ts";
import { conversations } from "./conversations.ts";
import {
  type Clause,
  customerConditions,
  customerTerms,
  telephoneTerms,
} from "./customer-terms.ts";
import { customers } from "./customers.ts";
import { messageFromRow, messages } from "./messages.ts";
import { indexKey, inLengths, seqsPerConversation, termsIn } from "./search-index.ts";
import { marks, type Queries, type Sql } from "./sql.ts";
import { select } from "./table.ts";

const keysAtOnce = 200;
/** So many keys are looked at for one page: a filter that nothing passes costs no more. */
const batchesAtMost = 10;
const conversationsAPage = 20;
const matchesEach = 2;

interface IndexHit {
  readonly number: number;
  readonly seqs: readonly number[];
}

export function searchReads(sql: Queries) {
  const { fullText } = sql;

  async function keysBelow(query: string, below: number): Promise<readonly number[]> {
    const rows = await sql.all(fullText.find, [query, below, keysAtOnce]);
    return rows.map(([key]) => Number(key));
  }

  async function conversationsOf(hits: readonly IndexHit[], filter: SearchFilter) {
    if (hits.length === 0) return new Map<number, ConversationRecord>();
    const conditions = conditionsOf(filter);
    const where = [`number IN (${marks(hits.length)})`, ...conditions.map(([text]) => text)];
    const rows = await sql.all(
      `SELECT ${conversations.columns.join(", ")}, number FROM conversations
       WHERE ${where.join(" AND ")}`,
      [...hits.map(({ number }) => number), ...conditions.flatMap(([, values]) => values)],
    );
    return new Map(rows.map((row) => [Number(row.at(-1)), conversations.record(row)]));
  }

  async function messagesOf(
    { number, seqs }: IndexHit,
    id: ConversationId,
  ): Promise<readonly MessageRecord[]> {
    const rows = await sql.all(
      `SELECT ${messages.columns.join(", ")} FROM messages
       WHERE conversation = ? AND seq IN (${marks(seqs.length)}) ORDER BY seq DESC`,
      [number, ...seqs],
    );
    return rows.map((row) => messageFromRow(id, row));
  }

  async function customersWho(clauses: readonly Clause[], limit: number) {
    if (clauses.length === 0) return [];
    const where = clauses.map(([text]) => text).join(" AND ");
    const values = clauses.flatMap(([, given]) => given);
    return select(sql, customers).many(`WHERE ${where} ORDER BY created_at DESC LIMIT ?`)(
      ...values,
      limit,
    );
  }

  return {
    async searchMessages(phrases, { filter, cursor }) {
      const query = fullText.query(phrases);
      const found: { conversation: ConversationRecord; matches: readonly MessageRecord[] }[] = [];
      let below = keyIn(cursor);
      let count = 0;
      for (let batch = 0; batch < batchesAtMost; batch += 1) {
        const keys = await keysBelow(query, below);
        const isWhole = keys.length < keysAtOnce;
        const hits = hitsIn(keys);
        const passed = await conversationsOf(hits, filter);
        count += passed.size;
        for (const hit of hits) {
          const conversation = passed.get(hit.number);
          below = hit.number * seqsPerConversation;
          if (!conversation) continue;
          found.push({ conversation, matches: await messagesOf(hit, conversation.id) });
          if (found.length < conversationsAPage) continue;
          const isLast = isWhole && count === found.length;
          return { found, count, isWhole, cursor: isLast ? undefined : String(below) };
        }
        if (isWhole) return { found, count, isWhole };
      }
      return { found, count, isWhole: false, cursor: String(below) };
    },
    async searchCustomers(query, limit) {
      const numbers = telephoneTerms(query);
      const theirs = `id IN (SELECT customer_id FROM customer_terms WHERE term IN (${marks(numbers.length)}))`;
      const owners = numbers.length === 0 ? [] : await customersWho([[theirs, numbers]], limit);
      const named = await customersWho(customerConditions(searchPhrases(query)), limit);
      const known = new Set(owners.map(({ id }) => id));
      return [...owners, ...named.filter(({ id }) => !known.has(id))].slice(0, limit);
    },
    async ticketNumbers(beginning, limit) {
      const rows = await sql.all(
        "SELECT number FROM tickets WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT ?",
        [beginning, `${beginning}~`, limit],
      );
      return rows.map(([number]) => String(number) as never);
    },
  } satisfies SearchReads;
}

/** A cursor that is not ours starts at the beginning. */
const keyIn = (cursor: string | undefined) =>
  /^\d{1,15}$/.test(cursor ?? "") ? Number(cursor) : Number.MAX_SAFE_INTEGER;

/** The keys of a conversation lie side by side. */
function hitsIn(keys: readonly number[]): readonly IndexHit[] {
  const hits = new Map<number, number[]>();
  for (const key of keys) {
    const number = Math.floor(key / seqsPerConversation);
    const seqs = hits.get(number) ?? [];
    if (seqs.length < matchesEach) seqs.push(key % seqsPerConversation);
    hits.set(number, seqs);
  }
  return [...hits].map(([number, seqs]) => ({ number, seqs }));
}

const conditionsOf = ({ topics, agentId, tag, from, to }: SearchFilter): readonly Clause[] => [
  ...(topics === undefined ? [] : [[`topic IN (${marks(topics.length)})`, topics] as const]),
  ...(agentId === undefined ? [] : [["agent_id = ?", [agentId]] as const]),
  // Tags are kept as a JSON list, each in quotes.
  ...(tag === undefined
    ? []
    : [["tags LIKE ? ESCAPE '!'", [`%${escaped(JSON.stringify(tag))}%`]] as const]),
  ...(from === undefined ? [] : [["last_at >= ?", [from]] as const]),
  ...(to === undefined ? [] : [["created_at < ?", [to]] as const]),
];

const escaped = (text: string) => text.replace(/[!%_]/g, "!$&");

/** In one transaction: their rows are locked until its end, and whoever writes in them waits. */
const indexedAtOnce = 10;

/** `lock` stands at the end of the query that finds conversations. */
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
