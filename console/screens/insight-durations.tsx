import type { JSX } from "preact";
import type { DurationName, Insights } from "../../protocol/insights.ts";
import { markCells, pointMarks, withMarks } from "../models/insight-marks.ts";
import { pointText, secondsText } from "../models/insight-texts.ts";
import { InsightBand } from "./insight-band.tsx";
import { InsightCard } from "./insight-card.tsx";
import { InsightDefinition } from "./insight-definition.tsx";
import { useTranslation } from "./translation.ts";

interface DurationProps {
  readonly insights: Insights;
  readonly name: DurationName;
}

/** How long it took half of the customers, and nine of ten: as a band, since an average is nobody's wait. */
export function DurationCard({ insights, name }: DurationProps): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const { points, total } = insights;
  const labels = points.map(({ start }) => pointText(start, locale));
  const whole = total.durations[name];
  const text = (seconds: number | undefined) =>
    seconds === undefined ? "–" : secondsText(seconds, translation);
  const finding =
    whole && t("insights.bandFinding", { half: text(whole.p50), nine: text(whole.p90) });
  const target = insights.targets[name];
  const starts = points.map(({ start }) => start);
  const marks = pointMarks(insights, starts, translation);
  const marked = markCells(marks, points.length, translation);
  return (
    <InsightCard
      title={t(`insights.duration.${name}`)}
      finding={finding}
      table={{
        head: [
          t("insights.time"),
          t("insights.count"),
          t("insights.half"),
          t("insights.nine"),
          ...(target === undefined ? [] : [t("insights.target")]),
          ...(marked ? [t("insights.meanwhile")] : []),
        ],
        rows: points.map(({ durations }, index) => {
          const { count = 0, p50, p90 } = durations[name] ?? {};
          return [
            labels[index] ?? "",
            count,
            text(p50),
            text(p90),
            ...(target === undefined ? [] : [text(target)]),
            ...(marked ? [marked[index] ?? ""] : []),
          ];
        }),
      }}
      foot={
        <>
          <p class="muted insight-foot">
            {[
              t("insights.bandNote"),
              ...(name === "wait" || name === "firstReply"
                ? [t(`insights.targetNote.${name}`)]
                : []),
            ].join(t("insights.then"))}
          </p>
          <InsightDefinition duration={name} insights={insights} />
        </>
      }
    >
      {whole === undefined ? (
        <p class="muted">{t("insights.nobody")}</p>
      ) : (
        <InsightBand
          insights={insights}
          name={name}
          labels={labels}
          marks={marks}
          summary={withMarks(summaryOf(finding, target, translation), marks, translation)}
        />
      )}
    </InsightCard>
  );
}

const summaryOf = (
  finding = "",
  target: number | undefined,
  translation: ReturnType<typeof useTranslation>,
) =>
  target === undefined
    ? finding
    : translation.t("insights.withTarget", {
        summary: finding,
        target: secondsText(target, translation),
      });
