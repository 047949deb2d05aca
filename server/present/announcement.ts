import type {
  AgentAnnouncement,
  Announcement,
  AnnouncementImpact,
  AnnouncementWarning,
} from "../../protocol/announcement.ts";
import type { AnnouncementBody } from "../../protocol/announcement-body.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { textIn } from "../domain/announcement.ts";
import { stepMinutes } from "../domain/announcement-impact.ts";
import type {
  AnnouncementReader,
  AnnouncementRecord,
  AnnouncementUpdate,
} from "../domain/announcement-records.ts";
import { translate } from "../locales/texts.ts";
import { isoTime } from "./time.ts";

const timeOf = (at: number | undefined) => (at === undefined ? undefined : isoTime(at));

/** `topics`: the articles that it is about. Without `own` it is what everybody reads. */
export const presentAnnouncement = (
  record: AnnouncementRecord,
  locale: Locale,
  { topics, own }: { readonly topics: readonly string[]; readonly own?: AnnouncementReader },
): Announcement => ({
  id: record.id,
  kind: record.kind,
  state: record.state,
  title: textIn(record.title, locale, record.taiwan?.title),
  text: textIn(record.text, locale, record.taiwan?.text),
  advice: adviceIn(record, locale),
  places: record.places,
  topics,
  errorCodes: record.errorCodes,
  startsAt: isoTime(record.startsAt),
  endsAt: timeOf(record.endsAt),
  nextUpdateAt: timeOf(record.nextUpdateAt),
  updates: record.updates.map((update) => ({
    at: isoTime(update.at),
    text: textOf(update, locale),
  })),
  affected: record.affected,
  subscribed: trueIf(own?.subscribedAt),
  dismissed: trueIf(own?.dismissedAt),
  reported: trueIf(own?.reportedAt),
});

const adviceIn = ({ advice, taiwan }: AnnouncementRecord, locale: Locale) =>
  advice && textIn(advice, locale, taiwan?.advice);

const trueIf = (at: number | undefined) => (at === undefined ? undefined : true);

const textOf = ({ text, taiwan }: AnnouncementUpdate, locale: Locale) =>
  text === undefined ? translate(locale, "announcement.ended") : textIn(text, locale, taiwan);

/** As a message: of an update, or without one the answer to a question. */
export const announcementBody = (
  record: AnnouncementRecord,
  locale: Locale,
  update?: AnnouncementUpdate,
): AnnouncementBody => ({
  kind: "announcement",
  announcementId: record.id,
  about: record.kind,
  stage: update === undefined ? "known" : update.isEnd ? "end" : "update",
  title: textIn(record.title, locale, record.taiwan?.title),
  text:
    update === undefined
      ? textIn(record.text, locale, record.taiwan?.text)
      : textOf(update, locale),
  advice: update === undefined ? adviceIn(record, locale) : undefined,
  startsAt: isoTime(record.startsAt),
  at: timeOf(update?.at),
  nextUpdateAt: timeOf(record.nextUpdateAt),
});

export const presentAgentAnnouncement = (record: AnnouncementRecord): AgentAnnouncement => ({
  id: record.id,
  kind: record.kind,
  number: record.number,
  state: record.state,
  title: record.title,
  text: record.text,
  advice: record.advice,
  places: record.places,
  audience: record.audience,
  topics: record.topics,
  errorCodes: record.errorCodes,
  startsAt: isoTime(record.startsAt),
  endsAt: timeOf(record.endsAt),
  nextUpdateAt: timeOf(record.nextUpdateAt),
  updates: record.updates.map(({ at, text, by, notified }) => ({
    at: isoTime(at),
    text,
    by,
    notified,
  })),
  owner:
    record.ownerId === undefined ? undefined : { id: record.ownerId, name: record.ownerName ?? "" },
  affected: record.affected,
  subscribers: record.subscribers,
  solved: record.solved,
  unsolved: record.unsolved,
});

export const presentImpact = ({
  announcement: { affected, subscribers, updates },
  need: { queued, tickets },
  from,
  points,
  seen,
}: {
  readonly announcement: AnnouncementRecord;
  readonly need: { readonly queued: number; readonly tickets: number };
  readonly from: number;
  readonly points: readonly number[];
  readonly seen: readonly { readonly updates: number; readonly customers: number }[];
}): AnnouncementImpact => ({
  affected,
  subscribers,
  queued,
  tickets,
  from: isoTime(from),
  stepMinutes,
  points,
  // Whoever has seen a later one has had this one before them, too.
  seen: [undefined, ...updates].map((_, index) =>
    seen.reduce((sum, { updates: had, customers }) => sum + (had >= index ? customers : 0), 0),
  ),
});

/** Nothing where there is nothing to say. */
export const presentWarnings = (warnings: readonly AnnouncementWarning[]) =>
  warnings.length > 0 ? { warnings } : {};
