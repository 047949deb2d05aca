import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { Desk, DeskRow, DeskView } from "../../protocol/desk.ts";
import { queueOrderBy, usualHeadStartMs } from "../../protocol/queue-order.ts";

/** Every row that the server has sent, from whichever list: the lists are views of this map. */
export type Rows = ReadonlyMap<ConversationId, DeskRow>;

/** Of two versions of a row the one with more messages stays: answers and events may overtake each other. */
export function mergeRows(rows: Rows, arrived: readonly DeskRow[]): Rows {
  const merged = new Map(rows);
  for (const row of arrived) {
    const known = merged.get(row.id);
    if (known === undefined || known.lastSeq <= row.lastSeq) merged.set(row.id, row);
  }
  return merged;
}

/** Whose list it is. */
export interface ListReader {
  readonly me: AgentId;
  /** As the desk says it; the usual one before the desk is known. */
  readonly headStartMs?: number | undefined;
}

export const headStartOf = (desk: Pick<Desk, "headStartSeconds"> | null): number | undefined =>
  desk === null ? undefined : desk.headStartSeconds * 1_000;

/** The rows of one list, in its order. The server's lists have the same rule. */
export function rowsIn(
  view: DeskView,
  rows: Rows,
  { me, headStartMs = usualHeadStartMs }: ListReader,
): readonly DeskRow[] {
  const { belongs, orderFor } = lists[view];
  return [...rows.values()].filter((row) => belongs(row, me)).sort(orderFor(headStartMs));
}

/** Of the agent's own customers alone: in the queue nobody has read anything. */
export const isUnread = (row: DeskRow, me: AgentId): boolean => row.unread > 0 && isMine(row, me);

export const isMine = (row: Pick<DeskRow, "status" | "agent">, me: AgentId): boolean =>
  row.status === "assigned" && row.agent?.id === me;

/** The number in the browser tab's title: this agent's conversations with unread messages. */
export const unreadOfMine = (rows: Rows, me: AgentId): number =>
  [...rows.values()].filter((row) => isUnread(row, me)).length;

type RowOrder = (one: DeskRow, other: DeskRow) => number;

const latestFirst: RowOrder = (one, other) =>
  other.lastAt.localeCompare(one.lastAt) || (other.id < one.id ? -1 : 1);

/** Whoever waits for the agent, the next one due first; then those whom the agent waits for. */
const dueFirst: RowOrder = (one, other) =>
  (one.replyDueAt ?? "9").localeCompare(other.replyDueAt ?? "9") || latestFirst(one, other);

interface ListRule {
  readonly belongs: (row: DeskRow, me: AgentId) => boolean;
  readonly orderFor: (headStartMs: number) => RowOrder;
}

const lists: Record<DeskView, ListRule> = {
  queue: { belongs: (row) => row.status === "queued", orderFor: queueOrderBy },
  mine: { belongs: isMine, orderFor: () => dueFirst },
  bot: { belongs: (row) => row.status === "bot", orderFor: () => latestFirst },
  all: { belongs: (row) => row.status !== "resolved", orderFor: () => latestFirst },
  resolved: { belongs: (row) => row.status === "resolved", orderFor: () => latestFirst },
};
