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

/** Those who lead the desk. */
export const leads = ({ role }: Pick<AgentView, "role">): boolean =>
  role === "supervisor" || role === "admin";

/** Who may release, transfer and resolve it: the agent who has it, and those who lead the desk. */
export const holdsOrLeads = (assignment: Assignment, agent: AgentView): boolean =>
  assignment === "mine" || (assignment === "with-other" && leads(agent));

/** Who may take a message away: the agent who has it, and those who lead the desk. */
export const mayRedactIn = (view: AgentConversation, agent: AgentView): boolean =>
  isMine(view, agent.id) || leads(agent);
