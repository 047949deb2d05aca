import type { JSX } from "preact";
import type { Announcement } from "../../protocol/announcement.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { isLate } from "../late-update.ts";
import { timeStamp } from "../times.ts";
import { announcementTexts } from "./texts.ts";

/** In minutes; further away the time alone says enough. */
const countedMinutes = 120;

interface NextTimeProps {
  readonly announcement: Announcement;
  readonly locale: Locale;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The largest thing on the card: when there will be news, or when maintenance begins and ends. */
export function NextTime({ announcement, locale, now }: NextTimeProps): JSX.Element | null {
  const text = announcementTexts(locale);
  const next = nextOf(announcement);
  if (next === undefined) return null;
  const late = isLate(announcement, now);
  const minutes = Math.ceil((Date.parse(next.at) - now) / 60_000);
  return (
    <div class="announcement-next">
      <p class="card-label">{text(late ? "wasDue" : next.label)}</p>
      <p class="announcement-time">
        <span class="promise">{timeStamp(next.at, new Date(now), locale)}</span>
        {minutes > 0 && minutes <= countedMinutes && (
          <span class="muted">{text("inMinutes", { count: minutes })}</span>
        )}
      </p>
      {late && <p class="announcement-late">{text("late")}</p>}
      {next.label === "from" && announcement.endsAt !== undefined && (
        <p class="card-label">
          {text("until")}
          <i class="sep" />
          {timeStamp(announcement.endsAt, new Date(now), locale)}
        </p>
      )}
    </div>
  );
}

function nextOf({ state, startsAt, endsAt, nextUpdateAt }: Announcement) {
  if (state === "ended") return undefined;
  if (state === "scheduled") return { label: "from", at: startsAt } as const;
  if (nextUpdateAt !== undefined) return { label: "next", at: nextUpdateAt } as const;
  return endsAt === undefined ? undefined : ({ label: "until", at: endsAt } as const);
}
