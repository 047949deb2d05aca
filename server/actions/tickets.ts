import type { Attachment, AttachmentId } from "../../protocol/attachment.ts";
import { limits } from "../../protocol/limits.ts";
import type { Survey } from "../../protocol/survey.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { CustomerRecord } from "../domain/records.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import type { TicketChange } from "../domain/ticket-change.ts";
import { refuseOverlong } from "../domain/ticket-entry.ts";
import { answered } from "../domain/ticket-follow-up.ts";
import { escalate } from "../domain/ticket-review.ts";
import * as steps from "../domain/ticket-steps.ts";
import { customerAs } from "./attachments.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import type { Services } from "./services.ts";
import { keepAnswer } from "./surveys.ts";
import { evidenceOf } from "./ticket-evidence.ts";
import { fileFor } from "./ticket-filing.ts";
import { type Complaint, maskAfter, type SentComplaint } from "./ticket-secrets.ts";
import { ticketOf, ticketSnapshot } from "./ticket-views.ts";
import { changeTicket } from "./ticket-writer.ts";
import { withReadableTopic } from "./topic-names.ts";
import { transactionNamed } from "./transactions.ts";

/** Files a complaint, and links it with the conversation that is going on. Sent again, it is the same ticket. */
export async function fileTicket(
  services: Services,
  customer: CustomerRecord,
  sent: SentComplaint,
) {
  const complaint = await withTransaction(services, customer, sent);
  return commit(services, async (work) => {
    const { clientId } = complaint;
    const known = clientId && (await work.tx.ticketByClientId(customer.id, clientId));
    const ticket = known ?? (await fileFor(work, customer, complaint));
    return ticketSnapshot(services, work.tx, ticket, customer);
  });
}

export async function withTransaction(
  services: Services,
  customer: CustomerRecord,
  { transactionId, ...complaint }: SentComplaint,
): Promise<Complaint> {
  if (transactionId === undefined) return complaint;
  return { ...complaint, about: await transactionNamed(services, customer, transactionId) };
}

export async function listTickets(
  { store, faq }: Services,
  customer: CustomerRecord,
  before?: TicketNumber,
) {
  const limit = limits.listLength;
  const found = await store.ticketsOf(customer.id, { before, limit: limit + 1 });
  const tickets = found.slice(0, limit).map(withReadableTopic(faq.engine, customer.locale));
  return { tickets, more: found.length > limit };
}

export async function openTicket(services: Services, customer: CustomerRecord, number: string) {
  const ticket = await ticketOf(services.store, customer.id, number);
  return ticketSnapshot(services, services.store, ticket, customer);
}

export async function addToTicket(
  services: Services,
  customer: CustomerRecord,
  { number, text, attachmentIds: ids, transactionId }: Addition,
) {
  const about = transactionId && (await transactionNamed(services, customer, transactionId));
  return change(services, { customer, number, text, ids }, (ticket, at) =>
    steps.add(ticket, services.faq.engine.tickets, { ...at, about: about || undefined }),
  );
}

interface Addition {
  readonly number: string;
  readonly text: string;
  readonly attachmentIds?: readonly AttachmentId[] | undefined;
  readonly transactionId?: string | undefined;
}

export const escalateTicket = (
  services: Services,
  customer: CustomerRecord,
  { number, reason: text }: { readonly number: string; readonly reason: string },
) =>
  change(services, { customer, number, text }, (ticket, { now, text: masked }) =>
    escalate(ticket, services.faq.engine.tickets, { text: masked, now }),
  );

export const withdrawTicket = (services: Services, customer: CustomerRecord, number: string) =>
  change(services, { customer, number }, (ticket, { now }) =>
    steps.withdraw(ticket, services.faq.engine.tickets, now),
  );

/** Whether a decision has helped: some days after it, once. */
export const answerFollowUp = (
  services: Services,
  customer: CustomerRecord,
  {
    number,
    resolved,
    text = "",
    score,
    reasons,
  }: Survey & {
    readonly number: string;
    readonly resolved: boolean;
    readonly text?: string | undefined;
  },
) =>
  commit(services, async (work) => {
    const { now } = work;
    await lockConversation(work, customer);
    const before = await ticketOf(work.tx, customer.id, number);
    const { handlerId } = before;
    const isAway = await isHandlerAway(services, before);
    const step = (ticket: TicketRecord, comment: string | undefined) =>
      answered(ticket, services.faq.engine.tickets, {
        resolved,
        text: comment,
        isAway,
        now,
      });
    // Refused before anything is taken away.
    step(before, text);
    const comment = (await maskAfter(work, customer, text)) || undefined;
    const ticket = await ticketOf(work.tx, customer.id, number);
    const changed = await changeTicket(work, ticket, step(ticket, comment));
    await keepAnswer(work, {
      kind: "ticket",
      customerId: customer.id,
      number: ticket.number,
      topic: ticket.topic,
      agentId: handlerId,
      ...{ resolved, score, reasons, comment },
    });
    return ticketSnapshot(services, work.tx, changed, customer);
  });

/** The words may be the rest of a secret that began there; in the order of locks a conversation comes before a ticket. */
const lockConversation = ({ tx }: UnitOfWork, { id }: CustomerRecord) =>
  tx.latestConversationOf(id);

async function isHandlerAway({ store }: Services, { handlerId }: TicketRecord): Promise<boolean> {
  const handler = handlerId && (await store.agent(handlerId));
  return !handler || handler.disabled;
}

interface WantedStep {
  readonly customer: CustomerRecord;
  readonly number: string;
  readonly text?: string;
  readonly ids?: readonly AttachmentId[] | undefined;
}

/** One step of the customer's. */
const change = (
  services: Services,
  { customer, number, text = "", ids }: WantedStep,
  step: (
    ticket: TicketRecord,
    at: {
      readonly now: number;
      readonly text: string;
      /** Who has it works here no more. */
      readonly isAway: boolean;
      readonly attachments?: readonly Attachment[] | undefined;
    },
  ) => TicketChange,
) =>
  commit(services, async (work) => {
    const { now } = work;
    await lockConversation(work, customer);
    const before = await ticketOf(work.tx, customer.id, number);
    if (text !== "") refuseOverlong(await work.tx.ticketEntries(before.number), text);
    // Refused before anything is taken away.
    const isAway = await isHandlerAway(services, before);
    step(before, { now, text, isAway });
    const masked = await maskAfter(work, customer, text);
    const ticket = await ticketOf(work.tx, customer.id, number);
    const attachments = await evidenceOf(work, ticket, {
      filer: customerAs(customer),
      ids,
      text: masked,
    });
    const changed = await changeTicket(
      work,
      ticket,
      step(ticket, { now, text: masked, attachments, isAway }),
    );
    return ticketSnapshot(services, work.tx, changed, customer);
  });
