import type { AgentId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { DeskRow } from "../../protocol/desk.ts";

export const bo = "bo" as AgentId;
export const cy = "cy" as AgentId;

/** A queued row of a named customer; the parts that a test is about are given. */
export const row = (id: string, parts: Partial<DeskRow> = {}): DeskRow => ({
  id: id as ConversationId,
  status: "queued",
  priority: "normal",
  customer: { id: `customer-${id}` as CustomerId, verified: false },
  lastText: "你好",
  lastAt: "2026-11-21T10:00:00.000Z",
  unread: 0,
  lastSeq: 1,
  ...parts,
});

export const heldBy = (agent: AgentId): Partial<DeskRow> => ({
  status: "assigned",
  agent: { id: agent, name: agent },
});

export const at = (clock: string) => `2026-11-21T${clock}:00.000Z`;

export const idsOf = (rows: readonly DeskRow[]): readonly string[] => rows.map(({ id }) => id);
