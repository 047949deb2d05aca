import type { JSX } from "preact";
import { createDateFormats } from "../../protocol/date-formats.ts";
import type { LiveBand, LiveDesk } from "../../protocol/live.ts";
import type { Translation } from "../models/texts.ts";
import { InsightCard } from "./insight-card.tsx";
import { LiveBars } from "./live-bars.tsx";
import { LiveCurve } from "./live-curve.tsx";
import { useTranslation } from "./translation.ts";

const hourAndMinute = createDateFormats({ hour: "numeric", minute: "2-digit", hourCycle: "h23" });

interface LiveWaitingProps {
  readonly desk: LiveDesk;
  readonly now: number;
}

/** How many wait over the day beside the usual, and how long they have waited by now. */
export function LiveWaiting({ desk, now }: LiveWaitingProps): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const { today, timeZone, waiting, bands } = desk;
  const { from, slotSeconds, counts, usual } = today;
  const timeOf = (index: number) =>
    hourAndMinute(locale, timeZone).format(Date.parse(from) + index * slotSeconds * 1_000);
  const rows = counts.map((count, index) => [
    timeOf(index),
    count ?? "–",
    ...(usual ? [usual[index] ?? "–"] : []),
  ]);
  return (
    <InsightCard
      title={t("live.line")}
      table={{
        head: [t("live.time"), t("live.today"), ...(usual ? [t("live.usual")] : [])],
        rows: rows.toReversed(),
      }}
      foot={
        <div class="live-waited">
          <h3 class="muted">{t("live.waited")}</h3>
          <LiveBars
            bars={bands.map((band) => ({
              name: bandText(band, translation),
              count: band.count,
              ...(band.late && band.count > 0 && { tone: "danger" as const, note: t("live.late") }),
            }))}
          />
        </div>
      }
    >
      <LiveCurve today={today} waiting={waiting} now={now} timeOf={timeOf} />
      {usual === undefined && <p class="muted live-note">{t("live.noUsual")}</p>}
    </InsightCard>
  );
}

function bandText({ from, to }: LiveBand, { t }: Translation): string {
  const [least, most] = [from / 60, to === undefined ? undefined : to / 60];
  if (most === undefined) return t("live.bandOver", { from: least });
  return least === 0
    ? t("live.bandUnder", { to: most })
    : t("live.band", { from: least, to: most });
}
