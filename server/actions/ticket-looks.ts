import type { CustomerRecord } from "../domain/records.ts";
import { lookAt } from "../domain/ticket-looks.ts";
import type { Services } from "./services.ts";
import { ticketOf, ticketSnapshot } from "./ticket-views.ts";

/** Opens it as the customer does: agents read when that was last. */
export async function lookAtTicket(services: Services, customer: CustomerRecord, number: string) {
  const { store, clock } = services;
  const ticket = await ticketOf(store, customer.id, number);
  const look = lookAt(ticket, clock.now());
  if (look) await store.transaction((tx) => tx.updateTicket(ticket.number, look));
  return ticketSnapshot(services, store, ticket, customer);
}
