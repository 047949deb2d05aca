import type { AgentAnnouncement, Announcement, LocaleTexts } from "../../protocol/announcement.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { type AnnouncementDraft, timeIn, type WrittenTexts } from "./announcement-draft.ts";

/** Stands for a title that is not written yet. */
const unwritten = "…";

interface SeenBy {
  readonly locale: Locale;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What customers read where the clock has ended it. */
  readonly byClock: string;
}

/**
 * What is being written as a customer of that language would have it, with what has been published since. Where a language is
 * not written they read the first one.
 */
export function seenAnnouncement(
  draft: AnnouncementDraft,
  known: AgentAnnouncement | undefined,
  { locale, now, byClock }: SeenBy,
): Announcement {
  const written = (texts: WrittenTexts) => texts[locale] || texts["zh-CN"];
  const said = (texts: LocaleTexts) => texts[locale] ?? texts["zh-CN"];
  const startsAt = timeIn(draft.startsAt, known?.startsAt) ?? new Date(now).toISOString();
  const isEnded = known?.state === "ended";
  return {
    id: known?.id ?? ("" as Announcement["id"]),
    kind: draft.kind,
    state: isEnded ? "ended" : Date.parse(startsAt) > now ? "scheduled" : "active",
    title: written(draft.title) || unwritten,
    text: written(draft.text),
    advice: written(draft.advice) || undefined,
    places: draft.places,
    startsAt,
    endsAt: timeIn(draft.endsAt, known?.endsAt),
    nextUpdateAt: isEnded ? undefined : timeIn(draft.nextUpdateAt, known?.nextUpdateAt),
    updates: (known?.updates ?? []).map(({ at, text }) => ({
      at,
      text: text ? said(text) : byClock,
    })),
    affected: known?.affected ?? 0,
  };
}
