import type { AgentSessionRecord } from "../domain/session-records.ts";
import type { Reads, Transaction } from "../ports/store.ts";
import { flag, number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const agentSessions = table<AgentSessionRecord>("agent_sessions", {
  tokenHash: text(),
  agentId: text(),
  createdAt: number,
  expiresAt: number,
  address: text(),
  device: text(),
  enrolling: flag,
});

export const agentSessionReads = (sql: Queries) =>
  ({
    agentSession: select(sql, agentSessions).one("WHERE token_hash = ?"),
    agentSessionsOf: select(sql, agentSessions).many("WHERE agent_id = ? ORDER BY created_at DESC"),
  }) satisfies Partial<Reads>;

export function agentSessionWrites(sql: Sql) {
  const { insert } = modify(sql, agentSessions);
  async function remove(condition: string, value: string | number) {
    await sql.run(`DELETE FROM agent_sessions WHERE ${condition}`, [value]);
  }
  return {
    insertAgentSession: (session) => insert(session),
    deleteAgentSession: (tokenHash) => remove("token_hash = ?", tokenHash),
    deleteAgentSessionsOf: (agentId) => remove("agent_id = ?", agentId),
    deleteExpiredSessions: (now) => remove("expires_at <= ?", now),
  } satisfies Partial<Transaction>;
}
