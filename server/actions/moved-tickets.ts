import {
  entryKinds,
  freezeEntries,
  type TicketEntryKind,
  type TicketNumber,
} from "../../protocol/ticket.ts";
import type { CustomerRecord } from "../domain/records.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import { isPublic } from "../domain/ticket-entry.ts";
import { refuseIfUnavailable } from "./commit.ts";
import type { Services } from "./services.ts";
import { withReadableTopic } from "./topic-names.ts";

const most = 20;
/** That the clock goes on, or an account is frozen, is the answer to what customers have done themselves. */
const answers: ReadonlySet<TicketEntryKind> = new Set(["resumed", ...freezeEntries]);
const kinds = entryKinds.filter((kind) => isPublic({ kind }) && !answers.has(kind));

/** A device that asks for the first time is not given what is older. Milliseconds. */
const longestMs = 30 * 24 * 3_600_000;

interface MovedTickets {
  readonly numbers: readonly TicketNumber[];
  readonly open: number;
  /** Of the open ones the most urgent. */
  readonly urgent: TicketRecord | undefined;
  readonly at: number;
}

/**
 * In which of the customer's tickets others have done something since then, and how the open ones stand. A device that asks for
 * the first time has shown nothing yet: to it counts when the customer has last looked at each, on whatever device.
 */
export async function movedTickets(
  services: Services,
  { id, locale }: CustomerRecord,
  since: number | undefined,
): Promise<MovedTickets> {
  const { store, clock, faq } = services;
  const at = clock.now();
  const numbers = await movedNumbers(services, id, since);
  const urgent = await refuseIfUnavailable(store.openTicketOf(id));
  const open = urgent ? await refuseIfUnavailable(store.countOpenTicketsOf(id)) : 0;
  const readable = withReadableTopic(faq.engine, locale);
  return { numbers, open, urgent: urgent && readable(urgent), at };
}

export const movedNumbers = (
  { store, clock }: Pick<Services, "store" | "clock">,
  id: CustomerRecord["id"],
  since: number | undefined,
): Promise<readonly TicketNumber[]> => {
  const wanted = { since: since ?? clock.now() - longestMs, sinceLook: since === undefined };
  return refuseIfUnavailable(store.ticketsMoved(id, { ...wanted, kinds, limit: most }));
};
