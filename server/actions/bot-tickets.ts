/** The bot answers for a ticket: looked up through the customer, so that another's is not found. */

import { noTicket, ticketBodies } from "../dialogue/ticket-answer.ts";
import type { TicketMention } from "../dialogue/ticket-mention.ts";
import type { MessageRecord, StoredBody } from "../domain/records.ts";
import { isUndated } from "../domain/ticket-promises.ts";
import { clockWords } from "../locales/clock-words.ts";
import type { UnitOfWork } from "./commit.ts";
import type { ConversationWriter } from "./conversation-writer.ts";

export async function ticketAnswer(
  { tx, services, now }: UnitOfWork,
  { conversation: { customerId, locale } }: ConversationWriter,
  given: { readonly mention: TicketMention; readonly messages: readonly MessageRecord[] },
): Promise<readonly StoredBody[]> {
  const { typed, number } = given.mention;
  const knowledge = services.knowledge(locale);
  const texts = given.messages.flatMap(({ author, body }) =>
    author.kind === "bot" && body.kind === "text" ? [body.text] : [],
  );
  const said = new Set(texts);
  const ticket = number && (await tx.ticketOf(customerId, number));
  if (!ticket) return [noTicket(typed, { knowledge, said })];
  const { timeZone } = services.faq.engine.tickets.calendar;
  const standing = {
    number: ticket.number,
    state: ticket.state,
    promised: clockWords(locale, ticket.promiseAt, { now, timeZone }),
    isLate: ticket.breachedAt !== undefined,
    isUndated: ticket.pausedSince === undefined && isUndated(ticket, now),
  };
  return ticketBodies(standing, { knowledge, said });
}
