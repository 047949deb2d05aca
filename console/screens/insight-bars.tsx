import type { JSX } from "preact";
import type { Insights } from "../../protocol/insights.ts";
import { lowScore, surveyReasons } from "../../protocol/survey.ts";
import { numberText, percent, pointText } from "../models/insight-texts.ts";
import { InsightBars } from "./insight-bar-list.tsx";
import { InsightCard } from "./insight-card.tsx";
import { useTranslation } from "./translation.ts";

interface BarCardProps {
  readonly insights: Insights;
}

const scores = [5, 4, 3, 2, 1] as const;

export function SatisfactionCard({ insights }: BarCardProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const { counts } = insights.total;
  const { rated = 0, surveyed = 0 } = counts;
  const bars = scores.map((score) => ({
    name: t("insights.score", { score }),
    count: counts[`score${score}`] ?? 0,
    tone: score === 5 ? ("main" as const) : undefined,
  }));
  const low = scores
    .filter((score) => score <= lowScore)
    .reduce((sum, score) => sum + (counts[`score${score}`] ?? 0), 0);
  const reasons = surveyReasons
    .map((reason) => ({
      name: t(`survey.reason.${reason}`),
      count: counts[`reason.${reason}`] ?? 0,
    }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  const rate =
    surveyed === 0
      ? t("insights.nobodyAsked")
      : t("insights.surveys", {
          count: numberText(rated, translation),
          surveyed: numberText(surveyed, translation),
          percent: percent(rated / surveyed),
        });
  return (
    <InsightCard
      title={t("insights.satisfaction")}
      table={{
        head: [t("insights.what"), t("insights.count"), t("insights.shareOfRated")],
        rows: [
          ...bars.map(({ name, count }) => [
            name,
            count,
            percent(rated ? count / rated : undefined),
          ]),
          ...reasons.map(({ name, count }) => [
            name,
            count,
            percent(low ? count / low : undefined),
          ]),
        ],
      }}
      foot={<p class="muted insight-foot">{rate}</p>}
    >
      {rated === 0 ? (
        <p class="muted">{t("insights.nobodyRated")}</p>
      ) : (
        <InsightBars bars={bars} whole={rated} />
      )}
      {reasons.length > 0 && (
        <>
          <h3 class="insight-part">{t("insights.reasons")}</h3>
          <InsightBars bars={reasons} whole={low} />
        </>
      )}
    </InsightCard>
  );
}

export function PromiseCard({ insights }: BarCardProps): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const { promised = 0, kept = 0, filed = 0 } = insights.total.counts;
  return (
    <InsightCard
      title={t("insights.promises")}
      table={{
        head: [
          t("insights.time"),
          t("insights.count.promised"),
          t("insights.count.kept"),
          t("insights.broken"),
        ],
        rows: insights.points.map(({ start, counts: { promised: all = 0, kept: some = 0 } }) => [
          pointText(start, locale),
          all,
          some,
          all - some,
        ]),
      }}
      foot={
        <p class="muted insight-foot">
          {t("insights.filed", { count: numberText(filed, translation) })}
        </p>
      }
    >
      {promised === 0 ? (
        <p class="muted">{t("insights.noPromises")}</p>
      ) : (
        <InsightBars
          whole={promised}
          bars={[
            { name: t("insights.count.kept"), count: kept, tone: "main" },
            { name: t("insights.broken"), count: promised - kept, tone: "danger" },
          ]}
        />
      )}
    </InsightCard>
  );
}
