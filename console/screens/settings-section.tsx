import type { ComponentChildren, JSX } from "preact";
import type { SettingsSection } from "../../protocol/settings.ts";
import type { DeskSettingsModel } from "../models/desk-settings.ts";
import { useTranslation } from "./translation.ts";

interface SectionProps {
  readonly settings: DeskSettingsModel;
  readonly section: SettingsSection;
  /** Where the values are from that count while nothing is set here; undefined: ours. */
  readonly file?: string;
  readonly children: ComponentChildren;
}

/** A card that says where its values come from, and leads back to the file. */
export function SettingsSectionCard({
  settings,
  section,
  file,
  children,
}: SectionProps): JSX.Element {
  const { t } = useTranslation();
  const isSet = settings.view.value?.settings[section] !== undefined;
  return (
    <section class="privacy-card" aria-labelledby={`settings-${section}`}>
      <h2 id={`settings-${section}`}>
        {t(`desk.${section as Exclude<SettingsSection, "security">}`)}
      </h2>
      <p class="muted">
        {file === undefined
          ? t(isSet ? "desk.fromHereAlone" : "desk.fromDefault")
          : t(isSet ? "desk.fromHere" : "desk.fromFile", { file })}
      </p>
      {children}
      {settings.saved.value === section && <p role="status">{t("desk.saved")}</p>}
      {isSet && (
        <button type="button" class="secondary" onClick={() => void settings.reset(section)}>
          {file === undefined ? t("desk.resetDefault") : t("desk.reset", { file })}
        </button>
      )}
    </section>
  );
}
