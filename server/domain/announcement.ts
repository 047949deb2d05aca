/** In which words announcements are read, and which questions they answer. */

import type { LocaleTexts } from "../../protocol/announcement.ts";
import { type AnnouncementPlace, usualPlaces } from "../../protocol/announcement-body.ts";
import type { Locale } from "../../protocol/conversation.ts";
import type { WalletTransaction } from "../../protocol/transaction.ts";
import type { AnnouncementRecord } from "./announcement-records.ts";
import type { CustomerRecord } from "./records.ts";

/** Whose language is missing reads the first one; in Taiwan, the first one converted. */
export const textIn = (texts: LocaleTexts, locale: Locale, taiwan?: string): string =>
  texts[locale] ?? (locale === "zh-TW" ? taiwan : undefined) ?? texts["zh-CN"];

/** With a conversion of each text that nobody has written for Taiwan. */
export function withTaiwan(
  record: AnnouncementRecord,
  convert: (simplified: string) => string,
): AnnouncementRecord {
  const missing = (texts: LocaleTexts | undefined) =>
    texts === undefined || texts["zh-TW"] !== undefined ? undefined : convert(texts["zh-CN"]);
  return {
    ...record,
    taiwan: {
      title: missing(record.title),
      text: missing(record.text),
      advice: missing(record.advice),
    },
    updates: record.updates.map((one) => ({ ...one, taiwan: missing(one.text) })),
  };
}

export const standsIn = (
  { places = usualPlaces }: Pick<AnnouncementRecord, "places">,
  place: AnnouncementPlace,
): boolean => places.includes(place);

/** Whom it is for: by what the wallet says of its customer, in a token it has signed. */
export function isFor(
  { audience }: Pick<AnnouncementRecord, "audience">,
  { subject, tier }: Pick<CustomerRecord, "subject" | "tier">,
): boolean {
  if (audience === undefined) return true;
  if (subject === undefined) return false;
  return audience.tiers === undefined || (tier !== undefined && audience.tiers.includes(tier));
}

export interface AskedAbout {
  readonly articleId: string | undefined;
  readonly category: string | undefined;
  /** As the customer has typed it. */
  readonly text: string;
}

/** True where a question about this is answered by the announcement first. */
export function matches(
  { state, topics, errorCodes }: Pick<AnnouncementRecord, "state" | "topics" | "errorCodes">,
  { articleId, category, text }: AskedAbout,
): boolean {
  if (state !== "active") return false;
  if (articleId !== undefined && topics.includes(articleId)) return true;
  if (category !== undefined && topics.includes(category)) return true;
  const typed = new Set(
    text
      .normalize("NFKC")
      .toUpperCase()
      .split(/[^A-Z0-9-]+/),
  );
  return errorCodes.some((code) => typed.has(code));
}

type Incident = Parameters<typeof matches>[0] & Pick<AnnouncementRecord, "kind" | "startsAt">;

/** True where the incident may be why this one has not gone through: it was made in its time, and is about the same. */
export function touches(
  incident: Incident,
  { status, at, errorCode = "" }: Pick<WalletTransaction, "status" | "at" | "errorCode">,
  about: Omit<AskedAbout, "text">,
): boolean {
  if (incident.kind !== "incident") return false;
  if (status !== "pending" && status !== "failed") return false;
  return Date.parse(at) >= incident.startsAt && matches(incident, { ...about, text: errorCode });
}
