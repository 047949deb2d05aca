import type { AgentAnnouncement, LocaleTexts } from "../../protocol/announcement.ts";
import {
  type AnnouncementKind,
  type AnnouncementPlace,
  usualPlaces,
} from "../../protocol/announcement-body.ts";
import { type Locale, locales } from "../../protocol/conversation.ts";
import type { AgentPayloads } from "../../protocol/schemas.ts";

export const audiences = ["everyone", "signed-in", "tiers"] as const;
type Audience = (typeof audiences)[number];

export type WrittenTexts = Readonly<Record<Locale, string>>;

/** What is being written. Times are those of the fields: the device's, to the minute; empty where there is none. */
export interface AnnouncementDraft {
  readonly kind: AnnouncementKind;
  readonly title: WrittenTexts;
  /** What is known. */
  readonly text: WrittenTexts;
  /** What customers should do; it may be left out. */
  readonly advice: WrittenTexts;
  readonly places: readonly AnnouncementPlace[];
  readonly audience: Audience;
  /** As they are typed, with commas between them. */
  readonly tiers: string;
  readonly topics: readonly string[];
  readonly errorCodes: readonly string[];
  /** A topic or a code that is typed and not added yet. */
  readonly about: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly nextUpdateAt: string;
}

/** What is known of a new one before anybody writes it. */
export type AnnouncementBeginning = {
  readonly [Part in
    | "kind"
    | "title"
    | "text"
    | "topics"
    | "errorCodes"
    | "startsAt"
    | "nextUpdateAt"]?: AgentAnnouncement[Part] | undefined;
};

/** When the next update is due: in half an hour, rounded up to five minutes. An ISO time. */
export function usualNextUpdate(now: number): string {
  const step = 5 * 60_000;
  return new Date(Math.ceil((now + 30 * 60_000) / step) * step).toISOString();
}

export const noTexts: WrittenTexts = { "zh-CN": "", "zh-TW": "", en: "" };

const writtenOf = (known: LocaleTexts | undefined): WrittenTexts => ({
  "zh-CN": known?.["zh-CN"] ?? "",
  "zh-TW": known?.["zh-TW"] ?? "",
  en: known?.en ?? "",
});

export const draftOf = (
  known: AgentAnnouncement | undefined,
  now: number,
  beginning: AnnouncementBeginning = {},
): AnnouncementDraft => ({
  kind: known?.kind ?? beginning.kind ?? "incident",
  title: writtenOf(known?.title ?? beginning.title),
  text: writtenOf(known?.text ?? beginning.text),
  advice: writtenOf(known?.advice),
  places: known?.places ?? usualPlaces,
  audience: audienceOf(known),
  tiers: known?.audience?.tiers?.join(", ") ?? "",
  topics: known?.topics ?? beginning.topics ?? [],
  errorCodes: known?.errorCodes ?? beginning.errorCodes ?? [],
  about: "",
  startsAt: fieldTime(known?.startsAt ?? beginning.startsAt ?? new Date(now).toISOString()),
  endsAt: fieldTime(known?.endsAt),
  nextUpdateAt: fieldTime(known ? known.nextUpdateAt : beginning.nextUpdateAt),
});

function audienceOf(known: AgentAnnouncement | undefined): Audience {
  if (known?.audience === undefined) return "everyone";
  return known.audience.tiers ? "tiers" : "signed-in";
}

export const tiersIn = (typed: string): string[] =>
  typed
    .split(/[,，、;；]/)
    .map((tier) => tier.trim())
    .filter((tier) => tier !== "");

/** Title and text, and what to do where there is something. */
export const isWrittenIn = ({ title, text, advice }: AnnouncementDraft, locale: Locale): boolean =>
  [title, text, ...(advice["zh-CN"].trim() === "" ? [] : [advice])].every(
    (written) => written[locale].trim() !== "",
  );

/** `2026-11-29T18:30`, as `datetime-local` has it. */
export function fieldTime(at: string | undefined): string {
  if (at === undefined) return "";
  const then = new Date(at);
  const local = new Date(then.getTime() - then.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The other way round. A time that nobody has changed stays as it was, to the millisecond. */
export function timeIn(field: string, before?: string): string | undefined {
  if (field === "") return undefined;
  return before !== undefined && fieldTime(before) === field
    ? before
    : new Date(field).toISOString();
}

export function textsIn(written: WrittenTexts): LocaleTexts {
  const filled = locales.flatMap((locale) => {
    const text = written[locale].trim();
    return text === "" ? [] : [[locale, text] as const];
  });
  return { "zh-CN": "", ...Object.fromEntries(filled) };
}

/** It would be lost: the customer's question is not answered first, and nobody knows. */
export const isUnadded = ({ about }: AnnouncementDraft): boolean => about.trim() !== "";

const wantedAudience = ({ audience, tiers }: AnnouncementDraft) =>
  audience === "everyone" ? undefined : audience === "tiers" ? { tiers: tiersIn(tiers) } : {};

/** Undefined while the first language is not written, the start has no time, no tier is named of those it is for, or what is typed is not added. */
export function wantedOf(
  draft: AnnouncementDraft,
  known: AgentAnnouncement | undefined,
): AgentPayloads["announcement:save"] | undefined {
  const { kind, topics, errorCodes, places } = draft;
  const [title, text] = [textsIn(draft.title), textsIn(draft.text)];
  const advice = textsIn(draft.advice);
  const audience = wantedAudience(draft);
  if (audience?.tiers?.length === 0 || isUnadded(draft)) return undefined;
  const startsAt = timeIn(draft.startsAt, known?.startsAt);
  if (title["zh-CN"] === "" || text["zh-CN"] === "" || startsAt === undefined) return undefined;
  return {
    ...(known && { id: known.id }),
    ...{ kind, title, text, topics: [...topics], errorCodes: [...errorCodes], startsAt },
    ...(advice["zh-CN"] !== "" && { advice }),
    ...{ places: [...places], audience },
    endsAt: timeIn(draft.endsAt, known?.endsAt),
    nextUpdateAt: timeIn(draft.nextUpdateAt, known?.nextUpdateAt),
  };
}

const code = /^[A-Z0-9][A-Z0-9-]{1,31}$/;

interface KnownTopic {
  readonly id: string;
  readonly title: string;
}

/** What was typed, as a topic or an error code; undefined where it is neither. */
export function aboutIn(
  typed: string,
  topics: readonly KnownTopic[],
): { readonly topic: string } | { readonly code: string } | undefined {
  const words = typed.trim();
  const topic = topics.find(({ id, title }) => id === words || title === words);
  if (topic) return { topic: topic.id };
  const upper = words.toUpperCase();
  return code.test(upper) && /\d/.test(upper) ? { code: upper } : undefined;
}
