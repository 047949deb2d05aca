import { searchTerms } from "../../protocol/search-terms.ts";
import { indexKey, seqsPerConversation } from "./search-index.ts";
import type { Sql, Value } from "./sql.ts";

/** Notes have the last keys of their conversation, which no message reaches: its first note the very last. The newest are the lowest. */
const notesPerConversation = 2 ** 16;
export const noteKey = (number: number, place: number) =>
  indexKey(number, seqsPerConversation - place);

/** The place of the note that has the key; undefined for a message. */
export function notePlaceIn(key: number): number | undefined {
  const place = seqsPerConversation - (key % seqsPerConversation);
  return place <= notesPerConversation ? place : undefined;
}

/** `lock` stands at the end of the query that finds them. Answers how many were looked at. */
export async function indexNotes(sql: Sql, limit: number, lock: string): Promise<number> {
  const { fullText } = sql;
  const waiting = await sql.lenient.all(
    `SELECT id, conversation_id, text FROM notes WHERE place = 0 ORDER BY at DESC LIMIT ? ${lock}`,
    [limit],
  );
  for (const [id = null, conversationId = null, text] of waiting) {
    const [number, last] = (await sql.get(
      `SELECT number, (SELECT MAX(place) FROM notes WHERE conversation_id = conversations.id)
       FROM conversations WHERE id = ?`,
      [conversationId],
    )) ?? [0, 0];
    const place = Number(last) + 1;
    const terms = searchTerms(String(text));
    if (terms.length > 0 && place <= notesPerConversation) {
      const key = noteKey(Number(number), place);
      await sql.write(fullText.insert(1), [key, fullText.written(terms)]);
    }
    await sql.write("UPDATE notes SET place = ? WHERE id = ?", [place, id]);
  }
  return waiting.length;
}

/** Before their words go. The update waits for an index that takes them just now. */
export async function unindexNotes(sql: Sql, condition: string, value: Value): Promise<void> {
  await sql.run(`UPDATE notes SET place = place WHERE ${condition}`, [value]);
  const rows = await sql.lenient.all(
    `SELECT number, place, text FROM notes JOIN conversations ON conversations.id = conversation_id
     WHERE notes.${condition} AND place > 0 AND place <= ${notesPerConversation}`,
    [value],
  );
  for (const [number, place, text] of rows) {
    const terms = searchTerms(String(text));
    if (terms.length === 0) continue;
    const key = noteKey(Number(number), Number(place));
    await sql.run(sql.fullText.remove, [key, sql.fullText.written(terms)]);
  }
}
