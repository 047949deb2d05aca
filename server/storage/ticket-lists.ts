/** The console's lists of tickets: by view and filter, in pages, and how many there are. */

import type { TicketView } from "../../protocol/agent-ticket.ts";
import { priorities } from "../../protocol/conversation.ts";
import type { AgentRecord, CustomerRecord } from "../domain/records.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import type {
  TicketCondition,
  TicketListed,
  TicketPage,
  TicketReads,
} from "../ports/ticket-store.ts";
import { agents } from "./agents.ts";
import { byId } from "./by-id.ts";
import { customers } from "./customers.ts";
import { marks, type Queries, type Value } from "./sql.ts";
import { select } from "./table.ts";
import { savedTicketViews, tickets, ticketTasks } from "./ticket-tables.ts";

const pageLength = 50;
/** A filter that few tickets pass looks at so many for one page, and for one count. */
const scanned = 2_000;
const countedAtMost = 1_000;

type ListCondition = readonly [sql: string, ...values: Value[]];

interface TicketList {
  readonly where: (who: Pick<TicketListed, "agentId" | "until">) => ListCondition;
  readonly by: "promiseAt" | "closedAt";
}

const unanswered =
  "EXISTS (SELECT 1 FROM ticket_tasks t WHERE t.number = tickets.number AND t.answered_at IS NULL)";
const all = (sql: string): TicketList => ({ where: () => [sql], by: "promiseAt" });
const lists: Record<TicketView, TicketList> = {
  mine: {
    where: ({ agentId }) => ["closed_at IS NULL AND handler_id = ?", agentId],
    by: "promiseAt",
  },
  due: {
    where: ({ until }) => [
      "closed_at IS NULL AND state NOT IN ('decided', 'waiting') AND promise_at <= ?",
      until,
    ],
    by: "promiseAt",
  },
  // The date of an earlier decision stays in a re-review and after a reopening: only the state says where it stands.
  late: all("closed_at IS NULL AND state <> 'decided' AND breached_at IS NOT NULL"),
  open: all("closed_at IS NULL"),
  // Whatever nobody has and somebody has to: a re-review too, what a team was given, and what came back from who is gone.
  new: all("closed_at IS NULL AND state <> 'decided' AND handler_id IS NULL"),
  tasks: all(`closed_at IS NULL AND ${unanswered}`),
  waiting: all("closed_at IS NULL AND state = 'waiting'"),
  approval: all("proposal IS NOT NULL"),
  reviewing: all("closed_at IS NULL AND state = 'reviewing'"),
  closed: { where: () => ["closed_at IS NOT NULL"], by: "closedAt" },
};

const orders = {
  promiseAt: { column: "promise_at", after: ">", upTo: "<=", order: "promise_at, number" },
  closedAt: { column: "closed_at", after: "<", upTo: ">=", order: "closed_at DESC, number DESC" },
} as const;

