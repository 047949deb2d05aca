import type { AgentId } from "../../protocol/conversation.ts";
import { insist } from "../domain/permissions.ts";
import { merge } from "../domain/ticket-merging.ts";
import { mayHandleTicket, mayWorkOnTickets } from "../domain/ticket-permissions.ts";
import { isOwnReview } from "../domain/ticket-review.ts";
import { type Numbered, noteTicketTakeOver, rulesOf } from "./agent-ticket-step.ts";
import { commit } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { agentTicketSnapshot, ticketNow } from "./ticket-views.ts";
import { changeTicket } from "./ticket-writer.ts";

/**
 * The other one goes on with all that this one has. Both stay readable by their numbers. A second time, or where the answer
 * was lost, does nothing.
 */
export async function mergeTicket(
  services: Services,
  agentId: AgentId,
  { number, into }: Numbered & { readonly into: string },
) {
  const merged = await commit(services, async (work) => {
    const { tx, now } = work;
    const agent = await agentNow(tx, agentId);
    insist(mayWorkOnTickets(agent));
    const ticket = await ticketNow(tx, number);
    insist(mayHandleTicket(agent, ticket));
    const other = await ticketNow(tx, into);
    // What is merged into a re-review, too, is part of it.
    insist(!isOwnReview(other, agent.id));
    if (ticket.mergedInto === other.number) return { ticket, agent };
    const before = await Promise.all(
      [ticket, other].map((one) => tx.ticketsMergedInto(one.customerId, one.number)),
    );
    const changes = merge(ticket, rulesOf(services), {
      into: other,
      by: agent.name,
      now,
      known: before.flat().length,
    });
    await tx.moveMerged(ticket.customerId, ticket.number, other.number);
    await changeTicket(work, other, changes.survivor);
    const after = await changeTicket(work, ticket, changes.merged);
    await noteTicketTakeOver(work, ticket, { agentId, may: mayHandleTicket });
    return { ticket: after, agent };
  });
  return agentTicketSnapshot(services, services.store, merged);
}
