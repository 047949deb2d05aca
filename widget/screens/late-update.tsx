import type { JSX } from "preact";
import type { Announcement } from "../../protocol/announcement.ts";
import { isLate } from "../../ui/late-update.ts";
import { timeStamp } from "../../ui/times.ts";
import { createTranslate } from "../../ui/translate.ts";
import { useWidgetContext } from "../context.ts";
import lines from "../locales/announcement-lines.json" with { type: "json" };
import { useNow } from "./use-now.ts";

/** Under the title, in the bar and in the rows: the update that was promised has not come. Nothing while it may still come in time. */
export function LateUpdate({
  announcement,
}: {
  readonly announcement: Announcement;
}): JSX.Element | null {
  const { locale } = useWidgetContext();
  const now = useNow();
  const { nextUpdateAt = "" } = announcement;
  if (!isLate(announcement, now)) return null;
  const text = createTranslate(lines[locale], locale);
  return <small>{text("late", { time: timeStamp(nextUpdateAt, new Date(now), locale) })}</small>;
}
