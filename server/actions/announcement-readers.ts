/** What customers do about announcements: put them away, say that it happens to them, ask to be told when it is over. */

import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { ArticleId, CustomerId } from "../../protocol/conversation.ts";
import { isFor } from "../domain/announcement.ts";
import { isShown } from "../domain/announcement-permissions.ts";
import type { AnnouncementReader, AnnouncementRecord } from "../domain/announcement-records.ts";
import type { CustomerRecord, MessageRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { commit, refuseIfUnavailable, type UnitOfWork } from "./commit.ts";
import type { Services } from "./services.ts";

/** A conversation with cards about more of them shows the newest of them as they are now. */
const mostOver = 10;

type Customer = Pick<CustomerRecord, "id" | "subject" | "tier">;

/**
 * Those that the customer may see now, with what the customer has done about each, and those that are over and have a card in these
 * messages: it keeps what was said of them.
 */
export async function announcementsFor(
  { store, announcements }: Services,
  customer: Customer,
  messages: readonly MessageRecord[] = [],
): Promise<
  readonly { readonly announcement: AnnouncementRecord; readonly own: AnnouncementReader }[]
> {
  const { id } = customer;
  const isSeen = (one: AnnouncementRecord) => isShown(one) && isFor(one, customer);
  // Read again, for the counts of now.
  const current = announcements.current().some(isSeen)
    ? (await store.currentAnnouncements()).filter(isSeen)
    : [];
  const shown = [...current, ...(await readBefore(store, customer, { messages, current }))];
  if (shown.length === 0) return [];
  const known = new Map(
    (await store.announcementReadersOf(id)).map((reader) => [reader.announcementId, reader]),
  );
  return shown.map((announcement) => ({
    announcement,
    own: known.get(announcement.id) ?? newReader(announcement.id, id),
  }));
}

/** Those with a card in these messages, as they are now: what was said before is read with how it ended. */
export const announcementsIn = (
  { store }: Pick<Services, "store">,
  customer: Customer,
  messages: readonly MessageRecord[],
): Promise<readonly AnnouncementRecord[]> => readBefore(store, customer, { messages, current: [] });

interface ReadBefore {
  readonly messages: readonly MessageRecord[];
  readonly current: readonly AnnouncementRecord[];
}

async function readBefore(
  store: Services["store"],
  customer: Customer,
  { messages, current }: ReadBefore,
): Promise<readonly AnnouncementRecord[]> {
  const said = messages.flatMap(({ body }) =>
    body.kind === "announcement" ? [body.announcementId] : [],
  );
  const isCurrent = new Set(current.map((one) => one.id));
  const over = [...new Set(said)].filter((one) => !isCurrent.has(one)).slice(-mostOver);
  const found = await Promise.all(over.map((one) => store.announcement(one)));
  return found.filter((one) => one !== undefined).filter((one) => mayBeRead(one, customer));
}

/** One that has not begun yet is nobody's business; one that is over has to leave the screens. */
const concernsCustomers = (announcement: AnnouncementRecord): boolean =>
  isShown(announcement) || announcement.state === "ended";

export const mayBeRead = (announcement: AnnouncementRecord, customer: Customer) =>
  concernsCustomers(announcement) && isFor(announcement, customer);

/** It has stood on the customer's screen, with so many updates. What was counted stays. */
export async function noteSeen(
  services: Services,
  customer: Customer,
  { id, updates }: { readonly id: AnnouncementId; readonly updates: number },
): Promise<void> {
  const announcement = await refuseIfUnavailable(services.store.announcement(id));
  if (!announcement || !mayBeRead(announcement, customer)) throw notFound("announcement");
  const seen = Math.min(updates, announcement.updates.length);
  await commit(services, ({ tx }) => tx.noteAnnouncementSeen(id, customer.id, seen));
}

export const dismissAnnouncement = (services: Services, customer: Customer, id: AnnouncementId) =>
  change(services, customer, id, ({ reader, now }) => ({
    reader: { ...reader, dismissedAt: reader.dismissedAt ?? now },
  }));

/** Updates and the end come into the customer's conversation, each once. */
export const subscribeTo = (services: Services, customer: Customer, id: AnnouncementId) =>
  change(services, customer, id, ({ announcement, reader, now }) => {
    if (announcement.state === "ended") throw new Refusal("closed", "It has ended.");
    if (reader.subscribedAt !== undefined) return {};
    return {
      // What has been said by now stands on the card.
      reader: { ...reader, subscribedAt: now, sent: announcement.updates.length },
      announcement: { ...announcement, subscribers: announcement.subscribers + 1 },
    };
  });

/** “我也遇到”. Answers how many it has happened to. */
export const reportAffected = (services: Services, customer: Customer, id: AnnouncementId) =>
  change(services, customer, id, ({ announcement, reader, now }) => {
    if (announcement.state === "ended") throw new Refusal("closed", "It has ended.");
    if (reader.reportedAt !== undefined) return {};
    return {
      reader: { ...reader, reportedAt: now },
      announcement: { ...announcement, affected: announcement.affected + 1 },
    };
  });

/** The survey of one question after the end: once, and only of a subscriber. */
export const answerSolved = (
  services: Services,
  customer: Customer,
  { id, solved }: { readonly id: AnnouncementId; readonly solved: boolean },
) =>
  change(services, customer, id, ({ announcement, reader }) => {
    const isTold = announcement.state === "ended" && reader.subscribedAt !== undefined;
    if (!isTold) throw new Refusal("invalid", "Nothing was asked about it.");
    if (reader.solved !== undefined) throw new Refusal("closed", "It has been answered.");
    const count = solved ? "solved" : "unsolved";
    return {
      reader: { ...reader, solved },
      announcement: { ...announcement, [count]: announcement[count] + 1 },
    };
  });

interface AnnouncementReading {
  readonly announcement: AnnouncementRecord;
  readonly reader: AnnouncementReader;
  readonly now: number;
}

async function change(
  services: Services,
  customer: Customer,
  id: AnnouncementId,
  next: (known: AnnouncementReading) => Partial<Omit<AnnouncementReading, "now">>,
): Promise<AnnouncementRecord> {
  return commit(services, async ({ tx, now }: UnitOfWork) => {
    const announcement = await tx.announcement(id);
    if (!announcement || !mayBeRead(announcement, customer)) throw notFound("announcement");
    const known = await tx.announcementReader(id, customer.id);
    const reader = known ?? newReader(id, customer.id);
    const changed = next({ announcement, reader, now });
    if (changed.announcement) await tx.saveAnnouncement(changed.announcement);
    if (changed.reader) await tx.saveAnnouncementReader(changed.reader);
    return changed.announcement ?? announcement;
  });
}

const newReader = (announcementId: AnnouncementId, customerId: CustomerId): AnnouncementReader => ({
  announcementId,
  customerId,
  sent: 0,
});

/** Before anybody has declared an incident: once a day for each article. */
export const reportProblem = (
  services: Services,
  { id }: Pick<Customer, "id">,
  articleId: ArticleId,
) =>
  commit(services, async ({ tx, now }) => {
    const { engine } = services.faq;
    if (!engine.article(articleId, "zh-CN")) throw notFound("article");
    const day = new Date(now).toISOString().slice(0, 10);
    await tx.insertProblemReport({ articleId, customerId: id, day, at: now });
  });
