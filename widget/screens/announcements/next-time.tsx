import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Announcement } from "../../../protocol/announcement.ts";
import { timeStamp } from "../../../ui/times.ts";
import { useWidgetContext } from "../../context.ts";
import { useAnnouncementTexts } from "./texts.ts";

/** In minutes; further away the time alone says enough. */
const countedMinutes = 120;

/** The largest thing on the card: when there will be news, or when maintenance begins and ends. */
export function NextTime({
  announcement,
}: {
  readonly announcement: Announcement;
}): JSX.Element | null {
  const { locale } = useWidgetContext();
  const text = useAnnouncementTexts();
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 30_000);
    return () => clearInterval(timer);
  }, []);
  const next = nextOf(announcement);
  if (next === undefined) return null;
  const minutes = Math.ceil((Date.parse(next.at) - now.value) / 60_000);
  return (
    <div class="announcement-next">
      <p class="card-label">{text(next.label)}</p>
      <p class="announcement-time">
        <span class="promise">{timeStamp(next.at, new Date(now.value), locale)}</span>
        {minutes <= 0 && next.label === "next" && <span class="muted">{text("late")}</span>}
        {minutes > 0 && minutes <= countedMinutes && (
          <span class="muted">{text("inMinutes", { count: minutes })}</span>
        )}
      </p>
      {next.label === "from" && announcement.endsAt !== undefined && (
        <p class="card-label">
          {text("until")}
          <i class="sep" />
          {timeStamp(announcement.endsAt, new Date(now.value), locale)}
        </p>
      )}
    </div>
  );
}

function nextOf({ state, startsAt, endsAt, nextUpdateAt }: Announcement) {
  if (state === "scheduled") return { label: "from", at: startsAt } as const;
  if (nextUpdateAt !== undefined) return { label: "next", at: nextUpdateAt } as const;
  return endsAt === undefined ? undefined : ({ label: "until", at: endsAt } as const);
}
