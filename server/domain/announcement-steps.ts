/** What is done with announcements: writing, updates, the end, and what the clock does. */

import type { LocaleTexts } from "../../protocol/announcement.ts";
import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import { announcementLimits } from "../../protocol/limits.ts";
import type { AnnouncementRecord } from "./announcement-records.ts";
import { Refusal } from "./refusal.ts";

export interface WrittenAnnouncement
  extends Pick<
    AnnouncementRecord,
    | "kind"
    | "title"
    | "text"
    | "advice"
    | "places"
    | "audience"
    | "topics"
    | "errorCodes"
    | "startsAt"
    | "endsAt"
    | "nextUpdateAt"
  > {}

export type AnnouncementWriter = { readonly id: AgentId; readonly name: string } | undefined;

/** Of a new one, or of one that is written again: what has been said of it and who was counted stays. */
export function announcementWritten(
  before: AnnouncementRecord | undefined,
  wanted: WrittenAnnouncement,
  {
    id,
    by,
    now,
  }: { readonly id: AnnouncementId; readonly by: AnnouncementWriter; readonly now: number },
): AnnouncementRecord {
  if (before) refuseEnded(before);
  const { startsAt, endsAt, nextUpdateAt } = wanted;
  if (endsAt !== undefined && endsAt <= Math.max(startsAt, now)) {
    throw new Refusal("invalid", "It has to end after its start, and not in the past.");
  }
  // One that is late already may be saved as it is: other parts of it are corrected then.
  if (nextUpdateAt !== before?.nextUpdateAt) refusePast(nextUpdateAt, now);
  return withDue({
    ...(before ?? nothingYet),
    ...wanted,
    id,
    state: startsAt > now ? "scheduled" : "active",
    ownerId: by?.id,
    ownerName: by?.name,
    reminded: nextUpdateAt === before?.nextUpdateAt ? before?.reminded : undefined,
    createdAt: before?.createdAt ?? now,
    changedAt: now,
  });
}

const nothingYet = { updates: [], affected: 0, subscribers: 0, solved: 0, unsolved: 0 } as const;

export function announcementUpdated(
  before: AnnouncementRecord,
  wanted: { readonly text: LocaleTexts; readonly nextUpdateAt?: number | undefined },
  { by, now }: { readonly by: AnnouncementWriter; readonly now: number },
): AnnouncementRecord {
  refuseEnded(before);
  if (before.state === "scheduled") throw new Refusal("invalid", "It has not begun yet.");
  if (before.updates.length >= announcementLimits.updateCount) {
    throw new Refusal(
      "too_large",
      "It has as many updates as it may have. End it, and write another.",
    );
  }
  refusePast(wanted.nextUpdateAt, now);
  const update = { at: now, text: wanted.text, by: by?.name };
  return withDue({
    ...before,
    updates: [...before.updates, update],
    nextUpdateAt: wanted.nextUpdateAt,
    isUnsent: before.subscribers > 0,
    reminded: undefined,
    ownerId: by?.id,
    ownerName: by?.name,
    changedAt: now,
  });
}

/** Without a text the clock ends it. */
export function announcementEnded(
  before: AnnouncementRecord,
  {
    text,
    by,
    now,
  }: { readonly text?: LocaleTexts; readonly by?: AnnouncementWriter; readonly now: number },
): AnnouncementRecord {
  refuseEnded(before);
  const update = { at: now, text, by: by?.name, isEnd: true } as const;
  return {
    ...before,
    state: "ended",
    updates: [...before.updates, update],
    isUnsent: before.subscribers > 0,
    nextUpdateAt: undefined,
    dueAt: undefined,
    changedAt: now,
  };
}

function refuseEnded({ state }: AnnouncementRecord) {
  if (state === "ended") throw new Refusal("closed", "It has ended.");
}

function refusePast(at: number | undefined, now: number) {
  if (at !== undefined && at <= now) {
    throw new Refusal("invalid", "The next update has to be in the future.");
  }
}

/** The owner of an announcement has so long to write the update, before supervisors are reminded. */
const leadsAfterMs = 10 * 60_000;

export interface TickedAnnouncement {
  readonly next: AnnouncementRecord;
  /** Who has to know that the update that was promised is not there. */
  readonly alert?: "owner" | "leads" | undefined;
}

/** Begins it, ends it, or reminds of its next update when the time has come. Undefined where nothing is due. */
export function announcementTicked(
  before: AnnouncementRecord,
  now: number,
): TickedAnnouncement | undefined {
  const { state, startsAt, endsAt, nextUpdateAt, reminded, ownerId } = before;
  if (before.dueAt === undefined || before.dueAt > now) return undefined;
  if (state === "scheduled" && startsAt <= now) {
    return { next: withDue({ ...before, state: "active", changedAt: now }) };
  }
  if (endsAt !== undefined && endsAt <= now) return { next: announcementEnded(before, { now }) };
  if (nextUpdateAt === undefined || nextUpdateAt > now) return { next: withDue(before) };
  // The wallet's has no owner here.
  const alert = reminded === undefined && ownerId !== undefined ? "owner" : "leads";
  return { next: withDue({ ...before, reminded: alert, changedAt: now }), alert };
}

const withDue = (record: AnnouncementRecord): AnnouncementRecord => {
  const { state, startsAt, endsAt, nextUpdateAt, reminded } = record;
  const reminderAt = {
    nobody: nextUpdateAt,
    owner: nextUpdateAt === undefined ? undefined : nextUpdateAt + leadsAfterMs,
    leads: undefined,
  }[reminded ?? "nobody"];
  const due = state === "scheduled" ? [startsAt] : [endsAt, reminderAt];
  const times = due.filter((at) => at !== undefined);
  return { ...record, dueAt: times.length === 0 ? undefined : Math.min(...times) };
};
