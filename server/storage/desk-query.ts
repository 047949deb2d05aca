import type { AgentId } from "../../protocol/conversation.ts";
import type { DeskView } from "../../protocol/desk.ts";
import { conversationColumns } from "./rows.ts";
import type { Row, Value } from "./sql.ts";

const pageLength = 50;

/** The queue is shown whole, as far as a person can look. */
const queueLength = 500;

interface View {
  readonly where: string;
  /** The column that the rows are in order of, newest first. */
  readonly by: "lastAt" | "resolvedAt";
}

const views: Record<Exclude<DeskView, "queue">, View> = {
  mine: { where: "c.status = 'assigned' AND c.agent_id = ?", by: "lastAt" },
  all: { where: "c.status IN ('bot', 'queued', 'assigned')", by: "lastAt" },
  resolved: { where: "c.status = 'resolved'", by: "resolvedAt" },
};

/** The query behind a list of the console. A cursor is `<time>:<id>` of the last row shown. */
export function deskQuery(view: DeskView, agentId: AgentId, cursor?: string) {
  if (view === "queue") {
    const text = `SELECT ${conversationColumns} FROM conversations c WHERE c.status = 'queued'
      ORDER BY c.priority DESC, c.waiting_since, c.id LIMIT ${queueLength}`;
    return { text, values: [] as Value[], pageLength: queueLength, cursorAfter: () => "" };
  }
  const { where, by } = views[view];
  const order = by === "lastAt" ? "c.last_at" : "c.resolved_at";
  const [time, id] = position(cursor);
  const text = `SELECT ${conversationColumns} FROM conversations c
    WHERE ${where} AND (${order} < ? OR (${order} = ? AND c.id < ?))
    ORDER BY ${order} DESC, c.id DESC LIMIT ${pageLength + 1}`;
  const owner: Value[] = view === "mine" ? [agentId] : [];
  return {
    text,
    values: [...owner, time, time, id],
    pageLength,
    cursorAfter: (row: Row) => `${row[by]}:${row.id}`,
  };
}

/** A cursor that is not ours starts at the beginning. */
function position(cursor: string | undefined): readonly [number, string] {
  const [, time, id] = /^(\d{1,15}):(.{1,64})$/.exec(cursor ?? "") ?? [];
  return time && id ? [Number(time), id] : [Number.MAX_SAFE_INTEGER, ""];
}
