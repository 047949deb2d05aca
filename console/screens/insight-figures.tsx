import type { JSX } from "preact";
import type { DurationName, Insights, ShareName } from "../../protocol/insights.ts";
import { changeText, comparedWith, medianOf, percent, shareIn } from "../models/insight-texts.ts";
import { InsightDefinition } from "./insight-definition.tsx";
import { useTranslation } from "./translation.ts";

interface FiguresProps {
  readonly insights: Insights;
}

/** The figures at one look, each with what it is made of. */
export function InsightFigures({ insights }: FiguresProps): JSX.Element {
  const { t } = useTranslation();
  const { total, before } = insights;
  return (
    <section class="insight-figures" aria-label={t("insights.figures")}>
      <ShareFigure insights={insights} name="deflection" />
      <div class="insight-figure">
        <span class="muted">{t("insights.handedOver")}</span>
        <strong>{(total.counts.handedOver ?? 0).toLocaleString()}</strong>
        <span class="muted">
          {t(`insights.beforeCount${comparedWith(insights)}`, {
            count: (before.counts.handedOver ?? 0).toLocaleString(),
          })}
        </span>
        <InsightDefinition share="handover" insights={insights} />
      </div>
      <DurationFigure insights={insights} name="firstReply" />
      <ShareFigure insights={insights} name="satisfaction" />
      <ShareFigure insights={insights} name="promises" />
      <DurationFigure insights={insights} name="handling" />
      <DurationFigure insights={insights} name="resolution" />
      <ShareFigure insights={insights} name="reopening" />
    </section>
  );
}

function ShareFigure({ insights, name }: FiguresProps & { readonly name: ShareName }): JSX.Element {
  const { t } = useTranslation();
  const now = shareIn(insights.total, name, insights);
  const before = shareIn(insights.before, name, insights);
  const change = changeText(now.value, before.value);
  return (
    <div class="insight-figure">
      <span class="muted">{t(`insights.share.${name}`)}</span>
      <strong>{percent(now.value)}</strong>
      <span class="muted">
        {`${now.part.toLocaleString()} / ${now.whole.toLocaleString()}`}
        {change !== "" && ` · ${t(`insights.change${comparedWith(insights)}`, { change })}`}
      </span>
      <InsightDefinition share={name} insights={insights} />
    </div>
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
    <div class="insight-figure">
      <span class="muted">
        {t("insights.median", { duration: t(`insights.duration.${name}`) })}
      </span>
      <strong>{medianOf(now, translation)}</strong>
      <span class="muted">
        {t(`insights.beforeCount${comparedWith(insights)}`, {
          count: medianOf(before, translation),
        })}
      </span>
      <InsightDefinition duration={name} insights={insights} />
    </div>
  );
}
