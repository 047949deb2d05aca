/** Notices and incidents: those who lead write them in the console, the wallet's back end over its own calls. */

import type { LocaleTexts } from "../../protocol/announcement.ts";
import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { AuditWhat } from "../../protocol/audit.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import { withTaiwan } from "../domain/announcement.ts";
import { mayReadAnnouncements, mayWriteAnnouncement } from "../domain/announcement-permissions.ts";
import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import {
  type AnnouncementWriter,
  announcementEnded,
  announcementUpdated,
  announcementWritten,
  type WrittenAnnouncement,
} from "../domain/announcement-steps.ts";
import { insist } from "../domain/permissions.ts";
import { notFound } from "../domain/refusal.ts";
import { loadToTaiwan } from "../faq/text/taiwan.ts";
import type { Reads } from "../ports/store.ts";
import { noteAudit } from "./audit.ts";
import { refuseIfUnavailable, type UnitOfWork } from "./commit.ts";
import { commitOnce, type OnceKey } from "./idempotency.ts";
import { agentNow } from "./lookups.ts";
import { refuseAskingByWallet } from "./refuse-asking.ts";
import type { Services } from "./services.ts";

const pageLength = 50;

/** Who writes: an agent, or the wallet. */
export type AnnouncementAuthor = AgentId | "wallet";

interface AnnouncementPage {
  readonly announcements: readonly AnnouncementRecord[];
  readonly more: boolean;
}

export async function listAnnouncements(
  services: Services,
  author: AnnouncementAuthor,
  before: AnnouncementId | undefined,
): Promise<AnnouncementPage> {
  if (author !== "wallet") insist(mayReadAnnouncements(await agentNow(services.store, author)));
  const page = { before, limit: pageLength + 1 };
  const found = await refuseIfUnavailable(services.store.announcements(page));
  return { announcements: found.slice(0, pageLength), more: found.length > pageLength };
}

export type SentAnnouncement = Omit<WrittenAnnouncement, "startsAt"> & {
  /** Of the wallet: sent again, it is the same announcement. */
  readonly once?: OnceKey | undefined;
  /** At once, where it is left out. */
  readonly startsAt?: number | undefined;
  readonly id?: AnnouncementId | undefined;
};

export const saveAnnouncement = (
  services: Services,
  author: AnnouncementAuthor,
  { id, once, ...sent }: SentAnnouncement,
) =>
  change(services, author, {
    once,
    what: "announcement.saved",
    texts: [sent.title, sent.text, sent.advice].filter((text) => text !== undefined),
    async next({ tx, services: { ids }, now }, by) {
      const before = id && (await announcementNow(tx, id));
      const startsAt = sent.startsAt ?? before?.startsAt ?? now;
      const wanted = { ...optionalParts, ...sent, startsAt };
      return announcementWritten(before, wanted, { id: id ?? ids.next<AnnouncementId>(), by, now });
    },
  });

/** What is left out of one that is written again is not there any more. */
const optionalParts = { advice: undefined, places: undefined, audience: undefined };

/** Of the wallet: only the parts that are named; `null` takes a time away. */
export const patchAnnouncement = (
  services: Services,
  id: AnnouncementId,
  { endsAt, nextUpdateAt, advice, places, audience, ...parts }: AnnouncementPatch,
) =>
  change(services, "wallet", {
    what: "announcement.saved",
    texts: [parts.title, parts.text, advice ?? undefined].filter((text) => text !== undefined),
    async next({ tx, now }, by) {
      const before = await announcementNow(tx, id);
      const wanted = {
        ...before,
        ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)),
        endsAt: partAfter(before.endsAt, endsAt),
        nextUpdateAt: partAfter(before.nextUpdateAt, nextUpdateAt),
        advice: partAfter(before.advice, advice),
        places: partAfter(before.places, places),
        audience: partAfter(before.audience, audience),
      };
      return announcementWritten(before, wanted, { id, by, now });
    },
  });

/** Left out it stays, `null` takes it away. */
const partAfter = <Part>(before: Part | undefined, wanted: Part | null | undefined) =>
  wanted === undefined ? before : (wanted ?? undefined);

export interface AnnouncementPatch {
  readonly title?: LocaleTexts | undefined;
  readonly text?: LocaleTexts | undefined;
  readonly advice?: LocaleTexts | null | undefined;
  readonly places?: AnnouncementRecord["places"] | null;
  readonly audience?: AnnouncementRecord["audience"] | null;
  readonly topics?: readonly string[] | undefined;
  readonly errorCodes?: readonly string[] | undefined;
  readonly startsAt?: number | undefined;
  readonly endsAt?: number | null | undefined;
  readonly nextUpdateAt?: number | null | undefined;
}

interface SentUpdate {
  readonly once?: OnceKey | undefined;
  readonly id: AnnouncementId;
  readonly text: LocaleTexts;
  readonly nextUpdateAt?: number | undefined;
}

export const updateAnnouncement = (
  services: Services,
  author: AnnouncementAuthor,
  { id, once, ...wanted }: SentUpdate,
) =>
  change(services, author, {
    once,
    what: "announcement.updated",
    texts: [wanted.text],
    next: async ({ tx, now }, by) =>
      announcementUpdated(await announcementNow(tx, id), wanted, { by, now }),
  });

export const endAnnouncement = (
  services: Services,
  author: AnnouncementAuthor,
  { id, once, text }: Omit<SentUpdate, "nextUpdateAt">,
) =>
  change(services, author, {
    once,
    what: "announcement.ended",
    texts: [text],
    next: async ({ tx, now }, by) =>
      announcementEnded(await announcementNow(tx, id), { text, by, now }),
  });

interface Change {
  readonly once?: OnceKey | undefined;
  readonly what: AuditWhat;
  /** What customers will read. */
  readonly texts: readonly LocaleTexts[];
  readonly next: (work: UnitOfWork, by: AnnouncementWriter) => Promise<AnnouncementRecord>;
}

/** Saved, in the audit log, and on its way to every open widget, or nothing of it. */
async function change(
  services: Services,
  author: AnnouncementAuthor,
  { once, what, texts, next }: Change,
): Promise<AnnouncementRecord> {
  const words = texts.flatMap((text) => Object.values(text)).join("\n");
  // What an agent writes has been checked before it comes here.
  if (author === "wallet") await refuseAskingByWallet(services, words);
  const toTaiwan = await loadToTaiwan();
  return commitOnce(services, once, async (work) => {
    const by = author === "wallet" ? undefined : await agentNow(work.tx, author);
    if (by) insist(mayWriteAnnouncement(by));
    const announcement = await numbered(work.tx, withTaiwan(await next(work, by), toTaiwan));
    await work.tx.saveAnnouncement(announcement);
    const actor = author === "wallet" ? "wallet" : (`agent:${author}` as const);
    await noteAudit(work, { what, by: actor, details: { id: announcement.id } });
    work.publish({ kind: "announcement", announcement });
    return announcement;
  });
}

/** An incident keeps the number that it was given at first. */
async function numbered(tx: Reads, written: AnnouncementRecord): Promise<AnnouncementRecord> {
  if (written.kind !== "incident" || written.number !== undefined) return written;
  return { ...written, number: (await tx.lastIncidentNumber()) + 1 };
}

async function announcementNow(tx: Reads, id: AnnouncementId): Promise<AnnouncementRecord> {
  const announcement = await tx.announcement(id);
  if (!announcement) throw notFound("announcement");
  return announcement;
}
