import type { AgentId } from "../../protocol/conversation.ts";
import type { AgentConversation, AgentView } from "../../protocol/desk.ts";
import { isMine } from "./rows.ts";

/** How an agent stands to a conversation; it decides what is offered. The server decides what is allowed. */
export type Assignment = "mine" | "queued" | "with-bot" | "with-other" | "resolved";

export function assignmentOf(view: AgentConversation, me: AgentId): Assignment {
  if (isMine(view, me)) return "mine";
  switch (view.status) {
    case "queued":
      return "queued";
    case "bot":
      return "with-bot";
    case "assigned":
      return "with-other";
    case "resolved":
      return "resolved";
  }
}

/** Whoever holds a conversation may pass it on or end it, and so may who leads the desk. */
export const holdsOrLeads = (assignment: Assignment, { role }: AgentView): boolean =>
  assignment === "mine" ||
  (assignment === "with-other" && (role === "supervisor" || role === "admin"));
