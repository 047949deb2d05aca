import type { AgentId } from "../../protocol/conversation.ts";
import type { AgentConversation, AgentView } from "../../protocol/desk.ts";
import { isMine } from "./rows.ts";

/** Who has a conversation, seen by one agent. It decides which buttons there are; the server decides what is allowed. */
type Assignment = "mine" | "queued" | "with-bot" | "with-other" | "resolved";

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

/** Who may release, transfer and resolve it: the agent who has it, and those who lead the desk. */
export const holdsOrLeads = (assignment: Assignment, { role }: AgentView): boolean =>
  assignment === "mine" ||
  (assignment === "with-other" && (role === "supervisor" || role === "admin"));

/** Who may take a message away: the agent who has it, and those who lead the desk. */
export const mayRedactIn = (view: AgentConversation, { id, role }: AgentView): boolean =>
  isMine(view, id) || role === "supervisor" || role === "admin";
