import type { JSX } from "preact";
import type { Insights } from "../../protocol/insights.ts";
import { causePoints } from "../models/insight-causes.ts";
import { markCells, pointMarks } from "../models/insight-marks.ts";
import { fastestGrowing, percent, pointText, shareIn, shareText } from "../models/insight-texts.ts";
import { InsightBars } from "./insight-bar-list.tsx";
import { InsightCard } from "./insight-card.tsx";
import { CauseLines } from "./insight-cause-lines.tsx";
import { InsightDefinition } from "./insight-definition.tsx";
import { useTranslation } from "./translation.ts";

interface CausesCardProps {
  readonly insights: Insights;
  /** Begins an entry of the register about a cause. */
  readonly improve: (cause: string) => void;
}

const mostOffered = 8;
const titles = {
  day: "insights.causesByDay",
  week: "insights.causesByWeek",
  month: "insights.causesByMonth",
} as const;

/** Why customers had to complain: the root causes' share of the complaints that were decided, over time. */
export function CausesCard({ insights, improve }: CausesCardProps): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const { points, total, before } = insights;
  const decided = total.counts.decided ?? 0;
  const causes = withUnknown(insights, t("insights.noCause"));
  const growth = fastestGrowing(causes, { now: decided, before: before.counts.decided ?? 0 });
  const finding =
    growth &&
    t("insights.causeRise", {
      cause: growth.one.title,
      percent: percent(growth.now),
      before: percent(growth.before),
    });
  const labels = points.map(({ start }) => pointText(start, locale));
  const chart = causePoints(insights);
  const title = t(chart === undefined ? "insights.causes" : titles[chart.step]);
  const main = growth?.one ?? causes[0];
  const marks = pointMarks(
    insights,
    points.map(({ start }) => start),
    translation,
  );
  const marked = markCells(marks, points.length, translation);
  return (
    <InsightCard
      wide="full"
      title={title}
      finding={finding}
      table={{
        head: [
          t("insights.cause"),
          t("insights.total"),
          t("insights.shareOfDecided"),
          t("insights.before"),
          ...labels,
        ],
        rows: [
          ...causes.map((one) => [
            one.title,
            one.total,
            percent(shareOf(one.total, decided)),
            one.before,
            ...one.counts,
          ]),
          [
            t("insights.count.decided"),
            decided,
            percent(shareOf(decided, decided)),
            before.counts.decided ?? 0,
            ...points.map(({ counts }) => counts.decided ?? 0),
          ],
          ...(marked ? [[t("insights.meanwhile"), "", "", "", ...marked]] : []),
        ],
      }}
      foot={<CauseFoot insights={insights} improve={improve} isByMonth={chart?.step === "month"} />}
    >
      {decided === 0 ? (
        <p class="muted">{t("insights.nothingDecided")}</p>
      ) : chart === undefined ? (
        <InsightBars
          whole={decided}
          bars={causes
            .filter((one) => one.total > 0)
            .map((one) => ({
              name: one.title,
              count: one.total,
              tone: one === main ? "main" : undefined,
            }))}
        />
      ) : (
        <CauseLines
          chart={chart}
          causes={causes}
          main={main}
          insights={insights}
          summary={finding ?? title}
        />
      )}
    </InsightCard>
  );
}

function CauseFoot({
  insights,
  improve,
  isByMonth,
}: CausesCardProps & { readonly isByMonth: boolean }): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  return (
    <>
      <p class="muted insight-foot">
        {[t("insights.causeNote"), ...(isByMonth ? [t("insights.byMonthNote")] : [])].join(
          t("insights.then"),
        )}
      </p>
      <ul class="insight-shares">
        <li>
          {`${t("insights.share.causes")} ${shareText(shareIn(insights.total, "causes", insights), translation)}`}
          <InsightDefinition insights={insights} share="causes" />
        </li>
      </ul>
      {insights.causes.length > 0 && (
        <p class="insight-improve">
          <span class="muted">{t("insights.improve")}</span>
          {insights.causes.slice(0, mostOffered).map(({ cause, title }) => (
            <button key={cause} type="button" class="secondary" onClick={() => improve(cause)}>
              {title}
            </button>
          ))}
        </p>
      )}
    </>
  );
}

const shareOf = (part: number, whole: number) => (whole === 0 ? undefined : part / whole);

/** The last one is those that have no cause, so that the shares add up. */
function withUnknown({ causes, points, total, before }: Insights, name: string) {
  const without = ({ decided = 0, caused = 0 }: Insights["total"]["counts"]) => decided - caused;
  const unknown = {
    cause: "",
    title: name,
    counts: points.map(({ counts }) => without(counts)),
    total: without(total.counts),
    before: without(before.counts),
  };
  return unknown.total + unknown.before === 0 ? causes : [...causes, unknown];
}
