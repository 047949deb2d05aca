import type { ConversationId } from "../../protocol/conversation.ts";
import type { DeskModel } from "./desk.ts";
import { rowsIn } from "./rows.ts";

type BesideModel = Pick<DeskModel, "lists" | "agent" | "conversations" | "screen">;

/** What opens beside: the row at the cursor, where it is not on the screen; else the agent's next customer. */
export function nextBeside({
  lists,
  agent,
  conversations,
  screen,
}: BesideModel): ConversationId | undefined {
  const shown = new Set(conversations.panes.value.map(({ id }) => id));
  const cursor = screen.cursor.value;
  if (cursor !== null && !shown.has(cursor) && lists.rows.value.has(cursor)) return cursor;
  if (agent.value === null) return undefined;
  return rowsIn("mine", lists.rows.value, { me: agent.value.id }).find(({ id }) => !shown.has(id))
    ?.id;
}
