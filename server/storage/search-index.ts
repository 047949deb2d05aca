import type { ConversationId } from "../../protocol/conversation.ts";
import { searchTerms } from "../../protocol/search-terms.ts";
import type { StoredBody } from "../domain/records.ts";
import type { Sql, Value } from "./sql.ts";

/** A message's key in the index: its conversation's number, then its own, so that a conversation's lie side by side. */
export const seqsPerConversation = 2 ** 20;
export const indexKey = (number: number, seq: number) => number * seqsPerConversation + seq;

/** What people and the bot have said; of an article its title. */
function indexedText(body: StoredBody): string {
  if (body.kind === "text" || body.kind === "choices") return body.text;
  return body.kind === "article" ? body.title : "";
}

/** What is damaged is not found. */
export function termsIn(body: string): readonly string[] {
  try {
    return searchTerms(indexedText(JSON.parse(body)));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Each length is a statement of its own, which connections keep prepared: so there are few. */
const insertLengths = [16, 4, 1];

/** In parts that one statement inserts. */
export function inLengths<One>(all: readonly One[]): readonly (readonly One[])[] {
  const length = insertLengths.find((one) => one <= all.length);
  return length === undefined ? [] : [all.slice(0, length), ...inLengths(all.slice(length))];
}

/** Before their content goes: a contentless index has to be told what was in it. */
export async function unindexMessages(
  sql: Sql,
  conversationId: ConversationId,
  condition: { readonly text: string; readonly values: readonly Value[] } = {
    text: "",
    values: [],
  },
): Promise<void> {
  const rows = await sql.lenient.all(
    `SELECT c.number, m.seq, m.body FROM messages m JOIN conversations c ON c.number = m.conversation
     WHERE c.id = ? AND m.seq <= c.indexed_seq ${condition.text}`,
    [conversationId, ...condition.values],
  );
  for (const [number, seq, body] of rows) {
    const terms = termsIn(String(body));
    if (terms.length === 0) continue;
    const key = indexKey(Number(number), Number(seq));
    await sql.run(sql.fullText.remove, [key, sql.fullText.written(terms)]);
  }
}
