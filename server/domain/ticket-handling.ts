/** Who has a ticket, and what agents say of it among themselves. */

import type { AgentId } from "../../protocol/conversation.ts";
import type { Checklist, TicketRecord } from "./ticket.ts";
import { noChange, promised, type TicketChange } from "./ticket-change.ts";
import { nextPromise } from "./ticket-promises.ts";
import { handsOf, refuseOwnReview } from "./ticket-review.ts";
import type { TicketRules } from "./ticket-rules.ts";
import { ticketStateAfter } from "./ticket-states.ts";

export function accept(
  ticket: TicketRecord,
  rules: TicketRules,
  {
    handlerId,
    by,
    now,
  }: { readonly handlerId: AgentId; readonly by: string; readonly now: number },
): TicketChange {
  refuseOwnReview(ticket, handlerId);
  const state = ticketStateAfter(ticket, "accept");
  const isFirst = ticket.promiseKind === "acknowledge";
  if (!isFirst && ticket.handlerId === handlerId) return noChange;
  const promise = isFirst ? nextPromise(ticket, rules, { kind: "answer", now }) : {};
  const kind = isFirst ? "accepted" : "assigned";
  return {
    patch: { state, ...handsOf(ticket), handlerId, team: undefined, ...promise },
    entries: [{ kind, author: "agent", by, state, promise: promised(promise) }],
  };
}

/** Nobody has it until one of the team takes it. */
export function giveToTeam(
  ticket: TicketRecord,
  { team, by }: { readonly team: string; readonly by: string },
): TicketChange {
  ticketStateAfter(ticket, "accept");
  if (ticket.team === team && ticket.handlerId === undefined) return noChange;
  return {
    patch: { ...handsOf(ticket), team, handlerId: undefined },
    entries: [{ kind: "assigned", author: "agent", by, text: team }],
  };
}

/** The promise of now stays as it was made; the next one follows the new severity. */
export const classifyAs = (as: {
  readonly topic: string;
  readonly severity: TicketRecord["severity"];
  readonly checklist: Checklist | undefined;
  readonly by: string;
}): TicketChange => ({
  patch: { topic: as.topic, severity: as.severity, checklist: as.checklist },
  entries: [
    { kind: "classified", author: "agent", by: as.by, text: `${as.topic} · ${as.severity}` },
  ],
});

export const noteAmongAgents = ({
  text,
  by,
}: {
  readonly text: string;
  readonly by: string;
}): TicketChange => ({
  patch: {},
  entries: [{ kind: "noted", author: "agent", by, text }],
});

export const noteTask = (said: {
  readonly kind: "task" | "task-answered";
  readonly text: string;
  readonly by: string;
}): TicketChange => ({ patch: {}, entries: [{ author: "agent", ...said }] });
