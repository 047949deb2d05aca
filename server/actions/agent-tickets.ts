import type { AgentId, ConversationId, CustomerId, Priority } from "../../protocol/conversation.ts";
import { insist } from "../domain/permissions.ts";
import type { AgentRecord, CustomerRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { checklistAfter } from "../domain/ticket-checklist.ts";
import { accept, classifyAs, giveToTeam } from "../domain/ticket-handling.ts";
import { refuseMerged } from "../domain/ticket-merging.ts";
import {
  mayAssignTicket,
  mayFileTicket,
  mayHandleTicket,
  mayTakeTicket,
  mayWorkOnTickets,
} from "../domain/ticket-permissions.ts";
import { isOwnReview } from "../domain/ticket-review.ts";
import * as steps from "../domain/ticket-steps.ts";
import { agentStep, type Numbered, refuseUnknownTeam, rulesOf } from "./agent-ticket-step.ts";
import { noteAlone, noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { agentNow, conversationNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { fileFor } from "./ticket-filing.ts";
import type { Complaint, SentComplaint } from "./ticket-secrets.ts";
import { agentTicketSnapshot, ticketNow } from "./ticket-views.ts";
import { changeTicket } from "./ticket-writer.ts";
import { withTransaction } from "./tickets.ts";

export async function openTicketForAgent(
  services: Services,
  agentId: AgentId,
  { number }: Numbered,
) {
  const agent = await agentNow(services.store, agentId);
  insist(mayWorkOnTickets(agent));
  const ticket = await ticketNow(services.store, number);
  // As with conversations: whoever has it reads it all day.
  if (ticket.handlerId !== agentId) {
    const about = `ticket:${ticket.number}` as const;
    await noteAlone(services, { what: "ticket.read", by: `agent:${agentId}`, about });
  }
  return agentTicketSnapshot(services, services.store, { ticket, agent });
}

interface Filing extends SentComplaint {
  readonly conversationId?: ConversationId | undefined;
  readonly customerId?: CustomerId | undefined;
}

/** For the customer of a conversation, or one whom the agent has searched for. The customer reads it as the others. */
export async function fileForCustomer(services: Services, agentId: AgentId, filing: Filing) {
  const { conversationId, customerId, ...sent } = filing;
  const { store } = services;
  insist(mayFileTicket(await agentNow(store, agentId)));
  const known = conversationId
    ? (await conversationNow(store, conversationId)).customerId
    : customerId;
  const customer = known && (await store.customer(known));
  if (!customer) throw notFound("customer");
  const complaint = await withTransaction(services, customer, sent);
  return commit(services, async (work) => {
    const agent = await agentNow(work.tx, agentId);
    insist(mayFileTicket(agent));
    const { clientId } = complaint;
    const before = clientId && (await work.tx.ticketByClientId(customer.id, clientId));
    const ticket = before ?? (await fileAndTake(work, customer, { complaint, agent }));
    // Nobody else knows how it came to the agent.
    if (!before && conversationId === undefined) {
      const about = `ticket:${ticket.number}` as const;
      await noteAudit(work, { what: "ticket.filed", by: `agent:${agentId}`, about });
    }
    return agentTicketSnapshot(services, work.tx, { ticket, agent });
  });
}

/** Whoever files it knows it best, and has it until they give it away. */
async function fileAndTake(
  work: UnitOfWork,
  customer: CustomerRecord,
  { complaint, agent }: { readonly complaint: Complaint; readonly agent: AgentRecord },
) {
  const filed = await fileFor(work, customer, complaint, agent);
  const taken = { handlerId: agent.id, by: agent.name, now: work.now };
  return changeTicket(work, filed, accept(filed, work.services.faq.engine.tickets, taken));
}

export const acceptTicket = (services: Services, agentId: AgentId, { number }: Numbered) =>
  agentStep(services, agentId, {
    number,
    may: mayTakeTicket,
    step: (ticket, agent, { now }) =>
      accept(ticket, rulesOf(services), { handlerId: agent.id, by: agent.name, now }),
  });

export const assignTicket = (
  services: Services,
  agentId: AgentId,
  to: Numbered & { readonly agentId?: AgentId | undefined; readonly team?: string | undefined },
) =>
  agentStep(services, agentId, {
    number: to.number,
    may: mayAssignTicket,
    async step(ticket, agent, work) {
      const { tx, now } = work;
      if ((to.agentId === undefined) === (to.team === undefined)) {
        throw new Refusal("invalid", "Either an agent or a team.");
      }
      // The entry names who reviews it, and not whose work is reviewed.
      if (isOwnReview(ticket, agentId)) {
        const about = `ticket:${ticket.number}` as const;
        await noteAudit(work, { what: "ticket.review-given", by: `agent:${agentId}`, about });
      }
      if (to.team !== undefined) {
        refuseUnknownTeam(services, to.team);
        return giveToTeam(ticket, { team: to.team, by: agent.name });
      }
      const colleague = to.agentId && (await tx.agent(to.agentId));
      if (!colleague || !mayWorkOnTickets(colleague)) throw notFound("agent");
      const given = { handlerId: colleague.id, by: colleague.name, now };
      return accept(ticket, rulesOf(services), given);
    },
  });

/** The customer reads the topic, too. */
export async function classifyTicket(
  services: Services,
  agentId: AgentId,
  wanted: Numbered & { readonly topic: string; readonly severity: Priority },
) {
  return agentStep(services, agentId, {
    number: wanted.number,
    may: mayHandleTicket,
    step(ticket, agent) {
      refuseMerged(ticket);
      const { topic, severity } = wanted;
      const checklist = checklistAfter(ticket, topic, services.faq.engine.checklists);
      return classifyAs({ topic, severity, checklist, by: agent.name });
    },
  });
}

export const closeTicket = (services: Services, agentId: AgentId, { number }: Numbered) =>
  agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    step: (ticket, { name: by }, { now }) => steps.close(ticket, { by, now }),
  });
