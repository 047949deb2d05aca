import { priorities } from "../../protocol/conversation.ts";
import type { TicketView } from "../../protocol/ticket.ts";
import type { AgentRecord, CustomerRecord } from "../domain/records.ts";
import type { TicketRecord, TicketTaskRecord } from "../domain/ticket.ts";
import type { TicketEntryRecord } from "../domain/ticket-entry.ts";
import type { TicketPage, TicketReads, TicketWrites } from "../ports/ticket-store.ts";
import { agents } from "./agents.ts";
import { byId } from "./by-id.ts";
import { json, number, rank, text } from "./column.ts";
import { customers } from "./customers.ts";
import type { Queries, Sql, Value } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const tickets = table<TicketRecord>("tickets", {
  number: text(),
  customerId: text(),
  conversationId: text(),
  clientId: text(),
  locale: text(),
  state: text(),
  topic: text(),
  severity: rank(priorities),
  description: text(),
  demand: text(),
  contact: text(),
  handlerId: text(),
  team: text(),
  promiseKind: text(),
  promiseAt: number,
  pausedSince: number,
  breachedAt: number,
  dueAt: number,
  decision: json(),
  decidedBy: text(),
  decidedAt: number,
  escalatedAt: number,
  mergedInto: text(),
  lastSeq: number,
  lastHash: text(),
  lastAt: number,
  createdAt: number,
  closedAt: number,
});

export const ticketEntries = table<TicketEntryRecord>("ticket_entries", {
  number: text(),
  seq: number,
  at: number,
  kind: text(),
  author: text(),
  by: text(),
  text: text(),
  state: text(),
  promise: json(),
  decision: json(),
  hash: text(),
});

export const ticketTasks = table<TicketTaskRecord>("ticket_tasks", {
  id: text(),
  number: text(),
  team: text(),
  text: text(),
  dueAt: number,
  answer: text(),
  answeredAt: number,
});

const pageLength = 50;

interface TicketList {
  readonly where: string;
  readonly by: "promiseAt" | "closedAt";
}

const isOpen = "closed_at IS NULL AND decided_at IS NULL";
const lists: Record<TicketView, TicketList> = {
  open: { where: "closed_at IS NULL", by: "promiseAt" },
  mine: { where: "closed_at IS NULL AND handler_id = ?", by: "promiseAt" },
  late: { where: `${isOpen} AND breached_at IS NOT NULL`, by: "promiseAt" },
  tasks: {
    where: `closed_at IS NULL AND EXISTS
      (SELECT 1 FROM ticket_tasks t WHERE t.number = tickets.number AND t.answered_at IS NULL)`,
    by: "promiseAt",
  },
  closed: { where: "closed_at IS NOT NULL", by: "closedAt" },
};

const after = {
  promiseAt: "(promise_at, number) > (?, ?) ORDER BY promise_at, number",
  closedAt: "(closed_at, number) < (?, ?) ORDER BY closed_at DESC, number DESC",
} as const;

