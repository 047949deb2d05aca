import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { RadarAlert } from "../../protocol/radar.ts";
import { shortTime } from "../models/times.ts";
import type { DeskProps } from "./desk-props.ts";
import { ListError } from "./list-states.tsx";
import { RadarRow } from "./radar-row.tsx";
import { useTranslation } from "./translation.ts";
import "./radar.css";

/** What more customers meet than is usual, and what can be done about it. */
export function Radar({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { radar } = model;
  const online = model.connection.value === "online";
  useEffect(() => {
    if (online) void radar.load();
  }, [radar, online]);
  const current = radar.alerts.value.filter(({ state }) => state !== "over");
  const past = radar.alerts.value.filter(({ state }) => state === "over");
  return (
    <section class="privacy-card radar" aria-labelledby="radar-title">
      <header class="radar-head">
        <h2 id="radar-title">{t("radar.title")}</h2>
        <span class="muted">{t("radar.hint")}</span>
      </header>
      {radar.state.value === "loading" && (
        <p class="muted" role="status">
          {t("radar.loading")}
        </p>
      )}
      {radar.state.value === "failed" && <ListError onRetry={() => void radar.load()} />}
      {radar.state.value === "ready" && current.length === 0 && (
        <p class="muted">{t(radar.learning.value ? "radar.learning" : "radar.none")}</p>
      )}
      {current.length > 0 && (
        <ul class="radar-list">
          {current.map((alert) => (
            <RadarRow key={alert.id} alert={alert} model={model} now={root.clock.value} />
          ))}
        </ul>
      )}
      {past.length > 0 && <Past alerts={past} now={root.clock.value} />}
    </section>
  );
}

interface PastProps {
  readonly alerts: readonly RadarAlert[];
  readonly now: number;
}

function Past({ alerts, now }: PastProps): JSX.Element {
  const { t, locale } = useTranslation();
  return (
    <details class="radar-past">
      <summary>{t("radar.past", { count: alerts.length })}</summary>
      <ul>
        {alerts.map((alert) => (
          <li key={alert.id}>
            <span>{alert.title?.[locale] ?? t("radar.untitled")}</span>
            <span class="muted">
              {t("radar.pastTimes", {
                from: shortTime(alert.startedAt, now, locale),
                to: shortTime(alert.endedAt ?? alert.seenAt, now, locale),
              })}
              {alert.dismissed && ` · ${t("radar.dismissedBy", { name: alert.dismissed.by })}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
