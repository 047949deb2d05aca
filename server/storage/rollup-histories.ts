import type { StoredEvent } from "../domain/records.ts";
import type { HistoryLine } from "../domain/rollup-records.ts";
import type { RollupReads } from "../ports/rollup-store.ts";
import { conversations } from "./conversations.ts";
import { qualityReviews } from "./quality-reviews.ts";
import { questions } from "./questions.ts";
import type { Queries, Row } from "./sql.ts";
import { select } from "./table.ts";
import { ticketEntries, tickets } from "./ticket-tables.ts";

/** Of all that was said in it, what counts: events, and that an agent has written. */
const linesOf = `SELECT m.at, m.author_kind, m.event FROM messages m
  JOIN conversations c ON c.number = m.conversation
  WHERE c.id = ? AND (m.event IS NOT NULL OR m.author_kind = 'agent') ORDER BY m.seq`;

const posted: StoredEvent = { type: "message.posted" };

const lineOf = ([at, author, event]: Row): HistoryLine => ({
  at: Number(at),
  author: author as HistoryLine["author"],
  event: event === null || event === undefined ? posted : JSON.parse(String(event)),
});

/** Without locks, and past the cache: what changes meanwhile is counted again. */
export function rollupHistories(sql: Queries) {
  const conversation = select(sql, conversations).one("WHERE id = ?");
  const asked = select(sql, questions).many("WHERE conversation_id = ? ORDER BY message_seq");
  const reviewed = select(sql, qualityReviews).one("WHERE conversation_id = ?");
  const ticket = select(sql, tickets).one("WHERE number = ?");
  const entries = select(sql, ticketEntries).many("WHERE number = ? ORDER BY seq");
  return {
    async conversationHistory(id) {
      const [found, lines, itsQuestions, review] = await Promise.all([
        conversation(id),
        sql.all(linesOf, [id]),
        asked(id),
        reviewed(id),
      ]);
      if (!found) return undefined;
      return { conversation: found, lines: lines.map(lineOf), questions: itsQuestions, review };
    },
    async ticketHistory(number) {
      const [found, itsEntries] = await Promise.all([ticket(number), entries(number)]);
      return found && { ticket: found, entries: itsEntries };
    },
  } satisfies Partial<RollupReads>;
}
