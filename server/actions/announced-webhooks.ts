/** What the wallet's back end is sent of announcements. */

import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import type { WebhookRecord } from "../domain/webhook.ts";
import type { DomainEvent } from "../ports/cluster.ts";
import { isoTime } from "../present/time.ts";

export type NewWebhook = Pick<WebhookRecord, "type" | "subject" | "data" | "customerId">;

/**
 * That an update is late goes out once its owner has done nothing, or where it has none at the desk: nobody who leads may be
 * there at this hour, and the wallet can call one.
 */
export function ofAnnounced({
  announcement,
  alert,
}: Extract<DomainEvent, { kind: "announcement" }>): readonly NewWebhook[] {
  if (alert === undefined) return [ofAnnouncement(announcement)];
  return alert === "leads" ? [ofOverdue(announcement)] : [];
}

/** What it says is for whoever asks for it by its id. */
const ofAnnouncement = (announcement: AnnouncementRecord): NewWebhook => ({
  type: "announcement.changed",
  customerId: "",
  subject: `announcement:${announcement.id}`,
  data: {
    id: announcement.id,
    kind: announcement.kind,
    state: announcement.state,
    topics: announcement.topics,
    errorCodes: announcement.errorCodes,
    startsAt: isoTime(announcement.startsAt),
    updates: announcement.updates.length,
    affected: announcement.affected,
    subscribers: announcement.subscribers,
  },
});

const ofOverdue = ({
  id,
  kind,
  number,
  nextUpdateAt,
  ownerId,
}: AnnouncementRecord): NewWebhook => ({
  type: "announcement.overdue",
  customerId: "",
  subject: `announcement:${id}`,
  data: {
    ...{ id, kind, number, ownerId },
    nextUpdateAt: nextUpdateAt === undefined ? undefined : isoTime(nextUpdateAt),
  },
});
