import type { JSX } from "preact";
import type { Announcement } from "../../protocol/announcement.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { isLate } from "../late-update.ts";
import lines from "../locales/announcement-lines.json" with { type: "json" };
import { timeStamp } from "../times.ts";
import { createTranslate } from "../translate.ts";

interface LateLineProps {
  readonly announcement: Announcement;
  readonly locale: Locale;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Under the title, in the bar and in the rows: the update that was promised has not come. Nothing while it may still come in time. */
export function LateLine({ announcement, locale, now }: LateLineProps): JSX.Element | null {
  const { nextUpdateAt = "" } = announcement;
  if (!isLate(announcement, now)) return null;
  const text = createTranslate(lines[locale], locale);
  return <small>{text("late", { time: timeStamp(nextUpdateAt, new Date(now), locale) })}</small>;
}
