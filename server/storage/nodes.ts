import { priorities } from "../../protocol/conversation.ts";
import type {
  AgentConnection,
  ConversationState,
  LeaseRecord,
  NodeReads,
  NodeWrites,
} from "../ports/node-store.ts";
import { number, rank, text } from "./column.ts";
import { marks, type Queries, type Sql, type Value } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const leases = table<LeaseRecord>("leases", { name: text(), holder: text(), beat: number });

export const agentConnections = table<AgentConnection>("agent_connections", {
  agentId: text(),
  node: text(),
});

/** The part of the table that other nodes need. */
const states = table<ConversationState>("conversations", {
  id: text(),
  customerId: text(),
  status: text(),
  agentId: text(),
  priority: rank(priorities),
  waitingSince: number,
  turnAt: number,
  team: text(),
  locale: text(),
  lastSeq: number,
});

/** No other conversation of the customer is newer. */
const isNewest = `NOT EXISTS (SELECT 1 FROM conversations newer
  WHERE newer.customer_id = conversations.customer_id
    AND (newer.created_at, newer.id) > (conversations.created_at, conversations.id))`;

export function nodeReads(sql: Queries) {
  const { many } = select(sql, states);
  const among = (column: string, rest: string) => (ids: readonly Value[]) =>
    ids.length === 0 ? [] : many(`WHERE ${column} IN (${marks(ids.length)}) ${rest}`)(...ids);
  return {
    async installation() {
      return String((await sql.get("SELECT value FROM meta WHERE name = 'installation'", []))?.[0]);
    },
    leases: select(sql, leases).many("ORDER BY name"),
    agentConnections: select(sql, agentConnections).many("ORDER BY agent_id, node"),
    statesOfCustomers: among("customer_id", `AND ${isNewest}`),
    statesOf: among("id", ""),
    async statesSince(at, limit) {
      const open = await many(
        "WHERE status <> 'resolved' AND last_at >= ? ORDER BY last_at DESC LIMIT ?",
      )(at, limit);
      const resolved = await many(
        "WHERE status = 'resolved' AND resolved_at >= ? ORDER BY resolved_at DESC LIMIT ?",
      )(at, limit);
      return [...open, ...resolved];
    },
    statesHeldBy: among("agent_id", "AND status = 'assigned'"),
  } satisfies NodeReads;
}

const unlessThere = { onConflict: "ON CONFLICT DO NOTHING" };

export function nodeWrites(sql: Sql) {
  const connections = modify(sql, agentConnections);
  return {
    async insertLease({ name, holder, beat }) {
      const query = "INSERT INTO leases (name, holder, beat) VALUES (?, ?, ?)";
      return (await sql.run(`${query} ON CONFLICT DO NOTHING`, [name, holder, beat])) > 0;
    },
    renewLeases: (holder) =>
      sql.run("UPDATE leases SET beat = beat + 1 WHERE holder = ?", [holder]),
    async takeLease({ name, holder: before, beat }, holder) {
      const taken = await sql.run(
        "UPDATE leases SET holder = ?, beat = beat + 1 WHERE name = ? AND holder = ? AND beat = ?",
        [holder, name, before, beat],
      );
      return taken > 0;
    },
    async deleteLeasesOf(holder) {
      await sql.run("DELETE FROM leases WHERE holder = ?", [holder]);
    },
    insertAgentConnection: (connection) => connections.insert(connection, unlessThere),
    async deleteAgentConnection({ agentId, node }) {
      await sql.run("DELETE FROM agent_connections WHERE agent_id = ? AND node = ?", [
        agentId,
        node,
      ]);
    },
    async deleteAgentConnectionsOf(node) {
      await sql.run("DELETE FROM agent_connections WHERE node = ?", [node]);
    },
  } satisfies NodeWrites;
}
