import type { ServerEvent } from "../../protocol/events.ts";
import type { DomainEvent } from "../actions/services.ts";
import { type ActingAgent, leads, maySeeDesk } from "../domain/permissions.ts";
import type { Namespaces } from "./connections.ts";

/** Whoever may have the customer on their screen. */
export const sendToDesk = (
  agents: Namespaces["agents"],
  eventFor: (agent: ActingAgent) => ServerEvent,
): void => sendTo(agents, maySeeDesk, eventFor);

export function sendRadar(
  { id, rings }: Extract<DomainEvent, { kind: "radar" }>,
  agents: Namespaces["agents"],
): void {
  const event = { type: "radar.changed", id, alert: rings ? "rises" : undefined } as const;
  sendTo(agents, leads, () => event);
}

function sendTo(
  { sockets }: Namespaces["agents"],
  may: (agent: ActingAgent) => boolean,
  eventFor: (agent: ActingAgent) => ServerEvent,
) {
  for (const socket of sockets.values()) {
    const { agentId: id, role } = socket.data.caller;
    const agent = { id, role, disabled: false };
    if (may(agent)) socket.emit("event", eventFor(agent));
  }
}
