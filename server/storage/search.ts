import type { ConversationId } from "../../protocol/conversation.ts";
import type { SearchPhrase } from "../../protocol/search-terms.ts";
import type { NoteRecord } from "../domain/notes.ts";
import type { ConversationRecord, MessageRecord } from "../domain/records.ts";
import type { FoundRecord, SearchFilter, SearchPage, SearchReads } from "../ports/search-store.ts";
import { conversations } from "./conversations.ts";
import { customerSearch } from "./customer-search.ts";
import type { Clause } from "./customer-terms.ts";
import { messageFromRow, messages } from "./messages.ts";
import { namedConditions, namedHits, namedQueries } from "./named-search.ts";
import { notes } from "./notes.ts";
import { searchConditions } from "./search-filter.ts";
import { byRelevance, hitsIn, type IndexHit, rankedPlace } from "./search-hits.ts";
import { indexKey, seqsPerConversation } from "./search-index.ts";
import { marks, type Queries } from "./sql.ts";
import { select } from "./table.ts";

const keysAtOnce = 200;
/** So many keys are looked at for one page: a filter that nothing passes costs no more. */
const batchesAtMost = 10;
const conversationsAPage = 20;

export function searchReads(sql: Queries) {
  const { fullText } = sql;

  async function keysBelow(query: string, below: number, limit: number) {
    const rows = await sql.all(fullText.find, [query, below, limit]);
    return rows.map(([key]) => Number(key));
  }

  async function conversationsOf(
    hits: readonly IndexHit[],
    filter: SearchFilter,
    more: readonly Clause[] = [],
  ) {
    if (hits.length === 0) return new Map<number, ConversationRecord>();
    const conditions = [...searchConditions(filter), ...more];
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
    if (seqs.length === 0) return [];
    const rows = await sql.all(
      `SELECT ${messages.columns.join(", ")} FROM messages
       WHERE conversation = ? AND seq IN (${marks(seqs.length)}) ORDER BY seq DESC`,
      [number, ...seqs],
    );
    return rows.map((row) => messageFromRow(id, row));
  }

  async function notesOf({ places }: IndexHit, id: ConversationId): Promise<readonly NoteRecord[]> {
    if (places.length === 0) return [];
    const where = `WHERE conversation_id = ? AND place IN (${marks(places.length)})`;
    return select(sql, notes).many(`${where} ORDER BY at DESC`)(id, ...places);
  }

  const foundIn = async (
    hit: IndexHit,
    conversation: ConversationRecord,
  ): Promise<FoundRecord> => ({
    conversation,
    matches: await messagesOf(hit, conversation.id),
    notes: await notesOf(hit, conversation.id),
  });

  /** Whose name and what they said stand in the query together; the newest ones. */
  async function named(phrases: readonly SearchPhrase[], filter: SearchFilter) {
    const found = new Map<ConversationId, FoundRecord>();
    for (const one of namedQueries(phrases)) {
      const { hits, isCommon } = await namedHits(sql, one);
      const said = isCommon ? hitsIn(await newestKeys(fullText.query(one.words))) : [];
      const passed = await passing([...hits, ...said], filter, namedConditions(one));
      for (const [number, conversation] of passed) {
        const hit = [...hits, ...said].find((some) => some.number === number);
        if (hit && found.size < conversationsAPage)
          found.set(conversation.id, await foundIn(hit, conversation));
      }
    }
    return [...found.values()];
  }

  const newestKeys = (query: string, below = Number.MAX_SAFE_INTEGER) =>
    keysBelow(query, below, keysAtOnce * batchesAtMost);

  /** Those conversations that the filter lets through; a few at a time. */
  async function passing(
    hits: readonly IndexHit[],
    filter: SearchFilter,
    more: readonly Clause[] = [],
  ): Promise<ReadonlyMap<number, ConversationRecord>> {
    const passed = new Map<number, ConversationRecord>();
    for (let at = 0; at < hits.length; at += keysAtOnce) {
      const some = await conversationsOf(hits.slice(at, at + keysAtOnce), filter, more);
      for (const [number, conversation] of some) passed.set(number, conversation);
    }
    return passed;
  }

  async function newest(query: string, filter: SearchFilter, cursor?: string): Promise<SearchPage> {
    const found: FoundRecord[] = [];
    let below = keyIn(cursor);
    let count = 0;
    for (let batch = 0; batch < batchesAtMost; batch += 1) {
      const keys = await keysBelow(query, below, keysAtOnce);
      const isWhole = keys.length < keysAtOnce;
      const hits = hitsIn(keys);
      const passed = await conversationsOf(hits, filter);
      count += passed.size;
      for (const hit of hits) {
        const conversation = passed.get(hit.number);
        below = hit.number * seqsPerConversation;
        if (!conversation) continue;
        found.push(await foundIn(hit, conversation));
        if (found.length < conversationsAPage) continue;
        const isLast = isWhole && count === found.length;
        return { found, count, isWhole, cursor: isLast ? undefined : String(below) };
      }
      if (isWhole) return { found, count, isWhole };
    }
    return { found, count, isWhole: false, cursor: String(below) };
  }

  /** The bot quotes what it is asked: that says nothing about what a conversation is about. */
  async function saidByBot(keys: readonly number[]): Promise<ReadonlySet<number>> {
    const found = new Set<number>();
    for (let at = 0; at < keys.length; at += keysAtOnce) {
      const some = keys.slice(at, at + keysAtOnce);
      const rows = await sql.all(
        `SELECT conversation, seq FROM messages WHERE author_kind = 'bot' AND (conversation, seq) IN (
           VALUES ${some.map(() => "(CAST(? AS BIGINT), CAST(? AS BIGINT))").join(", ")})`,
        some.flatMap((key) => [Math.floor(key / seqsPerConversation), key % seqsPerConversation]),
      );
      for (const [number, seq] of rows) found.add(indexKey(Number(number), Number(seq)));
    }
    return found;
  }

  /** Among the newest that fit: no index of all that was said is sorted for it. Later pages rank what the first one did. */
  async function mostRelevant(query: string, filter: SearchFilter, cursor?: string) {
    const { below, from } = rankedPlace(cursor);
    const keys = await newestKeys(query, below);
    const hits = hitsIn(keys, await saidByBot(keys));
    const passed = await passing(hits, filter);
    const ranked = byRelevance(hits).flatMap((hit) => {
      const conversation = passed.get(hit.number);
      return conversation ? [{ hit, conversation }] : [];
    });
    const shown = ranked.slice(from, from + conversationsAPage);
    const to = from + shown.length;
    return {
      found: await Promise.all(shown.map((one) => foundIn(one.hit, one.conversation))),
      count: ranked.length,
      isWhole: keys.length < keysAtOnce * batchesAtMost,
      cursor: to < ranked.length ? `${(keys[0] ?? 0) + 1}.${to}` : undefined,
    };
  }

  return {
    async searchMessages(phrases, { filter, cursor, order }) {
      const query = fullText.query(phrases);
      const ask = order === "relevance" ? mostRelevant : newest;
      const page = await ask(query, filter, cursor);
      if (cursor !== undefined) return page;
      const known = new Set(page.found.map(({ conversation }) => conversation.id));
      const theirs = await named(phrases, filter);
      const besides = theirs.filter(({ conversation }) => !known.has(conversation.id));
      return {
        ...page,
        found: [...besides, ...page.found],
        count: page.count + besides.length,
      };
    },
    searchCustomers: customerSearch(sql),
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
