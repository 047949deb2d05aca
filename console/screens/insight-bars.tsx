import type { JSX } from "preact";
import type { CountName, Insights, ShareName } from "../../protocol/insights.ts";
import { lowScore, surveyReasons } from "../../protocol/survey.ts";
import { percent, pointText, shareIn } from "../models/insight-texts.ts";
import { type InsightBar, InsightBars } from "./insight-bar-list.tsx";
import { InsightCard } from "./insight-card.tsx";
import { InsightDefinition } from "./insight-definition.tsx";
import { useTranslation } from "./translation.ts";

interface BarCardProps {
  readonly insights: Insights;
}

const funnel: readonly { readonly count: CountName; readonly tone?: InsightBar["tone"] }[] = [
  { count: "questions" },
  { count: "answered" },
  { count: "helpful", tone: "main" },
  { count: "askedBack" },
  { count: "unanswered" },
  { count: "wantedHuman" },
  { count: "wrong", tone: "danger" },
];

/** What became of the questions to the bot. */
export function BotCard({ insights }: BarCardProps): JSX.Element {
  const { t } = useTranslation();
  const { counts } = insights.total;
  const whole = counts.questions ?? 0;
  const bars = funnel.map(({ count, tone }) => ({
    name: t(`insights.count.${count}`),
    count: counts[count] ?? 0,
    tone,
  }));
  const over = t("insights.ofServices", {
    part: (counts.handedOver ?? 0).toLocaleString(),
    whole: (counts.begun ?? 0).toLocaleString(),
    urgent: (counts.urgent ?? 0).toLocaleString(),
  });
  return (
    <InsightCard
      title={t("insights.bot")}
      table={{
        head: [t("insights.what"), t("insights.count"), t("insights.shareOfQuestions")],
        rows: bars.map(({ name, count }) => [
          name,
          count,
          percent(whole ? count / whole : undefined),
        ]),
      }}
      foot={
        <>
          <p class="insight-foot">{over}</p>
          <Definitions insights={insights} names={["answered", "askedBack", "helpful", "wrong"]} />
        </>
      }
    >
      <InsightBars bars={bars} whole={whole} />
    </InsightCard>
  );
}

const Definitions = ({
  insights,
  names,
}: BarCardProps & { readonly names: readonly ShareName[] }): JSX.Element => {
  const { t } = useTranslation();
  return (
    <ul class="insight-shares">
      {names.map((name) => {
        const { value, part, whole } = shareIn(insights.total, name, insights);
        return (
          <li key={name}>
            {`${t(`insights.share.${name}`)} ${t("insights.fraction", { percent: percent(value), part, whole })}`}
            <InsightDefinition insights={insights} share={name} />
          </li>
        );
      })}
    </ul>
  );
};

const scores = [5, 4, 3, 2, 1] as const;

export function SatisfactionCard({ insights }: BarCardProps): JSX.Element {
  const { t } = useTranslation();
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
  const rate = t("insights.surveys", {
    rated,
    surveyed,
    percent: percent(surveyed === 0 ? undefined : rated / surveyed),
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
  const { t, locale } = useTranslation();
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
      foot={<p class="muted insight-foot">{t("insights.filed", { count: filed })}</p>}
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
