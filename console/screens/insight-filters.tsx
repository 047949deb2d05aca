import type { JSX } from "preact";
import { locales } from "../../protocol/conversation.ts";
import { topicName } from "../models/insight-labels.ts";
import { insightPeriods } from "../models/insight-query.ts";
import type { InsightsModel } from "../models/insights.ts";
import { useTranslation } from "./translation.ts";

interface InsightFiltersProps {
  readonly insights: InsightsModel;
  readonly say: (text: string) => void;
}

export function InsightFilters({ insights, say }: InsightFiltersProps): JSX.Element {
  const { t } = useTranslation();
  const { query, change } = insights;
  const { period } = query.value;
  return (
    <header class="insight-head">
      <h1>{t("rail.insights")}</h1>
      <fieldset class="insight-periods">
        <legend class="hidden">{t("insights.period")}</legend>
        {insightPeriods.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === period}
            onClick={() => void change({ period: one, ...daysFor(one, insights) })}
          >
            {t(`insights.period.${one}`)}
          </button>
        ))}
      </fieldset>
      {period === "custom" && <Days insights={insights} />}
      <Choices insights={insights} />
      <span class="insight-actions">
        <button
          type="button"
          class="tool"
          onClick={() =>
            void navigator.clipboard.writeText(location.href).then(
              () => say(t("insights.copied")),
              () => say(t("insights.notCopied")),
            )
          }
        >
          {t("insights.copyLink")}
        </button>
        <button type="button" class="tool" onClick={() => window.print()}>
          {t("insights.print")}
        </button>
        <a class="secondary" href={insights.csv.value} download>
          {t("insights.csv")}
        </a>
      </span>
    </header>
  );
}

/** One's own days begin with those that are shown. */
function daysFor(period: string, { insights }: InsightsModel) {
  if (period !== "custom") return { from: undefined, to: undefined };
  const { from, to } = insights.peek() ?? {};
  return { from, to };
}

function Days({ insights: { query, change } }: Pick<InsightFiltersProps, "insights">): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      {(["from", "to"] as const).map((end) => (
        <label key={end} class="insight-day">
          {t(`insights.${end}`)}
          <input
            type="date"
            required
            value={query.value[end] ?? ""}
            onChange={({ currentTarget }) => {
              if (currentTarget.value !== "") void change({ [end]: currentTarget.value });
            }}
          />
        </label>
      ))}
    </>
  );
}

function Choices({ insights }: Pick<InsightFiltersProps, "insights">): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const { query, change } = insights;
  const { topic, locale, team } = query.value;
  const { topics, teams } = insights.insights.value?.choices ?? { topics: [], teams: [] };
  return (
    <>
      <Choice
        label={t("insights.topic")}
        any={t("insights.anyTopic")}
        value={topic}
        of={topics.map((one) => [one.topic, topicName(one, translation)])}
        onChange={(chosen) => void change({ topic: chosen })}
      />
      <Choice
        label={t("insights.team")}
        any={t("insights.anyTeam")}
        value={team}
        of={teams.map((name) => [name, name])}
        onChange={(chosen) => void change({ team: chosen })}
      />
      <Choice
        label={t("insights.locale")}
        any={t("insights.anyLocale")}
        value={locale}
        of={locales.map((one) => [one, t(`insights.locale.${one}`)])}
        onChange={(chosen) => void change({ locale: locales.find((one) => one === chosen) })}
      />
    </>
  );
}

interface InsightChoiceProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly of: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ label, any, value, of, onChange }: InsightChoiceProps): JSX.Element | null {
  // From a link: there may be none of it in this period.
  const isKnown = value === undefined || of.some(([one]) => one === value);
  const shown = isKnown ? of : [...of, [value, value] as const];
  if (shown.length === 0) return null;
  return (
    <select
      aria-label={label}
      value={value ?? ""}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    >
      <option value="">{any}</option>
      {shown.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}
