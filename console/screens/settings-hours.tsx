import type { JSX, TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";
import { type HoursSettings, weekdayNames } from "../../protocol/settings.ts";
import {
  type DeskSettingsModel,
  exceptionsIn,
  exceptionsText,
  spansIn,
  spansText,
} from "../models/desk-settings.ts";
import { SettingsSectionCard } from "./settings-section.tsx";
import { useTranslation } from "./translation.ts";

interface HoursCardProps {
  readonly settings: DeskSettingsModel;
  /** Undefined where nobody has said any. */
  readonly hours: HoursSettings | undefined;
}

const usualZone = "Asia/Shanghai";

export function HoursCard({ settings, hours }: HoursCardProps): JSX.Element {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState<string | null>(null);
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = (name: string) => String(form.get(name) ?? "");
    const days = weekdayNames.map((name) => [name, spansIn(given(name))] as const);
    const exceptions = exceptionsIn(given("exceptions"));
    const bad = days.find(([, spans]) => spans === undefined)?.[0];
    setWrong(bad ?? (exceptions ? null : "exceptions"));
    if (bad !== undefined || !exceptions) return;
    const timeZone = given("timeZone").trim();
    void settings.save("hours", { timeZone, weekly: Object.fromEntries(days), exceptions });
  };
  return (
    <SettingsSectionCard settings={settings} section="hours" file="wallet.yml">
      <form class="card-form" onSubmit={handleSubmit} key={JSON.stringify(hours)}>
        <p class="muted">{t("desk.hoursNote")}</p>
        <div class="privacy-row">
          <label class="field">
            <span>{t("desk.timeZone")}</span>
            <input name="timeZone" required defaultValue={hours?.timeZone ?? usualZone} />
          </label>
          {weekdayNames.map((name) => (
            <label key={name} class="field">
              <span>{t(`day.${name}`)}</span>
              <input
                name={name}
                aria-invalid={wrong === name}
                placeholder={t("desk.closed")}
                defaultValue={hours ? spansText(hours.weekly[name]) : ""}
              />
            </label>
          ))}
        </div>
        <label class="field">
          <span>{t("desk.exceptions")}</span>
          <textarea
            name="exceptions"
            rows={4}
            aria-invalid={wrong === "exceptions"}
            defaultValue={hours ? exceptionsText(hours) : ""}
          />
        </label>
        {wrong !== null && (
          <p class="problem" role="alert">
            {t("desk.wrongHours", {
              where: t(wrong === "exceptions" ? "desk.exceptions" : `day.${wrong as "mon"}`),
            })}
          </p>
        )}
        <button type="submit" class="secondary">
          {t("desk.save")}
        </button>
      </form>
    </SettingsSectionCard>
  );
}
