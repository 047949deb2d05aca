import { type Locale, locales } from "../../protocol/conversation.ts";
import { concernsCustomers } from "../actions/announcement-readers.ts";
import { articlesAbout } from "../actions/announcement-topics.ts";
import type { DomainEvent, Services } from "../actions/services.ts";
import { type ActingAgent, leads } from "../domain/permissions.ts";
import { presentAnnouncement } from "../present/announcement.ts";
import type { Namespaces } from "./connections.ts";
import type { ServerWire } from "./wire/wire.ts";

type AnnouncementEvent = Extract<DomainEvent, { kind: "announcement" }>;

interface AnnouncementReach {
  readonly services: Services;
  readonly namespaces: Namespaces;
  readonly toCustomers: ReturnType<ServerWire["broadcastTo"]>;
}

/** To all customers of this node, presented and written once for each language; to agents, that the list is another one. */
export function sendAnnouncement(
  event: AnnouncementEvent,
  { services, namespaces, toCustomers }: AnnouncementReach,
): void {
  const { announcement } = event;
  if (concernsCustomers(announcement)) {
    const topics = articlesAbout(services, announcement);
    for (const [locale, connections] of connectionsByLocale(namespaces)) {
      if (connections.length === 0) continue;
      const view = presentAnnouncement(announcement, locale, { topics });
      const { id } = announcement;
      toCustomers.send({ type: "announcement.changed", id, announcement: view }, connections);
    }
  } else if (announcement.changedAt !== announcement.createdAt) {
    // It may have been shown before it was put off: its id alone takes it away.
    const { id } = announcement;
    toCustomers.send({ type: "announcement.changed", id }, [
      ...namespaces.customers.sockets.keys(),
    ]);
  }
  for (const socket of namespaces.agents.sockets.values()) {
    const { agentId: id, role } = socket.data.caller;
    const alert = overdueFor(event, { id, role, disabled: false });
    socket.emit("event", { type: "announcement.changed", id: announcement.id, alert });
  }
}

function connectionsByLocale({ customers }: Namespaces): ReadonlyMap<Locale, readonly string[]> {
  const byLocale = new Map<Locale, string[]>(locales.map((locale) => [locale, []]));
  for (const [connection, { data }] of customers.sockets)
    byLocale.get(data.caller.customer.locale)?.push(connection);
  return byLocale;
}

/** Its owner, then whoever leads, hears that the update is late. */
function overdueFor({ announcement, alert }: AnnouncementEvent, agent: ActingAgent) {
  const isFor = alert === "owner" ? announcement.ownerId === agent.id : alert && leads(agent);
  return isFor ? ("overdue" as const) : undefined;
}
