import type { JSX, TargetedSubmitEvent } from "preact";
import type { DeskSettingsModel } from "../models/desk-settings.ts";
import { SettingsSectionCard } from "./settings-section.tsx";
import { useTranslation } from "./translation.ts";

interface TagsCardProps {
  readonly settings: DeskSettingsModel;
  readonly tags: readonly string[];
}

/** The tags that agents are offered. */
export function TagsCard({ settings, tags }: TagsCardProps): JSX.Element {
  const { t } = useTranslation();
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const written = String(new FormData(event.currentTarget).get("tags"));
    const lines = written.split("\n").map((line) => line.trim());
    void settings.save("tags", [...new Set(lines.filter((line) => line !== ""))]);
  };
  return (
    <SettingsSectionCard settings={settings} section="tags">
      <form class="card-form" onSubmit={handleSubmit} key={tags.join("\n")}>
        <label class="field">
          <span>{t("desk.tagsNote")}</span>
          <textarea name="tags" rows={4} defaultValue={tags.join("\n")} />
        </label>
        <button type="submit" class="secondary">
          {t("desk.save")}
        </button>
      </form>
    </SettingsSectionCard>
  );
}
