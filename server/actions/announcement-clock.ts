/** What is due by the clock: announcements that begin, end or are late, and subscribers who have to be told. */

import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import { isFor } from "../domain/announcement.ts";
import type { AnnouncementReader, AnnouncementRecord } from "../domain/announcement-records.ts";
import { announcementTicked } from "../domain/announcement-steps.ts";
import type { StoredBody } from "../domain/records.ts";
import { announcementBody } from "../present/announcement.ts";
import { eachApart } from "./attempts.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { writerForCustomer } from "./conversation-writer.ts";
import type { Services } from "./services.ts";

const atOnce = 100;
/** So many subscribers in one transaction: others wait for it. */
const toldAtOnce = 50;

/** Each step is a transaction that reads again: done twice, or by two nodes, it is done once. */
export async function tickAnnouncements(services: Services): Promise<void> {
  const { store, clock } = services;
  const due = await store.announcementsDue(clock.now(), atOnce);
  await eachApart(due, ({ id }) => tick(services, id));
  await eachApart(await store.announcementsToSend(atOnce), async ({ id }) => {
    while (await tellSubscribers(services, id)) {
      // The next ones, until all have been told.
    }
  });
}

const tick = (services: Services, id: AnnouncementId) =>
  commit(services, async ({ tx, now, publish }) => {
    const announcement = await tx.announcement(id);
    const done = announcement && announcementTicked(announcement, now);
    if (!done) return;
    await tx.saveAnnouncement(done.next);
    publish({ kind: "announcement", announcement: done.next, alert: done.alert });
  });

/** True while there may be more. Who has it and what they have are saved together, so that nobody gets it twice. */
const tellSubscribers = (services: Services, id: AnnouncementId): Promise<boolean> =>
  commit(services, async (work) => {
    const announcement = await work.tx.announcement(id);
    if (!announcement) return false;
    const count = announcement.updates.length;
    const readers = await work.tx.subscribersToSend(id, count, toldAtOnce);
    const sent: number[] = [];
    for (const reader of readers)
      if (await tell(work, announcement, reader)) sent.push(reader.sent);
    const isUnsent = readers.length === toldAtOnce;
    if (sent.length > 0 || (announcement.isUnsent && !isUnsent))
      await work.tx.saveAnnouncement({ ...withNotified(announcement, sent), isUnsent });
    return isUnsent;
  });

/** Each update with how many it was sent to now; `sent`: from which of them on, for each customer. */
const withNotified = (announcement: AnnouncementRecord, sent: readonly number[]) => ({
  ...announcement,
  updates: announcement.updates.map((update, index) => {
    const now = sent.filter((from) => from <= index).length;
    return now === 0 ? update : { ...update, notified: (update.notified ?? 0) + now };
  }),
});

/** True where the customer was written to. */
async function tell(
  work: UnitOfWork,
  announcement: AnnouncementRecord,
  reader: AnnouncementReader,
): Promise<boolean> {
  const customer = await work.tx.customer(reader.customerId);
  const sent = announcement.updates.length;
  const isTold =
    customer !== undefined &&
    isFor(announcement, customer) &&
    !(await work.tx.erasure(reader.customerId));
  if (isTold) {
    const latest = await work.tx.latestConversationOf(customer.id);
    const writer = await writerForCustomer(work, customer, latest);
    for (const update of announcement.updates.slice(reader.sent)) {
      const body: StoredBody = announcementBody(announcement, customer.locale, update);
      await writer.post({ author: { kind: "bot" }, body });
    }
  }
  await work.tx.saveAnnouncementReader({ ...reader, sent });
  return isTold;
}
