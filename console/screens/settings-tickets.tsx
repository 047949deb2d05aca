import type { JSX, TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";
import { yearsWithoutHolidays } from "../../protocol/holiday-years.ts";
import { isCalendarDate } from "../../protocol/mistaken-days.ts";
import type { TicketSettings } from "../../protocol/settings.ts";
import { type DeskSettingsModel, linesIn, wordsIn } from "../models/desk-settings.ts";
import { SettingsSectionCard } from "./settings-section.tsx";
import { useTranslation } from "./translation.ts";

interface TicketsCardProps {
  readonly settings: DeskSettingsModel;
  readonly tickets: TicketSettings;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** With the most that each may be. */
const dayCounts = [
  ["followUpDays", 60],
  ["askAgainDays", 60],
  ["closeUnansweredDays", 365],
] as const;

/** The days that count for promises, why it comes to complaints, and from which amount on a supervisor agrees. */
export function TicketsCard({ settings, tickets, now }: TicketsCardProps): JSX.Element {
  const { t } = useTranslation();
  const [isWrong, setWrong] = useState(false);
  const years = yearsWithoutHolidays(tickets.holidays, now).join(" / ");
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = (name: string) => String(form.get(name) ?? "");
    const holidays = wordsIn(given("holidays"));
    const workingDays = wordsIn(given("workingDays"));
    const areDates = [...holidays, ...workingDays].every(isCalendarDate);
    setWrong(!areDates);
    if (!areDates) return;
    const causes = [...new Set(linesIn(given("causes")))];
    const approvalAbove = given("approvalAbove").trim();
    const counts = Object.fromEntries(dayCounts.map(([name]) => [name, Number(given(name))]));
    const days = { holidays, workingDays, ...counts };
    void settings.save("tickets", { ...days, causes, approvalAbove });
  };
  return (
    <SettingsSectionCard settings={settings} section="tickets" file="tickets.yml">
      <form class="card-form" onSubmit={handleSubmit} key={JSON.stringify(tickets)}>
        <p class="muted">{t("desk.ticketsNote")}</p>
        {years !== "" && (
          <p class="problem" role="status">
            {t("desk.noHolidays", { years })}
          </p>
        )}
        {(["holidays", "workingDays"] as const).map((name) => (
          <label key={name} class="field">
            <span>{t(`desk.${name}`)}</span>
            <textarea
              name={name}
              rows={3}
              aria-invalid={isWrong}
              defaultValue={tickets[name].join("  ")}
            />
          </label>
        ))}
        <label class="field">
          <span>{t("desk.causes")}</span>
          <textarea name="causes" rows={6} defaultValue={tickets.causes.join("\n")} />
        </label>
        <label class="field">
          <span>{t("desk.approvalAbove")}</span>
          <input
            name="approvalAbove"
            inputMode="decimal"
            required
            pattern="\d{1,12}(\.\d{1,2})?"
            defaultValue={tickets.approvalAbove}
          />
        </label>
        {dayCounts.map(([name, most]) => (
          <label key={name} class="field">
            <span>{t(`desk.${name}`)}</span>
            <input
              name={name}
              type="number"
              min={0}
              max={most}
              required
              defaultValue={String(tickets[name] ?? 0)}
            />
          </label>
        ))}
        {isWrong && (
          <p class="problem" role="alert">
            {t("desk.wrongDates")}
          </p>
        )}
        <button type="submit" class="secondary">
          {t("desk.save")}
        </button>
      </form>
    </SettingsSectionCard>
  );
}
