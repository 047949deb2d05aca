import type { ConversationId } from "../../protocol/conversation.ts";
import type { ErasureRecord } from "../domain/records.ts";
import type { Reads, Transaction } from "../ports/store.ts";
import { buryAttachmentsIn, buryAttachmentsOf, buryAttachmentsOfTicket } from "./attachments.ts";
import { number, text } from "./column.ts";
import { unindexNotes } from "./note-index.ts";
import { forgetInAlerts } from "./radar.ts";
import { noteRollupChange } from "./rollup-changes.ts";
import { unindexMessages } from "./search-index.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

/** Erasures that have begun. A row is there until the customer's own row is gone. */
export const erasures = table<ErasureRecord>("erasures", {
  customerId: text(),
  receipt: text(),
  by: text(),
  at: number,
  conversations: number,
  messages: number,
  tickets: number,
});

export const erasureReads = (sql: Queries) =>
  ({
    erasure: select(sql, erasures).one("WHERE customer_id = ?"),
    erasures: select(sql, erasures).many("ORDER BY at LIMIT ?"),
  }) satisfies Partial<Reads>;

/** Deletes rows. SQLite overwrites what is deleted (`secure_delete`); the write-ahead log is emptied after the commit. */
export function erasureWrites(sql: Sql) {
  const { insert } = modify(sql, erasures);
  const one = select(sql, erasures).one("WHERE customer_id = ?");
  const number = "(SELECT number FROM conversations WHERE id = ?)";

  return {
    /** The row is locked until the commit where transactions run side by side. */
    async lockErasure(customerId) {
      await sql.run("UPDATE erasures SET at = at WHERE customer_id = ?", [customerId]);
      return one(customerId);
    },
    insertErasure: (erasure) => insert(erasure),
    async addToErasure(customerId, { conversations, messages, tickets }) {
      await sql.run(
        `UPDATE erasures SET conversations = conversations + ?, messages = messages + ?, tickets = tickets + ?
         WHERE customer_id = ?`,
        [conversations, messages, tickets, customerId],
      );
    },
    async detachCustomer(id) {
      await sql.run(
        `UPDATE customers SET token_hash = NULL, subject = NULL, name = NULL, tier = NULL, phone_masked = NULL
         WHERE id = ?`,
        [id],
      );
      await sql.run("DELETE FROM customer_sessions WHERE customer_id = ?", [id]);
      await sql.run("DELETE FROM transaction_lists WHERE customer_id = ?", [id]);
      await sql.run("DELETE FROM mailings WHERE customer_id = ?", [id]);
      await sql.run("DELETE FROM mails WHERE customer_id = ?", [id]);
      await sql.run("DELETE FROM customer_terms WHERE customer_id = ?", [id]);
    },
    async deleteConversation(id: ConversationId) {
      await sql.run("DELETE FROM questions WHERE conversation_id = ?", [id]);
      await sql.run("DELETE FROM votes WHERE conversation_id = ?", [id]);
      await unindexNotes(sql, "conversation_id = ?", id);
      await sql.run("DELETE FROM notes WHERE conversation_id = ?", [id]);
      await sql.run("DELETE FROM memos WHERE conversation_id = ?", [id]);
      await sql.run("DELETE FROM replays WHERE conversation_id = ?", [id]);
      await sql.run("DELETE FROM quality_reviews WHERE conversation_id = ?", [id]);
      await sql.run("DELETE FROM waits WHERE conversation_id = ?", [id]);
      await sql.run("DELETE FROM emergencies WHERE conversation_id = ?", [id]);
      await sql.run("DELETE FROM survey_answers WHERE conversation_id = ?", [id]);
      await buryAttachmentsIn(sql, id);
      await forgetInAlerts(sql, id);
      // A complaint outlives the conversation that it began in.
      await sql.run("UPDATE tickets SET conversation_id = NULL WHERE conversation_id = ?", [id]);
      await unindexMessages(sql, id);
      const messages = await sql.run(`DELETE FROM messages WHERE conversation = ${number}`, [id]);
      await sql.run("DELETE FROM conversations WHERE id = ?", [id]);
      await noteRollupChange(sql, `conversation:${id}`);
      return messages;
    },
    async deleteTicket(wanted) {
      await buryAttachmentsOfTicket(sql, wanted);
      await sql.run("DELETE FROM ticket_entries WHERE number = ?", [wanted]);
      await sql.run("DELETE FROM ticket_tasks WHERE number = ?", [wanted]);
      await sql.run("DELETE FROM survey_answers WHERE number = ?", [wanted]);
      await sql.run("DELETE FROM tickets WHERE number = ?", [wanted]);
      await noteRollupChange(sql, `ticket:${wanted}`);
    },
    async deleteCustomer(id) {
      await buryAttachmentsOf(sql, id);
      for (const name of [
        "votes",
        "customer_sessions",
        "transaction_lists",
        "customer_terms",
        "survey_answers",
        "periodic_questions",
        "ideas",
        "legal_holds",
        "erasures",
        "webhooks",
        "mailings",
        "mails",
        "announcement_readers",
        "problem_reports",
      ]) {
        await sql.run(`DELETE FROM ${name} WHERE customer_id = ?`, [id]);
      }
      await sql.run("DELETE FROM customers WHERE id = ?", [id]);
    },
  } satisfies Partial<Transaction>;
}