export function ticketReads(sql: Queries) {
  const { one, many } = select(sql, tickets);
  const ofCustomer = one("WHERE customer_id = ? AND number = ?");
  const byClientId = one("WHERE customer_id = ? AND client_id = ?");
  const newestFirst = "ORDER BY created_at DESC, number DESC LIMIT ?";
  const newest = many(`WHERE customer_id = ? ${newestFirst}`);
  const older = many(
    `WHERE customer_id = ? AND (created_at, number) <
     (SELECT created_at, number FROM tickets WHERE customer_id = ? AND number = ?) ${newestFirst}`,
  );
  const closed = many(
    `WHERE closed_at < ? AND NOT EXISTS
     (SELECT 1 FROM legal_holds h WHERE h.customer_id = tickets.customer_id) ORDER BY closed_at LIMIT ?`,
  );
  const due = many("WHERE due_at <= ? ORDER BY due_at LIMIT ?");

  return {
    ticket: one("WHERE number = ?"),
    ticketOf: (customerId, wanted) => ofCustomer(customerId, wanted),
    ticketByClientId: (customerId, clientId) => byClientId(customerId, clientId),
    ticketsOf: (customerId, { before, limit }) =>
      before === undefined
        ? newest(customerId, limit)
        : older(customerId, customerId, before, limit),
    ticketsDue: (before, limit) => due(before, limit),
    async ticketPage(view, agentId, cursor): Promise<TicketPage> {
      const { where, by } = lists[view];
      const owner: readonly Value[] = view === "mine" ? [agentId] : [];
      const rows = await many(`WHERE ${where} AND ${after[by]} LIMIT ${pageLength + 1}`)(
        ...owner,
        ...positionOf(by, cursor),
      );
      const shown = rows.slice(0, pageLength);
      const last = shown.at(-1);
      const next = rows.length > pageLength && last ? `${last[by]}:${last.number}` : undefined;
      return { rows: await withPeople(sql, shown), cursor: next };
    },
    ticketsClosedBefore: (at, limit) => closed(at, limit),
    ticketEntries: select(sql, ticketEntries).many("WHERE number = ? ORDER BY seq"),
    ticketTasks: select(sql, ticketTasks).many("WHERE number = ? ORDER BY due_at, id"),
  } satisfies TicketReads;
}

/** A cursor that is not ours starts at the beginning. */
function positionOf(by: TicketList["by"], cursor: string | undefined): readonly [number, string] {
  const [, time, last] = /^(\d{1,15}):(.{1,64})$/.exec(cursor ?? "") ?? [];
  if (time && last) return [Number(time), last];
  return by === "promiseAt" ? [0, ""] : [Number.MAX_SAFE_INTEGER, ""];
}

async function withPeople(
  sql: Queries,
  shown: readonly TicketRecord[],
): Promise<TicketPage["rows"]> {
  const ids = shown.map(({ customerId }) => customerId);
  const customerOf = await byId<CustomerRecord>(sql, customers, ids);
  const handlers = shown.flatMap(({ handlerId }) => handlerId ?? []);
  const agentOf = await byId<AgentRecord>(sql, agents, handlers);
  return shown.flatMap((ticket) => {
    const customer = customerOf.get(ticket.customerId);
    const handler = ticket.handlerId && agentOf.get(ticket.handlerId);
    return customer ? { ticket, customer, handler } : [];
  });
}

export function ticketWrites(sql: Sql) {
  const { insert } = modify(sql, tickets);
  const entries = modify(sql, ticketEntries);
  const tasks = modify(sql, ticketTasks);
  return {
    async countTicket(day) {
      await sql.run(
        `INSERT INTO ticket_days (day, count) VALUES (?, 1)
         ON CONFLICT (day) DO UPDATE SET count = ticket_days.count + 1`,
        [day],
      );
      const row = await sql.get("SELECT count FROM ticket_days WHERE day = ?", [day]);
      return Number(row?.[0]);
    },
    insertTicket: (ticket) => insert(ticket),
    async updateTicket(wanted, patch) {
      const { columns, values } = tickets.assignments(patch);
      const set = columns.map((column) => `${column} = ?`).join(", ");
      await sql.run(`UPDATE tickets SET ${set} WHERE number = ?`, [...values, wanted]);
    },
    insertTicketEntry: (entry) => entries.insert(entry),
    insertTicketTask: (task) => tasks.insert(task),
    answerTicketTask: (id, { text: answer, at }) => tasks.update(id, { answer, answeredAt: at }),
    async deleteTicket(wanted) {
      await sql.run("DELETE FROM ticket_entries WHERE number = ?", [wanted]);
      await sql.run("DELETE FROM ticket_tasks WHERE number = ?", [wanted]);
      await sql.run("DELETE FROM tickets WHERE number = ?", [wanted]);
    },
    async moveTickets(from, to) {
      await sql.run("UPDATE tickets SET customer_id = ? WHERE customer_id = ?", [to, from]);
    },
  } satisfies TicketWrites;
}
