import type { JSX, TargetedSubmitEvent } from "preact";
import type { SurveySettings } from "../../protocol/settings.ts";
import type { DeskSettingsModel } from "../models/desk-settings.ts";
import { SettingsSectionCard } from "./settings-section.tsx";
import { useTranslation } from "./translation.ts";

interface SurveysCardProps {
  readonly settings: DeskSettingsModel;
  readonly surveys: SurveySettings;
}

/** Of how many customers it is asked how they find the wallet. */
export function SurveysCard({ settings, surveys }: SurveysCardProps): JSX.Element {
  const { t } = useTranslation();
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get("periodicPercent");
    void settings.save("surveys", { periodicPercent: Number(given) });
  };
  return (
    <SettingsSectionCard settings={settings} section="surveys">
      <form class="card-form" onSubmit={handleSubmit} key={surveys.periodicPercent}>
        <p class="muted">{t("desk.surveysNote")}</p>
        <label class="field">
          <span>{t("desk.periodicPercent")}</span>
          <input
            name="periodicPercent"
            type="number"
            min={0}
            max={100}
            required
            defaultValue={String(surveys.periodicPercent)}
          />
        </label>
        <button type="submit" class="secondary">
          {t("desk.save")}
        </button>
      </form>
    </SettingsSectionCard>
  );
}
