import type { TicketNumber } from "../../protocol/ticket.ts";
import { tickTicket } from "../domain/ticket-clock.ts";
import { commit } from "./commit.ts";
import type { Services } from "./services.ts";
import { changeTicket } from "./ticket-writer.ts";

/** At most so many in one round: the next one is a few seconds away. */
const atOnce = 200;

/** Reminds of promises, owns up to those that were broken, and closes what was decided long ago. */
export async function tickTickets(services: Services): Promise<void> {
  const due = await services.store.ticketsDue(services.clock.now(), atOnce);
  for (const { number } of due) await tick(services, number);
}

/** Reads the ticket again: somebody may have answered in between, or another node was faster. */
const tick = (services: Services, number: TicketNumber) =>
  commit(services, async (work) => {
    const ticket = await work.tx.ticket(number);
    const change = ticket && tickTicket(ticket, services.faq.engine.tickets, work.now);
    if (ticket && change) await changeTicket(work, ticket, change);
  });
