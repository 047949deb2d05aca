import type { TicketNumber } from "../../protocol/ticket.ts";
import { after } from "../ports/store.ts";
import type { TicketReads, TicketWrites } from "../ports/ticket-store.ts";
import { noteRollupChange } from "./rollup-changes.ts";
import { marks, type Queries, type Sql } from "./sql.ts";
import { modify, select } from "./table.ts";
import { ticketListReads } from "./ticket-lists.ts";
import { savedTicketViews, ticketEntries, tickets, ticketTasks } from "./ticket-tables.ts";

const openOfCustomer = "customer_id = ? AND closed_at IS NULL AND state <> 'decided'";
/** What is late first, then what the customer has to do, then what is promised first. */
const urgency = `CASE WHEN paused_since IS NOT NULL THEN 1 WHEN breached_at IS NOT NULL THEN 0 ELSE 2 END,
  promise_at, number`;

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
  const mergedInto = many("WHERE customer_id = ? AND merged_into = ? ORDER BY created_at, number");
  const closed = many(
    `WHERE closed_at < ? AND NOT EXISTS
     (SELECT 1 FROM legal_holds h WHERE h.customer_id = tickets.customer_id)
     AND (merged_into IS NULL OR (SELECT 1 FROM tickets o WHERE o.number = tickets.merged_into) IS NULL)
     ORDER BY closed_at LIMIT ?`,
  );
  const readable = select(sql.lenient, tickets).many;
  const due = readable("WHERE due_at <= ? ORDER BY due_at LIMIT ?");
  const waitDue = readable("WHERE wait_due_at <= ? ORDER BY wait_due_at LIMIT ?");

  return {
    ...ticketListReads(sql),
    ticket: one("WHERE number = ?"),
    ticketOf: (customerId, wanted) => ofCustomer(customerId, wanted),
    openTicketOf: one(`WHERE ${openOfCustomer} ORDER BY ${urgency} LIMIT 1`),
    countOpenTicketsOf(customerId) {
      const row = sql.get(`SELECT count(*) FROM tickets WHERE ${openOfCustomer}`, [customerId]);
      return after(row, (found) => Number(found?.[0]));
    },
    ticketToConfirm: one(
      `WHERE customer_id = ? AND followed_up_at >= ? AND follow_up_solved IS NULL
       AND state IN ('decided', 'closed') ORDER BY followed_up_at DESC LIMIT 1`,
    ),
    ticketsMoved(customerId, { since, sinceLook, kinds, limit }) {
      const from = sinceLook ? "COALESCE(tickets.seen_at, tickets.created_at)" : "?";
      const entry = `e.number = tickets.number AND e.at > ${from} AND e.author <> 'customer' AND e.kind IN (${marks(kinds.length)})`;
      const query = `SELECT number FROM tickets WHERE customer_id = ? AND last_at > ?
        AND EXISTS (SELECT 1 FROM ticket_entries e WHERE ${entry}) ORDER BY created_at DESC LIMIT ?`;
      const rows = sql.all(query, [
        customerId,
        since,
        ...(sinceLook ? [] : [since]),
        ...kinds,
        limit,
      ]);
      return after(rows, (found) => found.map(([number]) => String(number) as TicketNumber));
    },
    ticketsMergedInto: (customerId, wanted) => mergedInto(customerId, wanted),
    ticketByClientId: (customerId, clientId) => byClientId(customerId, clientId),
    ticketsOf: (customerId, { before, limit }) =>
      before === undefined
        ? newest(customerId, limit)
        : older(customerId, customerId, before, limit),
    async ticketsDue(before, limit) {
      return [...(await due(before, limit)), ...(await waitDue(before, limit))];
    },
    ticketsSince: many("WHERE last_at >= ? ORDER BY last_at DESC LIMIT ?"),
    ticketsClosedBefore: (at, limit) => closed(at, limit),
    ticketEntries: select(sql, ticketEntries).many("WHERE number = ? ORDER BY seq"),
    ticketTask: select(sql, ticketTasks).one("WHERE id = ?"),
    ticketTasks: select(sql, ticketTasks).many("WHERE number = ? ORDER BY due_at, id"),
  } satisfies TicketReads;
}

export function ticketWrites(sql: Sql) {
  const { insert } = modify(sql, tickets);
  const entries = modify(sql, ticketEntries);
  const tasks = modify(sql, ticketTasks);
  const saved = modify(sql, savedTicketViews);
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
    async insertTicket(ticket) {
      await insert(ticket);
      await noteRollupChange(sql, `ticket:${ticket.number}`);
    },
    async updateTicket(wanted, patch) {
      const { columns, values } = tickets.assignments(patch);
      const set = columns.map((column) => `${column} = ?`).join(", ");
      await sql.run(`UPDATE tickets SET ${set} WHERE number = ?`, [...values, wanted]);
      await noteRollupChange(sql, `ticket:${wanted}`);
    },
    insertTicketEntry: (entry) => entries.insert(entry),
    async redactTicketEntry(wanted, seq) {
      await sql.run(
        "UPDATE ticket_entries SET text = NULL, decision = NULL, attachments = NULL, facts = NULL, salt = NULL WHERE number = ? AND seq = ?",
        [wanted, seq],
      );
    },
    hideTicketTask: (id, { text: words, answer }) => tasks.update(id, { text: words, answer }),
    insertTicketTask: (task) => tasks.insert(task),
    answerTicketTask: (id, { text: answer, at }) => tasks.update(id, { answer, answeredAt: at }),
    endTicketTask: (id, at) => tasks.update(id, { answeredAt: at }),
    insertSavedTicketView: (view) => saved.insert(view),
    async deleteSavedTicketView(id) {
      await sql.run("DELETE FROM saved_ticket_views WHERE id = ?", [id]);
    },
    async moveMerged(whose, from, to) {
      await sql.run(
        "UPDATE tickets SET merged_into = ? WHERE customer_id = ? AND merged_into = ?",
        [to, whose, from],
      );
      await sql.run("UPDATE ticket_tasks SET number = ? WHERE number = ?", [to, from]);
    },
    async moveTickets(from, to) {
      await sql.run("UPDATE tickets SET customer_id = ? WHERE customer_id = ?", [to, from]);
    },
  } satisfies Omit<TicketWrites, "deleteTicket">;
}
