import type { DeskView } from "../../protocol/desk.ts";
import { storedTurn } from "../../protocol/queue-order.ts";
import type { AgentRecord, ConversationRecord, CustomerRecord } from "../domain/records.ts";
import type { DeskPage } from "../ports/desk-page.ts";
import type { Reads } from "../ports/store.ts";
import { agents } from "./agents.ts";
import { byId } from "./by-id.ts";
import { afterInQueue, conversations, inQueueOrder } from "./conversations.ts";
import { customers } from "./customers.ts";
import type { Queries, Value } from "./sql.ts";
import { select } from "./table.ts";

const pageLength = 50;

interface View {
  readonly where: string;
  /** What the rows are in order of, newest first. */
  readonly by: "lastAt" | "resolvedAt";
}

const views: Record<Exclude<DeskView, "queue">, View> = {
  mine: { where: "status = 'assigned' AND agent_id = ?", by: "lastAt" },
  // The index is of all that are open.
  bot: { where: "status <> 'resolved' AND status = 'bot'", by: "lastAt" },
  all: { where: "status <> 'resolved'", by: "lastAt" },
  resolved: { where: "status = 'resolved'", by: "resolvedAt" },
};

const columnOf = { lastAt: "last_at", resolvedAt: "resolved_at" } as const;

/** The lists of the console. */
export function deskReads(sql: Queries) {
  const { many } = select(sql.lenient, conversations);
  const frontOfQueue = many(
    `WHERE status = 'queued' ORDER BY ${inQueueOrder} LIMIT ${pageLength + 1}`,
  );
  const restOfQueue = many(
    `WHERE status = 'queued' AND ${afterInQueue} ORDER BY ${inQueueOrder} LIMIT ${pageLength + 1}`,
  );

  /** A cursor is `<turn>:<id>` of the last row that was shown. */
  async function queuePage(cursor?: string) {
    const [, turn, after] = /^(-?\d{1,15}):(.{1,64})$/.exec(cursor ?? "") ?? [];
    const rows = after ? await restOfQueue(Number(turn), after) : await frontOfQueue();
    const shown = rows.slice(0, pageLength);
    const last = shown.at(-1);
    const position = last && `${storedTurn(last)}:${last.id}`;
    return { shown, cursor: rows.length > pageLength ? position : undefined };
  }

  /** A cursor is `<time>:<id>` of the last row that was shown. */
  async function page(view: Exclude<DeskView, "queue">, owner: readonly Value[], cursor?: string) {
    const { where, by } = views[view];
    const order = columnOf[by];
    const [time, id] = positionOf(cursor);
    const rows = await many(
      `WHERE ${where} AND (${order}, id) < (?, ?)
       ORDER BY ${order} DESC, id DESC LIMIT ${pageLength + 1}`,
    )(...owner, time, id);
    const shown = rows.slice(0, pageLength);
    const last = shown.at(-1);
    const next = rows.length > pageLength && last ? `${last[by]}:${last.id}` : undefined;
    return { shown, cursor: next };
  }

  return {
    async desk(view, agentId, cursor): Promise<DeskPage> {
      const owner = view === "mine" ? [agentId] : [];
      const { shown, cursor: next } =
        view === "queue" ? await queuePage(cursor) : await page(view, owner, cursor);
      return { rows: await rowsOf(sql, shown), cursor: next };
    },
    async deskRows(ids) {
      const found = await byId<ConversationRecord>(sql, conversations, ids);
      return rowsOf(
        sql,
        ids.flatMap((id) => found.get(id) ?? []),
      );
    },
  } satisfies Partial<Reads>;
}

/** A cursor that is not ours starts at the beginning. */
function positionOf(cursor: string | undefined): readonly [number, string] {
  const [, time, id] = /^(\d{1,15}):(.{1,64})$/.exec(cursor ?? "") ?? [];
  return time && id ? [Number(time), id] : [Number.MAX_SAFE_INTEGER, ""];
}

/** With the customers and the agents, each looked up in one query. */
async function rowsOf(
  sql: Queries,
  shown: readonly ConversationRecord[],
): Promise<DeskPage["rows"]> {
  const customerOf = await byId<CustomerRecord>(
    sql,
    customers,
    shown.map(({ customerId }) => customerId),
  );
  const agentOf = await byId<AgentRecord>(
    sql,
    agents,
    shown.flatMap(({ agentId }) => agentId ?? []),
  );
  return shown.flatMap((conversation) => {
    const customer = customerOf.get(conversation.customerId);
    const agent = conversation.agentId && agentOf.get(conversation.agentId);
    return customer ? { conversation, customer, agent } : [];
  });
}
