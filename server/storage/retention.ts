import type { Reads, Transaction } from "../ports/store.ts";
import { conversations } from "./conversations.ts";
import { customers } from "./customers.ts";
import type { Queries, Sql } from "./sql.ts";
import { select } from "./table.ts";

/** What a legal hold keeps is left out here, and nowhere else. */
const isHeld = "EXISTS (SELECT 1 FROM legal_holds h WHERE h.customer_id";

/** Their keys; each takes a time and how many. */
const oldQuestions = `SELECT q.conversation_id, q.message_seq FROM questions q
  JOIN conversations c ON c.id = q.conversation_id
  WHERE q.at < ? AND NOT ${isHeld} = c.customer_id) ORDER BY q.at LIMIT ?`;
const oldVotes = `SELECT v.customer_id, v.article_id, v.message_id FROM votes v
  WHERE v.at < ? AND NOT ${isHeld} = v.customer_id) ORDER BY v.at LIMIT ?`;

/** What is older than it may be. */
export function retentionReads(sql: Queries) {
  const oldest = select(sql, conversations).many(
    `WHERE resolved_at < ? AND status = 'resolved' AND NOT ${isHeld} = conversations.customer_id)
     ORDER BY resolved_at LIMIT ?`,
  );
  const old = select(sql, customers).many(
    `WHERE (created_at, id) > (?, ?) AND created_at < ? AND NOT ${isHeld} = customers.id)
     ORDER BY created_at, id LIMIT ?`,
  );
  return {
    resolvedBefore: (at, limit) => oldest(at, limit),
    async hasQuestionsBefore(at) {
      const question = await sql.get(oldQuestions, [at, 1]);
      return (question ?? (await sql.get(oldVotes, [at, 1]))) !== undefined;
    },
    customersBefore: (at, { after, limit }) =>
      old(after?.createdAt ?? -1, after?.id ?? "", at, limit),
  } satisfies Partial<Reads>;
}

export const retentionWrites = (sql: Sql) =>
  ({
    async deleteQuestionsBefore(at, limit) {
      await sql.run(
        `INSERT INTO rollup_changes (subject)
         SELECT DISTINCT 'conversation:' || conversation_id FROM (${oldQuestions}) AS old`,
        [at, limit],
      );
      const asked = `DELETE FROM questions WHERE (conversation_id, message_seq) IN (${oldQuestions})`;
      const voted = `DELETE FROM votes WHERE (customer_id, article_id, message_id) IN (${oldVotes})`;
      return (await sql.run(asked, [at, limit])) + (await sql.run(voted, [at, limit]));
    },
  }) satisfies Partial<Transaction>;
