import type { MessageRecord } from "../../domain/records.ts";
import type { Sql } from "../sql.ts";
import { storedColumns, valuesOf } from "../writes.ts";

/**
 * Messages come into a table without an index: a commit of many then writes the few pages at its end, where the indexes of
 * `messages` would have a page of their own written for every conversation. Thousands at a time they are put into
 * `messages`, in the order of their conversations, so that what lies together there is written once.
 */

const insert = `INSERT INTO arrivals (${storedColumns})
  SELECT c.number, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM conversations c
  WHERE c.id = ? AND NOT EXISTS (
    SELECT 1 FROM messages m WHERE m.conversation = c.number AND m.client_id = ? AND m.sender = ?
  )`;

/**
 * Answers false where `messages` has it already. What is among the arrivals isn't looked at: the caller knows.
 */
export function insertArrival(sql: Sql, message: MessageRecord) {
  const [conversation = null, ...values] = valuesOf(message);
  const [, , , , , sender = null, clientId = null] = values;
  return sql.insertOnce(insert, [...values, conversation, clientId, sender]);
}

/** All arrivals into their places. */
export async function putInPlace(sql: Sql): Promise<void> {
  await sql.run(
    `INSERT INTO messages (${storedColumns})
     SELECT ${storedColumns} FROM arrivals ORDER BY conversation, seq`,
    [],
  );
  await sql.run(`DELETE FROM arrivals`, []);
}

export const withArrivals = `number IN (SELECT conversation FROM arrivals)`;
