import type { CustomerNews } from "../../protocol/survey-answer.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { followUpSince } from "../domain/ticket-follow-up.ts";
import { isPeriodicDue } from "./periodic-question.ts";
import type { Services } from "./services.ts";

/** What waits for the customer when the widget opens; they are asked nothing while it does. */
export async function newsFor(
  services: Services,
  customer: CustomerRecord,
): Promise<CustomerNews | undefined> {
  const { store, clock } = services;
  const ticket = await store.ticketToConfirm(customer.id, followUpSince(clock.now()));
  const idea = await store.unseenAnswer(customer.id);
  if (ticket || idea) return { followUp: ticket?.number, ideaAnswered: idea?.id };
  return (await isPeriodicDue(services, store, customer)) ? { periodic: true } : undefined;
}
