import type { JSX } from "preact";
import type { AnnouncementImpact } from "../../protocol/announcement.ts";
import { clockStamp } from "../../ui/times.ts";
import { useTranslation } from "./translation.ts";

const width = 216;
const height = 64;
const gap = 3;
/** Above the highest bar: its figure. */
const head = 16;

/** How many have met it, and when they said so: the highest step with its figure. */
export function ImpactCard({ impact }: { readonly impact: AnnouncementImpact }): JSX.Element {
  const { t } = useTranslation();
  const { affected, points, from, stepMinutes } = impact;
  const most = Math.max(...points);
  const peak = points.indexOf(most);
  const timeOf = (step: number) =>
    clockStamp(new Date(Date.parse(from) + step * stepMinutes * 60_000).toISOString());
  return (
    <section class="announcement-card" aria-label={t("announcements.impact")}>
      <h2>{t("announcements.impact")}</h2>
      <p class="announcement-figure">
        <strong>{affected.toLocaleString()}</strong> {t("announcements.impact.affected")}
      </p>
      {most > 0 ? (
        <>
          <ImpactBars points={points} peak={peak} summary={points.join(", ")} />
          <p class="announcement-axis muted">
            <span>{timeOf(0)}</span>
            <span>{timeOf(points.length)}</span>
          </p>
          <p class="muted">
            {t("announcements.impact.peak", { minutes: stepMinutes, time: timeOf(peak) })}
          </p>
        </>
      ) : (
        <p class="muted">{t("announcements.impact.none")}</p>
      )}
      <dl class="announcement-readers">
        {(["queued", "tickets"] as const).map((need) => (
          <div key={need}>
            <dt class="muted">{t(`announcements.impact.${need}Title`)}</dt>
            <dd>{t(`announcements.impact.${need}`, { count: impact[need] })}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface ImpactBarsProps {
  readonly points: readonly number[];
  readonly peak: number;
  readonly summary: string;
}

function ImpactBars({ points, peak, summary }: ImpactBarsProps): JSX.Element {
  const { t } = useTranslation();
  const most = points[peak] ?? 1;
  const each = width / points.length;
  const high = (value: number) => Math.max((value / most) * (height - head), 1);
  return (
    <svg
      class="announcement-bars"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t("announcements.impact.bars", { points: summary })}
    >
      {points.map((value, step) => (
        <rect
          key={step}
          data-peak={step === peak}
          x={step * each}
          y={height - high(value)}
          width={each - gap}
          height={high(value)}
          rx="2"
        />
      ))}
      <text x={peak * each + (each - gap) / 2} y={head - 5} text-anchor="middle">
        {most}
      </text>
    </svg>
  );
}
