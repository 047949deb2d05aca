import type { JSX } from "preact";
import type { DurationName, Insights } from "../../protocol/insights.ts";
import { pathThrough, spread, ticksTo } from "../models/insight-scales.ts";
import { pointText, secondsText } from "../models/insight-texts.ts";
import { InsightAxes, pointsAcross } from "./insight-axes.tsx";
import { InsightCard } from "./insight-card.tsx";
import { InsightDefinition } from "./insight-definition.tsx";
import { useTranslation } from "./translation.ts";
import { useWidth } from "./use-width.ts";

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
  return (
    <InsightCard
      title={t(`insights.duration.${name}`)}
      finding={finding}
      table={{
        head: [t("insights.time"), t("insights.count"), t("insights.half"), t("insights.nine")],
        rows: points.map(({ durations }, index) => {
          const { count = 0, p50, p90 } = durations[name] ?? {};
          return [labels[index] ?? "", count, text(p50), text(p90)];
        }),
      }}
      foot={
        <>
          <p class="muted insight-foot">{t("insights.bandNote")}</p>
          <InsightDefinition duration={name} insights={insights} />
        </>
      }
    >
      {whole === undefined ? (
        <p class="muted">{t("insights.nobody")}</p>
      ) : (
        <Band insights={insights} name={name} labels={labels} summary={finding ?? ""} />
      )}
    </InsightCard>
  );
}

const height = 220;
const left = 36;
/** For the words at the ends. */
const beside = 110;
const top = 10;
const bottom = 24;

interface BandProps extends DurationProps {
  readonly labels: readonly string[];
  readonly summary: string;
}

function Band({ insights, name, labels, summary }: BandProps): JSX.Element {
  const translation = useTranslation();
  const { ref, width } = useWidth(420);
  const found = insights.points.map(({ durations }) => durations[name]);
  const ticks = ticksTo(Math.max(...found.map((one) => (one?.p90 ?? 0) / 60), 0));
  const most = ticks.at(-1) ?? 1;
  const frame = { left, right: width - beside, height };
  const x = pointsAcross(frame, labels.length);
  const y = (seconds: number) => top + (1 - seconds / 60 / most) * (height - top - bottom);
  const lineOf = (part: "p50" | "p90") =>
    pathThrough(found.map((one, index) => (one ? [x(index), y(one[part])] : undefined)));
  const last = found.findLast((one) => one !== undefined);
  const ends = last ? spread([y(last.p90), y(last.p50)], { gap: 34, height: height - bottom }) : [];
  const { t } = translation;
  return (
    <div ref={ref} class="insight-chart">
      <svg width={width} height={height} role="img" aria-label={summary}>
        <InsightAxes
          frame={frame}
          ticks={ticks.map((tick) => ({
            y: y(tick * 60),
            text: String(Math.round(tick * 10) / 10),
          }))}
          labels={labels}
        />
        {runs(found).map((run) => (
          <path
            key={run.from}
            class="insight-band"
            d={`${pathThrough(run.of.map((one, at) => [x(run.from + at), y(one.p90)]))}${pathThrough(
              run.of.map((one, at) => [x(run.from + at), y(one.p50)] as const).reverse(),
            ).replace("M", "L")}Z`}
          />
        ))}
        <path class="insight-nine" d={lineOf("p90")} />
        <path class="insight-half" d={lineOf("p50")} />
        {found.map(
          (one, index) =>
            one && (
              <g key={labels[index]}>
                <circle class="insight-dot" cx={x(index)} cy={y(one.p90)} r="2" />
                <circle class="insight-dot" cx={x(index)} cy={y(one.p50)} r="2" />
              </g>
            ),
        )}
        {last &&
          (["p90", "p50"] as const).map((part, index) => (
            <text
              key={part}
              class={`insight-end insight-end-${part}`}
              x={frame.right + 10}
              y={ends[index]}
            >
              <tspan>{t(part === "p90" ? "insights.nine" : "insights.half")}</tspan>
              <tspan x={frame.right + 10} dy="16">
                {secondsText(last[part], translation)}
              </tspan>
            </text>
          ))}
      </svg>
    </div>
  );
}

/** Stretches without a gap. */
function runs<One>(found: readonly (One | undefined)[]) {
  const stretches: { readonly from: number; readonly of: One[] }[] = [];
  found.forEach((one, index) => {
    if (one === undefined) return;
    const isNew = index === 0 || found[index - 1] === undefined;
    if (isNew) stretches.push({ from: index, of: [one] });
    else stretches.at(-1)?.of.push(one);
  });
  return stretches;
}
