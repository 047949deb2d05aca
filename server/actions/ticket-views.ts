import type { TicketRights } from "../../protocol/agent-ticket.ts";
import type { CustomerId } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { AgentRecord, CustomerRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import { mayAnswerFollowUp } from "../domain/ticket-follow-up.ts";
import { mayForewarn } from "../domain/ticket-forewarning.ts";
import { readTicketNumber } from "../domain/ticket-number.ts";
import {
  mayAnswerTicketTask,
  mayApproveAmounts,
  mayAssignTicket,
  mayHandleTicket,
  mayTakeTicket,
} from "../domain/ticket-permissions.ts";
import { mayPostpone } from "../domain/ticket-postponing.ts";
import { isLastWord, mayEscalate } from "../domain/ticket-review.ts";
import { unchangedTransactions } from "../domain/ticket-soundness.ts";
import { allowsStep } from "../domain/ticket-states.ts";
import type { Reads } from "../ports/store.ts";
import type {
  AgentTicketSnapshot,
  TicketHistory,
  TicketSnapshot,
  TicketStory,
} from "../present/ticket.ts";
import type { Services } from "./services.ts";
import { withReadableTopic } from "./topic-names.ts";

/** A number as somebody has typed it. One with a wrong digit is none. */
function numberIn(typed: string): TicketNumber {
  const number = readTicketNumber(typed);
  if (number === undefined) throw notFound("ticket");
  return number;
}

export async function ticketOf(
  reads: Reads,
  customerId: CustomerId,
  typed: string,
): Promise<TicketRecord> {
  const ticket = await reads.ticketOf(customerId, numberIn(typed));
  if (!ticket) throw notFound("ticket");
  return ticket;
}

export async function ticketNow(reads: Reads, typed: string): Promise<TicketRecord> {
  const ticket = await reads.ticket(numberIn(typed));
  if (!ticket) throw notFound("ticket");
  return ticket;
}

export async function ticketHistory(
  services: Services,
  reads: Reads,
  ticket: TicketRecord,
): Promise<TicketHistory> {
  const { handlerId } = ticket;
  return {
    ...(await ticketStory(services, reads, ticket)),
    handler: handlerId === undefined ? undefined : await reads.agent(handlerId),
  };
}

async function ticketStory(
  { secrets }: Services,
  reads: Reads,
  ticket: TicketRecord,
): Promise<TicketStory> {
  const entries = await reads.ticketEntries(ticket.number);
  return { ticket, entries, unchanged: unchangedTransactions(ticket, entries, secrets.hashToken) };
}

/** The records that the customer's view is made from. Without a reader the topic is as it was filed, and nobody is sent elsewhere. */
export async function ticketSnapshot(
  services: Services,
  reads: Reads,
  ticket: TicketRecord,
  reader?: Pick<CustomerRecord, "locale" | "region">,
): Promise<TicketSnapshot> {
  const { faq, clock } = services;
  const { locale } = reader ?? {};
  const shown = locale ? withReadableTopic(faq.engine, locale) : (one: TicketRecord) => one;
  const merged = await reads.ticketsMergedInto(ticket.customerId, ticket.number);
  return {
    ...(await ticketHistory(services, reads, shown(ticket))),
    merged: await Promise.all(merged.map((one) => ticketStory(services, reads, shown(one)))),
    outside:
      reader && isLastWord(ticket, faq.engine.tickets, clock.now())
        ? faq.engine.outsideBodies(reader.locale, reader.region)
        : undefined,
    may: {
      add: allowsStep(ticket, "add"),
      withdraw: allowsStep(ticket, "withdraw"),
      escalate: mayEscalate(ticket, faq.engine.tickets, clock.now()),
      followUp: mayAnswerFollowUp(ticket, clock.now()),
    },
  };
}

export async function agentTicketSnapshot(
  services: Services,
  reads: Reads,
  { ticket, agent }: { readonly ticket: TicketRecord; readonly agent: AgentRecord },
): Promise<AgentTicketSnapshot> {
  const customer = await reads.customer(ticket.customerId);
  if (!customer) throw notFound("customer");
  const snapshot = await ticketSnapshot(services, reads, ticket);
  const linked = new Set([ticket.conversationId, ...(ticket.linked ?? [])]);
  const conversations = await Promise.all(
    [...linked].map(async (id) => id && (await reads.conversation(id))),
  );
  const theirs = await reads.ticketsOf(customer.id, { limit: limits.listLength });
  return {
    ...snapshot,
    customer,
    tasks: await reads.ticketTasks(ticket.number),
    conversations: conversations.flatMap((one) => one || []),
    others: theirs.filter(
      ({ number, closedAt }) => number !== ticket.number && closedAt === undefined,
    ),
    rights: rightsIn(ticket, agent, { entries: snapshot.entries, now: services.clock.now() }),
  };
}

/** By the predicates of the steps themselves: what a console offers is not refused for who it is. */
const rightsIn = (
  ticket: TicketRecord,
  agent: AgentRecord,
  { entries, now }: Pick<TicketSnapshot, "entries"> & { readonly now: number },
): TicketRights => ({
  handle: mayHandleTicket(agent, ticket),
  ask: mayHandleTicket(agent, ticket) && allowsStep(ticket, "ask"),
  merge: mayHandleTicket(agent, ticket) && allowsStep(ticket, "merge"),
  take: mayTakeTicket(agent, ticket),
  assign: mayAssignTicket(agent, ticket),
  approve: mayApproveAmounts(agent, ticket) && ticket.proposal?.agentId !== agent.id,
  answerTask: mayAnswerTicketTask(agent, ticket),
  postpone: mayHandleTicket(agent, ticket) && mayPostpone(ticket, entries),
  forewarn: mayHandleTicket(agent, ticket) && mayForewarn(ticket, now),
});
