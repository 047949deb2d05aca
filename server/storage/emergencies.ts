import type { EmergencyRecord } from "../domain/emergency.ts";
import type { EmergencyReads, EmergencyWrites } from "../ports/emergency-store.ts";
import { json, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

/** One of each conversation: what it is about now. */
export const emergencies = table<EmergencyRecord>("emergencies", {
  conversationId: text(),
  kind: text(),
  startedAt: text(),
  done: json(),
  frozen: json(),
  about: json(),
  ticket: text(),
});

export const emergencyReads = (sql: Queries) =>
  ({
    emergency: select(sql, emergencies).one("WHERE conversation_id = ?"),
  }) satisfies EmergencyReads;

const number = "(SELECT number FROM conversations WHERE id = ?)";

export function emergencyWrites(sql: Sql) {
  const { insert } = modify(sql, emergencies);
  const set = emergencies.columns.map((column) => `${column} = excluded.${column}`).join(", ");
  return {
    saveEmergency: (emergency) =>
      insert(emergency, { onConflict: `ON CONFLICT (conversation_id) DO UPDATE SET ${set}` }),
    async answerCheck(conversationId, seq, body) {
      await sql.run(`UPDATE messages SET body = ? WHERE conversation = ${number} AND seq = ?`, [
        JSON.stringify(body),
        conversationId,
        seq,
      ]);
    },
  } satisfies EmergencyWrites;
}
