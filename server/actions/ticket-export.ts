/** A list of tickets to take out of the house: for whoever leads, and the audit log has it. */

import type { TicketFilter, TicketView } from "../../protocol/agent-ticket.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import { insist } from "../domain/permissions.ts";
import { mayExportTickets } from "../domain/ticket-permissions.ts";
import type { TicketPage } from "../ports/ticket-store.ts";
import { noteAlone } from "./audit.ts";
import { refuseIfUnavailable } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { listTicketsForAgent } from "./ticket-lists.ts";

/** Whoever needs more narrows the list. */
const mostRows = 10_000;

export async function exportTickets(
  services: Services,
  agentId: AgentId,
  { view, filter }: { readonly view: TicketView; readonly filter: TicketFilter },
): Promise<TicketPage["rows"]> {
  insist(mayExportTickets(await agentNow(services.store, agentId)));
  const rows: TicketPage["rows"][number][] = [];
  let cursor: string | undefined;
  do {
    const wanted = { view, filter, cursor };
    const page = await refuseIfUnavailable(listTicketsForAgent(services, agentId, wanted));
    rows.push(...page.rows);
    cursor = page.cursor;
  } while (cursor !== undefined && rows.length < mostRows);
  const details = { view, count: rows.length };
  await noteAlone(services, { what: "tickets.exported", by: `agent:${agentId}`, details });
  return rows.slice(0, mostRows);
}
