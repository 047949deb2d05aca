import type { SearchOutcome } from "../../protocol/search.ts";
import type { SearchFilter } from "../ports/search-store.ts";
import type { Clause } from "./customer-terms.ts";
import { marks } from "./sql.ts";

/** What the customer said of the last service is kept as JSON; NULL while nobody has asked. */
const saidUnsolved = `COALESCE(survey, '') LIKE '%"resolved":false%'`;

const outcomes: Record<SearchOutcome, string> = {
  open: "status <> 'resolved'",
  bot: `status = 'resolved' AND agent_id IS NULL AND NOT (${saidUnsolved})`,
  agent: `status = 'resolved' AND agent_id IS NOT NULL AND NOT (${saidUnsolved})`,
  unsolved: `status = 'resolved' AND ${saidUnsolved}`,
  ticket: "EXISTS (SELECT 1 FROM tickets t WHERE t.conversation_id = conversations.id)",
};

export const searchConditions = (filter: SearchFilter): readonly Clause[] => {
  const { topics, agentId, tag, outcome, from, to } = filter;
  return [
    ...(topics === undefined ? [] : [[`topic IN (${marks(topics.length)})`, topics] as const]),
    ...(agentId === undefined ? [] : [["agent_id = ?", [agentId]] as const]),
    // Tags are kept as a JSON list, each in quotes.
    ...(tag === undefined
      ? []
      : [["tags LIKE ? ESCAPE '!'", [`%${escaped(JSON.stringify(tag))}%`]] as const]),
    ...(outcome === undefined ? [] : [[outcomes[outcome], []] as const]),
    ...(from === undefined ? [] : [["last_at >= ?", [from]] as const]),
    ...(to === undefined ? [] : [["created_at < ?", [to]] as const]),
  ];
};

const escaped = (text: string) => text.replace(/[!%_]/g, "!$&");
