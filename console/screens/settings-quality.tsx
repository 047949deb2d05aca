import type { JSX, TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";
import type { QualityCriterion } from "../../protocol/quality.ts";
import { criteriaIn, criteriaText } from "../models/criteria.ts";
import type { DeskSettingsModel } from "../models/desk-settings.ts";
import { SettingsSectionCard } from "./settings-section.tsx";
import { useTranslation } from "./translation.ts";

interface CriteriaCardProps {
  readonly settings: DeskSettingsModel;
  readonly criteria: readonly QualityCriterion[];
}

/** What is scored in a review, and with how many points. */
export function CriteriaCard({ settings, criteria }: CriteriaCardProps): JSX.Element {
  const { t } = useTranslation();
  const [isWrong, setWrong] = useState(false);
  const text = criteriaText(criteria, t);
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = String(new FormData(event.currentTarget).get("criteria"));
    const read = criteriaIn(written, criteria, t);
    setWrong(read === undefined);
    if (read) void settings.save("quality", { criteria: read });
  };
  return (
    <SettingsSectionCard settings={settings} section="quality">
      <form class="card-form" onSubmit={handleSubmit} key={text}>
        <p class="muted">{t("desk.qualityNote")}</p>
        <label class="field">
          <span>{t("desk.criteria")}</span>
          <textarea name="criteria" rows={6} aria-invalid={isWrong} defaultValue={text} />
        </label>
        {isWrong && (
          <p class="problem" role="alert">
            {t("desk.wrongCriteria")}
          </p>
        )}
        <button type="submit" class="secondary">
          {t("desk.save")}
        </button>
      </form>
    </SettingsSectionCard>
  );
}
