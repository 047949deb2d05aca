import type { ServerEvent } from "../../protocol/events.ts";
import type { DomainEvent } from "../actions/services.ts";
import { type ActingAgent, leads, maySeeDesk } from "../domain/permissions.ts";
import type { Namespaces } from "./connections.ts";
import { agentRoom } from "./rooms.ts";

/** Whoever may have the customer on their screen. */
export const sendToDesk = (
  agents: Namespaces["agents"],
  eventFor: (agent: ActingAgent) => ServerEvent,
): void => sendTo(agents, maySeeDesk, eventFor);

/** Events for agents alone that belong to no conversation. */
const forAgents = ["memo", "bulletin", "improvement", "radar"] as const;
type ForAgents = Extract<DomainEvent, { kind: (typeof forAgents)[number] }>;

export const isForAgents = (one: DomainEvent): one is ForAgents =>
  forAgents.some((kind) => kind === one.kind);

/** Which part of their console has changed; it reads again. */
export function sendForAgents(one: ForAgents, agents: Namespaces["agents"]): void {
  switch (one.kind) {
    case "memo":
    case "bulletin":
      agents.to(agentRoom(one.agentId)).emit("event", { type: `${one.kind}.changed` });
      return;
    case "improvement":
      sendTo(agents, isThere, () => ({ type: "improvement.changed" }));
      return;
    case "radar": {
      const { id, rings } = one;
      const event = { type: "radar.changed", id, alert: rings ? "rises" : undefined } as const;
      sendTo(agents, leads, () => event);
    }
  }
}

const isThere = ({ disabled }: ActingAgent) => !disabled;

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
