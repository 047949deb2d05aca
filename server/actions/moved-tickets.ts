import {
  entryKinds,
  freezeEntries,
  type TicketEntryKind,
  type TicketNumber,
} from "../../protocol/ticket.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { isPublic } from "../domain/ticket-entry.ts";
import { refuseIfUnavailable } from "./commit.ts";
import type { Services } from "./services.ts";

const most = 20;
/** That the clock goes on, or an account is frozen, is the answer to what customers have done themselves. */
const answers: ReadonlySet<TicketEntryKind> = new Set(["resumed", ...freezeEntries]);
const kinds = entryKinds.filter((kind) => isPublic({ kind }) && !answers.has(kind));

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
