import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { Insights } from "../../protocol/insights.ts";
import { percent } from "../models/insight-texts.ts";
import { createInsightsModel } from "../models/insights.ts";
import type { DeskProps } from "./desk-props.ts";
import { InsightAgents } from "./insight-agents.tsx";
import { PromiseCard, SatisfactionCard } from "./insight-bars.tsx";
import { BotCard } from "./insight-bot.tsx";
import { CausesCard } from "./insight-causes.tsx";
import { DurationCard } from "./insight-durations.tsx";
import { InsightFigures, MoreFigures } from "./insight-figures.tsx";
import { InsightFilters } from "./insight-filters.tsx";
import { BusyHoursCard } from "./insight-hours.tsx";
import { LastDayCard, TopicsCard } from "./insight-topics.tsx";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";
import "./insights.css";
import "./wide-page.css";

/** For those who lead: what was asked, how long it took, how it ended. */
export function InsightsScreen({ model, root }: DeskProps): JSX.Element {
  const insights = useMemo(() => createInsightsModel(), []);
  const online = model.connection.value === "online";
  useEffect(() => {
    if (online) void insights.load();
  }, [insights, online]);
  useEffect(() => {
    const follow = () => void insights.follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [insights]);
  const { t } = useTranslation();
  const found = insights.insights.value;
  const improve = (cause: string) => {
    model.improvements.begin({ cause });
    model.screen.show("improvements");
  };
  return (
    <main class="wide-page insights" aria-busy={insights.loading.value}>
      <InsightFilters insights={insights} say={root.toasts.show} />
      {insights.failed.value && <ListError onRetry={() => void insights.load()} />}
      {insights.isOddPeriod.value && (
        <p class="insight-note" role="status">
          {t("insights.oddPeriod")}
        </p>
      )}
      {found === null && insights.loading.value && <ListSkeleton />}
      {found && <Found insights={found} improve={improve} />}
    </main>
  );
}

interface FoundProps {
  readonly insights: Insights;
  readonly improve: (cause: string) => void;
}

function Found({ insights, improve }: FoundProps): JSX.Element {
  const { t } = useTranslation();
  // Of one day there is a curve by the hour, and its topics have none.
  const isDay = insights.step === "hour";
  const [FirstCard, SecondCard] = isDay ? [LastDayCard, TopicsCard] : [TopicsCard, LastDayCard];
  const isEmpty = Object.keys(insights.total.counts).length === 0;
  return (
    <>
      {insights.counted < 1 && (
        <p class="insight-note" role="status">
          {t("insights.counting", { percent: percent(insights.counted) })}
        </p>
      )}
      {isEmpty ? (
        <section class="insight-empty">
          <h2>{t("insights.empty")}</h2>
          <p class="muted">{t("insights.emptyHint")}</p>
          <p class="muted insight-empty-what">{t("insights.emptyWhat")}</p>
        </section>
      ) : (
        <>
          <InsightFigures insights={insights} />
          <div class="insight-cards">
            <FirstCard insights={insights} isFirst />
            <BotCard insights={insights} />
            <div class="insight-column">
              <BusyHoursCard insights={insights} />
              <SecondCard insights={insights} isFirst={false} />
            </div>
            <div class="insight-column">
              <DurationCard insights={insights} name="firstReply" />
              <DurationCard insights={insights} name="wait" />
            </div>
            <div class="insight-column">
              <SatisfactionCard insights={insights} />
              <PromiseCard insights={insights} />
            </div>
            <CausesCard insights={insights} improve={improve} />
            <MoreFigures insights={insights} />
            <InsightAgents insights={insights} />
          </div>
        </>
      )}
    </>
  );
}
