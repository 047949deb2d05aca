import type { JSX } from "preact";
import type { Insights } from "../../protocol/insights.ts";
import { fractionText, medianOf, shareIn, shareText } from "../models/insight-texts.ts";
import { TableOf } from "./insight-card.tsx";
import { useTranslation } from "./translation.ts";

/** By name and without a rank: who has had the hard cases has not been slow. */
export function InsightAgents({ insights }: { readonly insights: Insights }): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const agents = [...insights.agents].sort((one, other) =>
    one.name.localeCompare(other.name, locale),
  );
  const rows = agents.map((agent) => {
    const { pointsGiven = 0, pointsOf = 0, served = 0 } = agent.counts;
    return [
      agent.name,
      served,
      medianOf(agent.durations.firstReply, translation),
      medianOf(agent.durations.handling, translation),
      shareText(shareIn(agent, "satisfaction", insights), translation),
      pointsOf === 0
        ? "–"
        : fractionText({ value: undefined, part: pointsGiven, whole: pointsOf }, translation),
    ];
  });
  const title = t("insights.agents");
  return (
    <section class="insight-card" data-wide="full" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <p class="muted">{t("insights.agentsNote")}</p>
      </header>
      {rows.length === 0 ? (
        <p class="muted">{t("insights.noAgents")}</p>
      ) : (
        <TableOf
          title={title}
          head={[
            t("insights.agent"),
            t("insights.count.served"),
            t("insights.duration.firstReply"),
            t("insights.duration.handling"),
            t("insights.share.satisfaction"),
            t("insights.quality"),
          ]}
          rows={rows}
        />
      )}
    </section>
  );
}
