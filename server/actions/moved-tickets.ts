import { entryKinds, type TicketNumber } from "../../protocol/ticket.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { isPublic } from "../domain/ticket-entry.ts";
import { refuseIfUnavailable } from "./commit.ts";
import type { Services } from "./services.ts";

const most = 20;
/** What customers read; that the clock goes on is the answer to what they have done themselves. */
const kinds = entryKinds.filter((kind) => isPublic({ kind }) && kind !== "resumed");

interface MovedTickets {
  readonly numbers: readonly TicketNumber[];
  readonly isOpen: boolean;
  readonly at: number;
}

/** In which of the customer's tickets others have done something since then. Whoever asks for the first time has seen all. */
export async function movedTickets(
  { store, clock }: Services,
  { id }: CustomerRecord,
  since: number | undefined,
): Promise<MovedTickets> {
  const at = clock.now();
  const open = await refuseIfUnavailable(store.openTicketOf(id));
  const numbers =
    since === undefined
      ? []
      : await refuseIfUnavailable(store.ticketsMoved(id, { since, kinds, limit: most }));
  return { numbers, isOpen: open !== undefined, at };
}
