import { hasClosedApp } from "../../protocol/closed-app.ts";
import type { CustomerId } from "../../protocol/conversation.ts";
import type { ConversationRecord } from "../domain/records.ts";
import type { Services, TransactionServices } from "./services.ts";

/** The desk sees who of those who wait, or are with an agent, has closed the app, and who has come back. */
export async function customerArrived(services: Services, id: CustomerId): Promise<void> {
  services.customerPresence.arrived(id);
  await showRow(services, id);
}

export async function customerLeft(services: Services, id: CustomerId): Promise<void> {
  services.customerPresence.left(id);
  if (services.customerPresence.awaySince(id) !== undefined) await showRow(services, id);
}

async function showRow({ waitingLine, store, cluster }: Services, id: CustomerId) {
  const conversationId = waitingLine.ofCustomer(id) ?? (await heldOf(store, id));
  if (conversationId) cluster.publish([{ kind: "desk", conversationId }]);
}

async function heldOf(store: Services["store"], id: CustomerId) {
  const latest = await store.latestConversationOf(id);
  return latest?.status === "assigned" ? latest.id : undefined;
}

/** Since when a customer who waits, or is with an agent, has been away. */
export const awaySinceOf = (
  { customerPresence }: Pick<Services, "customerPresence">,
  { status, customerId }: ConversationRecord,
): number | undefined =>
  status === "queued" || status === "assigned" ? customerPresence.awaySince(customerId) : undefined;

/** So many of those who are here are offered at once. */
const offered = 200;

/** The first ones in line who have the app open. */
export function waitingHere({ waitingLine, customerPresence, clock, faq }: TransactionServices) {
  const closed = { now: clock.now(), graceMs: faq.engine.queue.awayAfter };
  const isHere = (id: CustomerId) => !hasClosedApp(customerPresence.awaySince(id), closed);
  return waitingLine
    .slice(0, waitingLine.length)
    .filter(({ customerId }) => isHere(customerId))
    .slice(0, offered)
    .map(({ id }) => id);
}
