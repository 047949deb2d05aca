import type { JSX } from "preact";
import type { Insights } from "../../protocol/insights.ts";
import { numberText, weekdayText } from "../models/insight-texts.ts";
import { InsightCard } from "./insight-card.tsx";
import { useTranslation } from "./translation.ts";

/** How many come in an hour of a weekday: darker is more, the busiest is outlined and said in words. */
export function BusyHoursCard({ insights }: { readonly insights: Insights }): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const { hours } = insights;
  const most = Math.max(...hours.flat(), 0);
  const weekday = hours.findIndex((of) => of.includes(most));
  const hour = hours[weekday]?.indexOf(most) ?? 0;
  const busiest = t("insights.busiest", {
    weekday: weekdayText(weekday, locale),
    hour: `${hour}:00`,
    count: numberText(most, translation),
  });
  const names = hours.map((_, day) => weekdayText(day, locale));
  return (
    <InsightCard
      title={t("insights.hours")}
      table={{
        head: [t("insights.weekday"), ...(hours[0] ?? []).map((_, at) => `${at}:00`)],
        rows: hours.map((of, day) => [names[day] ?? "", ...of]),
      }}
    >
      <div class="insight-heat" role="img" aria-label={busiest}>
        {hours.map((of, day) => (
          <div key={names[day]} class="insight-heat-row">
            <span data-busiest={day === weekday}>{names[day]}</span>
            {of.map((count, at) => (
              <i
                key={at}
                data-step={most === 0 ? 0 : Math.ceil((count / most) * 5)}
                data-busiest={day === weekday && at === hour && most > 0}
              />
            ))}
          </div>
        ))}
        <div class="insight-heat-row insight-heat-hours">
          <span />
          {[0, 6, 12, 18].map((at) => (
            <b key={at}>{`${at}:00`}</b>
          ))}
        </div>
      </div>
      <p class="insight-foot insight-scale">
        <span>{busiest}</span>
        <span class="muted">0</span>
        {[0, 1, 2, 3, 4, 5].map((step) => (
          <i key={step} data-step={step} />
        ))}
        <span class="muted">{numberText(most, translation)}</span>
      </p>
    </InsightCard>
  );
}
