import type { JSX } from "preact";
import type { DurationName, Insights, RemainderName, ShareName } from "../../protocol/insights.ts";
import { useTranslation } from "./translation.ts";

interface DefinitionProps {
  readonly insights: Pick<Insights, "definitions">;
  readonly share?: ShareName;
  readonly duration?: DurationName;
  /** Said beside the figure: what it leaves out. */
  readonly remainder?: RemainderName;
}

/** What a figure is made of, and what it leaves out, as the server counts it. */
export function InsightDefinition({
  insights,
  share,
  duration,
  remainder,
}: DefinitionProps): JSX.Element {
  const { t } = useTranslation();
  const { shares, durations, remainders } = insights.definitions;
  const left = remainder && remainders[remainder];
  const of = share && shares[share];
  const leavesOut = of?.leavesOut ?? (duration && durations[duration].leavesOut) ?? [];
  return (
    <details class="insight-definition">
      <summary>{t("insights.definition")}</summary>
      <div>
        {of && (
          <p>
            {t("insights.of", {
              part: t(`insights.count.${of.part}`),
              whole: t(`insights.count.${of.whole}`),
            })}
          </p>
        )}
        {duration && <p>{t(`insights.from.${duration}`)}</p>}
        <p>
          {leavesOut.length === 0
            ? t("insights.leavesOutNothing")
            : t("insights.leavesOut", {
                what: leavesOut.map((one) => t(`insights.out.${one}`)).join(t("insights.and")),
              })}
        </p>
        {left && (
          <p>
            {t("insights.minus", {
              name: t(`insights.remainder.${remainder}`),
              of: t(`insights.count.${left.of}`),
              without: t(`insights.count.${left.without}`),
            })}
          </p>
        )}
      </div>
    </details>
  );
}
