import type { AgentRecord } from "../domain/records.ts";
import type { Reads, Transaction } from "../ports/store.ts";
import { flag, json, number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const agents = table<AgentRecord>("agents", {
  id: text(),
  name: text(),
  email: text(),
  role: text(),
  passwordHash: text(),
  available: flag,
  dutySince: number,
  capacity: number,
  disabled: flag,
  secondFactor: json(),
  pendingSecret: text(),
  lastAssignedAt: number,
  createdAt: number,
});

export function agentReads(sql: Queries) {
  const { one, many } = select(sql, agents);
  const byEmail = one("WHERE email = ?");
  return {
    agent: one("WHERE id = ?"),
    agentByEmail: (email) => byEmail(email.toLowerCase()),
    agents: many("ORDER BY created_at, id"),
  } satisfies Partial<Reads>;
}

export function agentWrites(sql: Sql) {
  const { insert, update } = modify(sql, agents);
  return {
    insertAgent: (agent) => insert(withSmallEmail(agent)),
    updateAgent(agent) {
      const { id, createdAt: _, ...parts } = withSmallEmail(agent);
      return update(id, parts);
    },
  } satisfies Partial<Transaction>;
}

/** However it is typed at the sign-in, it is the same address. */
const withSmallEmail = (agent: AgentRecord): AgentRecord => ({
  ...agent,
  email: agent.email.toLowerCase(),
});
