import type { DomainEvent } from "../actions/services.ts";
import { type ActingAgent, leads } from "../domain/permissions.ts";

export type TicketEvent = Extract<DomainEvent, { kind: "ticket" }>;

/** The owner is alerted before a promise and at its breach; supervisors, where the owner has done nothing then. */
export function alertFor({ entries, handlerId }: TicketEvent, agent: ActingAgent) {
  const owned = (["breached", "reminded"] as const).find((kind) => entries.includes(kind));
  if (handlerId === agent.id && owned) return owned;
  return entries.includes("alerted") && leads(agent) ? "alerted" : undefined;
}