export function ticketListReads(sql: Queries) {
  const { many } = select(sql.lenient, tickets);
  const tasks = select(sql.lenient, ticketTasks);
  const saved = select(sql, savedTicketViews);
  const ofTeam = tasks.many(
    `WHERE team = ? AND answered_at IS NULL AND (due_at, id) > (?, ?)
     ORDER BY due_at, id LIMIT ${pageLength + 1}`,
  );
  return {
    async ticketPage(listed, cursor): Promise<TicketPage> {
      const { where, by } = lists[listed.view];
      const { column, after, upTo, order } = orders[by];
      const from = positionOf(by, cursor);
      const inView = allOf([where(listed), [`(${column}, number) ${after} (?, ?)`, ...from]]);
      const filters = conditionsOf(listed.filter);
      const end = filters.length > 0 ? await endOfScan(sql, inView, { column, order }) : undefined;
      const bound: ListCondition[] = end ? [[`(${column}, number) ${upTo} (?, ?)`, ...end]] : [];
      const [found, ...values] = allOf([inView, ...filters, ...bound]);
      const rows = await many(`WHERE ${found} ORDER BY ${order} LIMIT ${pageLength + 1}`)(
        ...values,
      );
      const shown = rows.slice(0, pageLength);
      const last = shown.at(-1);
      const next = rows.length > pageLength && last ? `${last[by]}:${last.number}` : end?.join(":");
      return { rows: await withPeople(sql, shown), cursor: next };
    },
    async countTickets(listed) {
      const [inView, ...values] = lists[listed.view].where(listed);
      const filters = conditionsOf(listed.filter);
      const [passing, ...passed] = filters.length > 0 ? allOf(filters) : (["1 = 1"] as const);
      const atMost = filters.length > 0 ? scanned : countedAtMost;
      const row = await sql.get(
        `SELECT COUNT(*) FROM (SELECT * FROM tickets WHERE ${inView} LIMIT ${atMost}) found
         WHERE ${passing}`,
        [...values, ...passed],
      );
      return Math.min(Number(row?.[0]), countedAtMost);
    },
    async countTasks(team) {
      const row = await sql.get(
        `SELECT COUNT(*) FROM (SELECT 1 FROM ticket_tasks
         WHERE team = ? AND answered_at IS NULL LIMIT ${countedAtMost}) found`,
        [team],
      );
      return Number(row?.[0]);
    },
    async teamTasks(team, cursor) {
      const rows = await ofTeam(team, ...positionOf("promiseAt", cursor));
      const shown = rows.slice(0, pageLength);
      const last = shown.at(-1);
      const more = rows.length > pageLength && last ? `${last.dueAt}:${last.id}` : undefined;
      return { tasks: shown, cursor: more };
    },
    savedTicketView: (id) => saved.one("WHERE id = ?")(id),
    savedTicketViews: (ownerId, limit) =>
      saved.many("WHERE owner_id = ? OR is_shared = 1 ORDER BY created_at, id LIMIT ?")(
        ownerId,
        limit,
      ),
  } satisfies Partial<TicketReads>;
}

/** The key of the last row that is looked at; undefined where the list ends before. */
async function endOfScan(
  sql: Queries,
  [inView, ...values]: ListCondition,
  { column, order }: { readonly column: string; readonly order: string },
): Promise<readonly [number, string] | undefined> {
  const row = await sql.get(
    `SELECT ${column}, number FROM tickets WHERE ${inView} ORDER BY ${order} LIMIT 1 OFFSET ${scanned - 1}`,
    values,
  );
  return row && [Number(row[0]), String(row[1])];
}

const allOf = (conditions: readonly ListCondition[]): ListCondition => [
  conditions.map(([text]) => `(${text})`).join(" AND "),
  ...conditions.flatMap(([, ...values]) => values),
];

function conditionsOf(filter: TicketCondition = {}): readonly ListCondition[] {
  const { topics, severity, state, handlerId, amountFrom, text } = filter;
  const wanted: readonly (ListCondition | undefined)[] = [
    topics === undefined ? undefined : [`topic IN (${marks(topics.length)})`, ...topics],
    severity === undefined ? undefined : ["severity = ?", priorities.indexOf(severity)],
    state === undefined ? undefined : ["state = ?", state],
    handlerId === undefined ? undefined : ["handler_id = ?", handlerId],
    amountFrom === undefined ? undefined : ["amount >= ?", amountFrom],
    text === undefined ? undefined : containing(text),
  ];
  return wanted.filter((condition) => condition !== undefined);
}

/** As it stands there: `%` and `_` are no wildcards of the agent's. */
function containing(text: string): ListCondition {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const like = (column: string) => `LOWER(${column}) LIKE ? ESCAPE '\\'`;
  const byName = `EXISTS (SELECT 1 FROM customers c WHERE c.id = customer_id AND ${like("c.name")})`;
  return [`${like("description")} OR ${like("number")} OR ${byName}`, pattern, pattern, pattern];
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
  const asked = await withTasks(sql, shown);
  return shown.flatMap((ticket) => {
    const customer = customerOf.get(ticket.customerId);
    const handler = ticket.handlerId && agentOf.get(ticket.handlerId);
    return customer ? { ticket, customer, handler, hasTask: asked.has(ticket.number) } : [];
  });
}

async function withTasks(sql: Queries, shown: readonly TicketRecord[]) {
  if (shown.length === 0) return new Set<string>();
  const rows = await sql.all(
    `SELECT DISTINCT number FROM ticket_tasks
     WHERE answered_at IS NULL AND number IN (${marks(shown.length)})`,
    shown.map(({ number }) => number),
  );
  return new Set(rows.map(([number]) => String(number)));
}
