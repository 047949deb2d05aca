import { type Locale, locales } from "../../protocol/conversation.ts";
import { mayBeRead } from "../actions/announcement-readers.ts";
import { articlesAbout } from "../actions/announcement-topics.ts";
import { isReminded } from "../actions/overdue-announcements.ts";
import type { DomainEvent, Services } from "../actions/services.ts";
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
  const { id } = announcement;
  const topics = articlesAbout(services, announcement);
  for (const [locale, connections] of connectionsByLocale(namespaces, announcement)) {
    if (connections.length === 0) continue;
    const view = presentAnnouncement(announcement, locale, { topics });
    toCustomers.send({ type: "announcement.changed", id, announcement: view }, connections);
  }
  // It may have been shown before it was put off, or before it was for others: its id alone takes it away.
  const others = withoutIt(namespaces, announcement);
  if (others.length > 0 && announcement.changedAt !== announcement.createdAt)
    toCustomers.send({ type: "announcement.changed", id }, others);
  for (const socket of namespaces.agents.sockets.values()) {
    const { agentId, role } = socket.data.caller;
    const agent = { id: agentId, role, disabled: false };
    const alert = isReminded(announcement, agent, event.alert) ? ("overdue" as const) : undefined;
    socket.emit("event", { type: "announcement.changed", id, alert });
  }
}

/** Of those who may read it. */
function connectionsByLocale(
  { customers }: Namespaces,
  announcement: AnnouncementEvent["announcement"],
): ReadonlyMap<Locale, readonly string[]> {
  const byLocale = new Map<Locale, string[]>(locales.map((locale) => [locale, []]));
  for (const [connection, { data }] of customers.sockets) {
    const { customer } = data.caller;
    if (mayBeRead(announcement, customer)) byLocale.get(customer.locale)?.push(connection);
  }
  return byLocale;
}

const withoutIt = (
  { customers }: Namespaces,
  announcement: AnnouncementEvent["announcement"],
): readonly string[] =>
  [...customers.sockets]
    .filter(([, { data }]) => !mayBeRead(announcement, data.caller.customer))
    .map(([connection]) => connection);
