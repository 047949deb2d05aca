import type { CustomerNews } from "../../protocol/survey-answer.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { followUpSince } from "../domain/ticket-follow-up.ts";
import { isPeriodicDue } from "./periodic-question.ts";
import type { Services } from "./services.ts";

/** What waits for the customer when the widget opens; their complaint goes before the rest. */
export async function newsFor(
  services: Services,
  customer: CustomerRecord,
): Promise<CustomerNews | undefined> {
  const { store, clock } = services;
  const ticket = await store.ticketToConfirm(customer.id, followUpSince(clock.now()));
  if (ticket) return { followUp: ticket.number };
  const idea = await store.unseenAnswer(customer.id);
  if (idea) return { ideaAnswered: idea.id };
  return (await isPeriodicDue(services, store, customer)) ? { periodic: true } : undefined;
}
