/** The outbox of e-mail: what is to be sent is noted in the transaction that it is about, without a word of it. */

import type { CustomerId } from "../../protocol/conversation.ts";
import type { MailId, MailKind } from "../../protocol/mail.ts";
import type { TicketEntryKind } from "../../protocol/ticket.ts";
import type { MailRecord, MailSubject } from "../domain/mail.ts";
import { mailAddressOf } from "../domain/mailing.ts";
import type { DomainEvent } from "../ports/cluster.ts";
import type { Ids } from "../ports/ids.ts";
import type { Transaction } from "../ports/store.ts";

/** Of several in one step the first that is here counts. */
const ofEntry: readonly (readonly [TicketEntryKind, MailKind])[] = [
  ["decided", "ticket.decided"],
  ["breached", "ticket.breached"],
  ["forewarned", "ticket.forewarned"],
  ["promised", "ticket.postponed"],
  ["asked", "ticket.asked"],
  ["asked-again", "ticket.asked"],
  ["filed", "ticket.filed"],
];

/** True where one of the events may go out by e-mail. Most are of customers who are there. */
export const concernMail = (events: readonly DomainEvent[]): boolean =>
  events.some((event) => isAnswer(event) || ticketKind(event) !== undefined);

type AgentAnswer = Extract<DomainEvent, { kind: "kept" }>;
type TicketChanged = Extract<DomainEvent, { kind: "ticket" }>;

/** What an agent has said to the customer. */
const isAnswer = (event: DomainEvent): event is AgentAnswer =>
  event.kind === "kept" &&
  event.message?.author.kind === "agent" &&
  event.message.event.type === "message.posted";

const ticketKind = (event: DomainEvent): MailKind | undefined =>
  event.kind === "ticket" && event.isPublic
    ? ofEntry.find(([entry]) => event.entries.includes(entry))?.[1]
    : undefined;

/** What is needed to note one in a transaction. */
interface MailNoting {
  readonly tx: Transaction;
  readonly now: number;
  readonly ids: Ids;
}

export async function writeMails(
  noting: MailNoting & { readonly unreadMs: number },
  events: readonly DomainEvent[],
): Promise<void> {
  for (const event of events) {
    if (isAnswer(event)) await noteAnswer(noting, event);
    else if (event.kind === "ticket") await noteTicket(noting, event);
  }
}

/** One for all answers that wait. What is read before its time is not sent. */
async function noteAnswer(
  noting: Parameters<typeof writeMails>[0],
  { conversation, seq }: AgentAnswer,
) {
  const { tx, now, unreadMs } = noting;
  const about: MailSubject = `conversation:${conversation.id}`;
  const { customerId } = conversation;
  if (!(await hasAddress(tx, customerId)) || (await tx.waitingMail(about, "answer"))) return;
  await noteMail(noting, { customerId, kind: "answer", about, seq, nextAt: now + unreadMs });
}

async function noteTicket(noting: MailNoting, event: TicketChanged) {
  const kind = ticketKind(event);
  const { customerId, number } = event;
  if (!kind || !(await hasAddress(noting.tx, customerId))) return;
  await noteMail(noting, { customerId, kind, about: `ticket:${number}` });
}

const hasAddress = async (tx: Transaction, customerId: CustomerId) =>
  mailAddressOf(await tx.mailing(customerId)) !== undefined;

type NewMail = Pick<MailRecord, "customerId" | "kind" | "about" | "seq"> &
  Partial<Pick<MailRecord, "nextAt">>;

export async function noteMail({ tx, now, ids }: MailNoting, mail: NewMail): Promise<void> {
  await tx.insertMail({
    nextAt: now,
    ...mail,
    id: ids.next<MailId>(),
    at: now,
    attempts: 0,
  });
}
