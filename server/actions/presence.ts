import { hasClosedApp } from "../../protocol/closed-app.ts";
import type { CustomerId } from "../../protocol/conversation.ts";
import type { ConversationRecord } from "../domain/records.ts";
import type { Services, TransactionServices } from "./services.ts";

/** The desk sees who of those who wait has closed the app, and who has come back. */
export function customerArrived(services: Services, id: CustomerId): void {
  services.customerPresence.arrived(id);
  showRow(services, id);
}

export function customerLeft(services: Services, id: CustomerId): void {
  services.customerPresence.left(id);
  if (services.customerPresence.awaySince(id) !== undefined) showRow(services, id);
}

function showRow({ waitingLine, cluster }: Services, id: CustomerId) {
  const conversationId = waitingLine.ofCustomer(id);
  if (conversationId) cluster.publish([{ kind: "desk", conversationId }]);
}

/** Since when a customer who waits has been away. */
export const awaySinceOf = (
  { customerPresence }: Pick<Services, "customerPresence">,
  { status, customerId }: ConversationRecord,
): number | undefined => (status === "queued" ? customerPresence.awaySince(customerId) : undefined);

/** So many of those who are here are offered at once. */
const offered = 200;

/** The first ones in line who have the app open. */
export function waitingHere({ waitingLine, customerPresence, clock }: TransactionServices) {
  const now = clock.now();
  const isHere = (id: CustomerId) => !hasClosedApp(customerPresence.awaySince(id), now);
  return waitingLine
    .slice(0, waitingLine.length)
    .filter(({ customerId }) => isHere(customerId))
    .slice(0, offered)
    .map(({ id }) => id);
}
