import type { JSX } from "preact";
import type { InsightCause } from "../../protocol/insight-cause.ts";
import type { Insights } from "../../protocol/insights.ts";
import type { CausePoints } from "../models/insight-causes.ts";
import { mostTelling, standoutOf } from "../models/insight-drawn.ts";
import { pointMarks, withMarks, withPeaks } from "../models/insight-marks.ts";
import { monthText, percent, pointText } from "../models/insight-texts.ts";
import { InsightLines } from "./insight-lines.tsx";
import { useTranslation } from "./translation.ts";

/** More lines than this are one tangle; the table has all of them. */
const shownCauses = 5;

interface CauseLinesProps {
  readonly chart: CausePoints;
  readonly causes: readonly InsightCause[];
  readonly main: InsightCause | undefined;
  readonly insights: Insights;
  readonly summary: string;
}

/** Each cause's share of what was decided at a point. */
export function CauseLines({
  chart,
  causes,
  main,
  insights,
  summary,
}: CauseLinesProps): JSX.Element {
  const translation = useTranslation();
  const { locale } = translation;
  const { starts, sharesOf, step } = chart;
  const labels = starts.map((start) =>
    step === "month" ? monthText(start, locale) : pointText(start, locale),
  );
  const standouts = new Map(causes.map((one) => [one, standoutOf(sharesOf(one))]));
  const drawn = mostTelling(causes, {
    main,
    riseOf: (one) => standouts.get(one)?.rise ?? 0,
    most: shownCauses,
  });
  // What jumps up and down all the time stands out nowhere.
  const peakOfLine = (one: InsightCause) => (step === "month" ? standouts.get(one)?.at : undefined);
  const peaks = drawn.flatMap((one) => {
    const at = labels[peakOfLine(one) ?? -1];
    return at === undefined ? [] : [{ name: one.title, at }];
  });
  const marks = pointMarks(insights, starts, translation);
  return (
    <InsightLines
      labels={labels}
      summary={withMarks(withPeaks(summary, peaks, translation), marks, translation)}
      marks={marks}
      format={percent}
      lines={drawn.map((one) => ({
        name: one.title,
        end: percent(sharesOf(one).findLast((share) => share !== undefined)),
        values: sharesOf(one),
        main: one === main,
        peak: peakOfLine(one),
      }))}
    />
  );
}
