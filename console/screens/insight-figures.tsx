import type { ComponentChildren, JSX } from "preact";
import type { DurationName, Insights, ShareName } from "../../protocol/insights.ts";
import {
  changeText,
  comparedWith,
  fractionText,
  medianOf,
  numberText,
  percent,
  remainderIn,
  shareIn,
} from "../models/insight-texts.ts";
import { InsightDefinition } from "./insight-definition.tsx";
import { useTranslation } from "./translation.ts";

interface FiguresProps {
  readonly insights: Insights;
}

/** The five figures at one look, each with what it is made of. */
export function InsightFigures({ insights }: FiguresProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const { total, before } = insights;
  const { handedOver = 0, urgent = 0 } = total.counts;
  return (
    <section class="insight-figures" aria-label={t("insights.figures")}>
      <ShareFigure insights={insights} name="deflection" />
      <Figure
        name={t("insights.handedOver")}
        value={numberText(handedOver, translation)}
        beside={[
          ...(urgent === 0
            ? []
            : [t("insights.urgentOfThem", { count: numberText(urgent, translation) })]),
          t(`insights.beforeCount${comparedWith(insights)}`, {
            count: numberText(before.counts.handedOver ?? 0, translation),
          }),
        ].join(" · ")}
      >
        <InsightDefinition share="handover" insights={insights} />
      </Figure>
      <DurationFigure insights={insights} name="firstReply" />
      <ShareFigure insights={insights} name="satisfaction" />
      <ShareFigure insights={insights} name="promises" />
    </section>
  );
}

/** Those that one looks at more rarely. */
export function MoreFigures({ insights }: FiguresProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <section class="insight-figures" data-wide="full" aria-label={t("insights.moreFigures")}>
      <DurationFigure insights={insights} name="handling" />
      <DurationFigure insights={insights} name="resolution" />
      <ShareFigure insights={insights} name="reopening" />
    </section>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  /** What it is made of, and how it was before. */
  readonly beside: string;
  /** How it is counted. */
  readonly children: ComponentChildren;
}

const Figure = ({ name, value, beside, children }: FigureProps): JSX.Element => (
  <div class="insight-figure">
    <div class="insight-figure-name">
      <span class="muted">{name}</span>
      {children}
    </div>
    <p>
      <strong>{value}</strong> <span class="muted">{beside}</span>
    </p>
  </div>
);

function ShareFigure({ insights, name }: FiguresProps & { readonly name: ShareName }): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const now = shareIn(insights.total, name, insights);
  const before = shareIn(insights.before, name, insights);
  const change = changeText(now.value, before.value);
  const unsettled = name === "deflection" ? remainderIn(insights.total, "unsettled", insights) : 0;
  return (
    <Figure
      name={t(`insights.share.${name}`)}
      value={percent(now.value)}
      beside={[
        fractionText(now, translation),
        ...(unsettled === 0
          ? []
          : [t("insights.unsettled", { count: numberText(unsettled, translation) })]),
        ...(change === "" ? [] : [t(`insights.change${comparedWith(insights)}`, { change })]),
      ].join(" · ")}
    >
      <InsightDefinition
        share={name}
        insights={insights}
        {...(name === "deflection" && { remainder: "unsettled" })}
      />
    </Figure>
  );
}

function DurationFigure({
  insights,
  name,
}: FiguresProps & { readonly name: DurationName }): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const [now, before] = [insights.total.durations[name], insights.before.durations[name]];
  return (
    <Figure
      name={t("insights.median", { duration: t(`insights.duration.${name}`) })}
      value={medianOf(now, translation)}
      beside={t(`insights.beforeCount${comparedWith(insights)}`, {
        count: medianOf(before, translation),
      })}
    >
      <InsightDefinition duration={name} insights={insights} />
    </Figure>
  );
}
