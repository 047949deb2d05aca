/** A decision whose amount is too large for the agent who has made it: a supervisor agrees, or gives it back. */

import type { AgentId } from "../../protocol/conversation.ts";
import { Refusal } from "./refusal.ts";
import type { Proposal, TicketRecord } from "./ticket.ts";
import type { TicketChange } from "./ticket-change.ts";
import { handsOf, refuseOwnReview } from "./ticket-review.ts";
import type { TicketRules } from "./ticket-rules.ts";
import { ticketStateAfter } from "./ticket-states.ts";
import { decide } from "./ticket-steps.ts";

/** The customer hears of it once a supervisor has agreed. */
export function propose(ticket: TicketRecord, proposal: Proposal): TicketChange {
  refuseOwnReview(ticket, proposal.agentId);
  ticketStateAfter(ticket, "decide");
  const { decision, by } = proposal;
  return {
    patch: { proposal },
    entries: [{ kind: "proposed", author: "agent", by, text: decision.text, decision }],
  };
}

interface Approver {
  readonly agentId: AgentId;
  readonly by: string;
  readonly now: number;
}

export function approve(
  ticket: TicketRecord,
  rules: TicketRules,
  { agentId, by, now }: Approver,
): TicketChange {
  const proposal = proposalOf(ticket);
  if (proposal.agentId === agentId) {
    throw new Refusal("not_yours", "Somebody else agrees to what this agent proposes.");
  }
  refuseOwnReview(ticket, agentId);
  const { decision, cause = ticket.cause } = proposal;
  const made = { decision, agentId: proposal.agentId, by: proposal.by, now };
  const { patch, entries } = decide(ticket, rules, made);
  return {
    patch: { ...patch, cause, approvedBy: agentId },
    entries: [...entries, { kind: "approved", author: "agent", by }],
  };
}

export function decline(
  ticket: TicketRecord,
  { text, by, agentId }: { readonly text: string } & Omit<Approver, "now">,
): TicketChange {
  proposalOf(ticket);
  return {
    patch: { proposal: undefined, ...handsOf(ticket, agentId) },
    entries: [{ kind: "declined", author: "agent", by, text }],
  };
}

function proposalOf({ proposal }: TicketRecord): Proposal {
  if (!proposal) throw new Refusal("closed", "There is nothing to agree to.");
  return proposal;
}
