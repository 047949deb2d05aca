import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { TicketDecision } from "../../protocol/ticket.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import {
  needsApproval,
  refuseDoubtfulAmount,
  refuseForeignAmount,
} from "../domain/ticket-amount.ts";
import { approve, decline, propose } from "../domain/ticket-approval.ts";
import type { TicketChange } from "../domain/ticket-change.ts";
import { ticked } from "../domain/ticket-checklist.ts";
import { forewarn } from "../domain/ticket-forewarning.ts";
import { refuseMerged } from "../domain/ticket-merging.ts";
import {
  mayApproveAmounts,
  mayDeclineProposal,
  mayHandleTicket,
} from "../domain/ticket-permissions.ts";
import { mayPostpone, postpone, refusedPutOff } from "../domain/ticket-postponing.ts";
import { refuseChangedProposal } from "../domain/ticket-soundness.ts";
import * as steps from "../domain/ticket-steps.ts";
import { inBusinessTime } from "../domain/work-calendar.ts";
import { agentStep, type Numbered, rulesOf } from "./agent-ticket-step.ts";
import type { Services } from "./services.ts";

/** Of the conversations of one ticket. */
const linkedAtMost = 20;

function refuseUnknownCause(services: Services, cause: string | undefined) {
  if (cause !== undefined && !rulesOf(services).causes.includes(cause)) throw notFound("cause");
}

/** A large amount waits for a supervisor, where the agent is none. */
export async function decideTicket(
  services: Services,
  agentId: AgentId,
  {
    number,
    cause,
    confirmed,
    ...decision
  }: Numbered &
    TicketDecision & {
      readonly cause?: string | undefined;
      readonly confirmed?: true | undefined;
    },
) {
  refuseUnknownCause(services, cause);
  return agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    step(ticket, agent, { now }) {
      refuseForeignAmount(decision);
      if (!confirmed) refuseDoubtfulAmount(decision, ticket.about);
      const { name: by } = agent;
      if (needsApproval(decision, rulesOf(services)) && !mayApproveAmounts(agent, ticket)) {
        return propose(ticket, { decision, cause, agentId, by, at: now });
      }
      const made = { decision, agentId, by, now };
      const { patch, entries } = steps.decide(ticket, rulesOf(services), made);
      return { patch: { ...patch, cause: cause ?? ticket.cause }, entries };
    },
  });
}

export const approveDecision = (services: Services, agentId: AgentId, { number }: Numbered) =>
  agentStep(services, agentId, {
    number,
    may: mayApproveAmounts,
    async step(ticket, { name: by }, { tx, now }) {
      const entries = await tx.ticketEntries(ticket.number);
      refuseChangedProposal(ticket, entries, services.secrets.hashToken);
      return approve(ticket, rulesOf(services), { agentId, by, now });
    },
  });

export const declineDecision = (
  services: Services,
  agentId: AgentId,
  { number, text }: Numbered & { readonly text: string },
) =>
  agentStep(services, agentId, {
    number,
    may: mayDeclineProposal,
    step: (ticket, { name: by }) => decline(ticket, { text, by, agentId }),
  });

/** Also once it is over: often it is known only then. */
export function setCause(
  services: Services,
  agentId: AgentId,
  { number, cause }: Numbered & { readonly cause: string },
) {
  refuseUnknownCause(services, cause);
  return agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    step(ticket, { name: by }) {
      refuseMerged(ticket);
      return {
        patch: { cause },
        entries: [{ kind: "classified", author: "agent", by, text: cause }],
      };
    },
  });
}

export const tickCheck = (
  services: Services,
  agentId: AgentId,
  { number, checkId, on }: Numbered & { readonly checkId: string; readonly on: boolean },
) =>
  agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    step(ticket, { name: by }, { now }) {
      refuseMerged(ticket);
      return { patch: { checklist: ticked(ticket, { checkId, on, by, now }) }, entries: [] };
    },
  });

/** Another conversation of the same customer that is about the same. */
export const linkConversation = (
  services: Services,
  agentId: AgentId,
  { number, conversationId }: Numbered & { readonly conversationId: ConversationId },
) =>
  agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    async step(ticket, { name: by }, { tx }) {
      refuseMerged(ticket);
      const { customerId, linked = [], conversationId: first } = ticket;
      const conversation = await tx.conversationOf(customerId, conversationId);
      if (!conversation) throw notFound("conversation");
      if (first === undefined) return linkedBy(by, { conversationId });
      if (first === conversationId || linked.includes(conversationId)) {
        return { patch: {}, entries: [] };
      }
      if (linked.length === linkedAtMost) throw new Refusal("too_large", "There are enough.");
      return linkedBy(by, { linked: [...linked, conversationId] });
    },
  });

const linkedBy = (by: string, patch: TicketChange["patch"]): TicketChange => ({
  patch,
  entries: [{ kind: "linked", author: "agent", by }],
});

/** A date that a customer is given is one on which somebody works: the form says so to the agent. */
const dateFrom = (services: Services, at: string) =>
  inBusinessTime(rulesOf(services).calendar, Date.parse(at));

/** Before the date: it will not be kept, and by when it will be done. */
export const forewarnCustomer = (
  services: Services,
  agentId: AgentId,
  { number, at, text }: Numbered & { readonly at: string; readonly text: string },
) =>
  agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    step: (ticket, { name: by }, { now }) =>
      forewarn(ticket, { at: dateFrom(services, at), text, by, agentId, now }),
  });

export async function postponePromise(
  services: Services,
  agentId: AgentId,
  { number, at, text }: Numbered & { readonly at: string; readonly text: string },
) {
  return agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    async step(ticket, { name: by }, { tx, now }) {
      if (!mayPostpone(ticket, await tx.ticketEntries(ticket.number))) {
        throw refusedPutOff(ticket);
      }
      return postpone(ticket, { at: dateFrom(services, at), text, by, agentId, now });
    },
  });
}
