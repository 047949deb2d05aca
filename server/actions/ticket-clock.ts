import type { TicketNumber } from "../../protocol/ticket.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import type { TicketChange } from "../domain/ticket-change.ts";
import { tickTicket } from "../domain/ticket-clock.ts";
import { exactTime } from "../locales/clock-words.ts";
import { translate } from "../locales/texts.ts";
import { throwFirst } from "./attempts.ts";
import { commit } from "./commit.ts";
import type { Services } from "./services.ts";
import { changeTicket } from "./ticket-writer.ts";

/** Read together. */
const atOnce = 200;
/** Written at the same time: they share a commit. */
const together = 20;
/** What is left then waits for the next call, some seconds later. */
const roundsAtMost = 100;

/**
 * Reminds of promises, owns up to those that were broken, and closes what was decided long ago: all that is due now, for on the
 * end of a business day many promises end together. Each is a transaction of its own, with room for others between.
 */
export async function tickTickets(services: Services): Promise<void> {
  const now = services.clock.now();
  const outcomes: PromiseSettledResult<unknown>[] = [];
  for (let round = 0; round < roundsAtMost; round += 1) {
    const due = await services.store.ticketsDue(now, atOnce);
    for (let from = 0; from < due.length; from += together) {
      const some = due.slice(from, from + together);
      outcomes.push(
        ...(await Promise.allSettled(some.map(({ number }) => tick(services, number)))),
      );
    }
    if (due.length < atOnce) break;
  }
  throwFirst(outcomes);
}

/** Reads the ticket again: somebody may have answered in between, or another node was faster. */
const tick = (services: Services, number: TicketNumber) =>
  commit(services, async (work) => {
    const ticket = await work.tx.ticket(number);
    const change = ticket && tickTicket(ticket, services.faq.engine.tickets, work.now);
    if (ticket && change) await changeTicket(work, ticket, inWords(services, ticket, change));
  });

/** The customer reads the day on which it ends, in the language of the complaint. */
function inWords(
  { faq }: Services,
  { locale }: TicketRecord,
  { patch, entries }: TicketChange,
): TicketChange {
  const { endsAt } = patch;
  if (endsAt === undefined) return { patch, entries };
  const { timeZone } = faq.engine.tickets.calendar;
  const text = translate(locale, "ticket.askedAgain", exactTime(locale, endsAt, timeZone));
  return {
    patch,
    entries: entries.map((entry) => (entry.kind === "asked-again" ? { ...entry, text } : entry)),
  };
}
