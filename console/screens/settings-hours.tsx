import type { JSX, TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";
import type { HoursSettings } from "../../protocol/settings.ts";
import type { DeskSettingsModel } from "../models/desk-settings.ts";
import { hoursIn, type WrongHours } from "../models/hours-form.ts";
import { HoursFields } from "./hours-fields.tsx";
import { SettingsSectionCard } from "./settings-section.tsx";
import { useTranslation } from "./translation.ts";

interface HoursCardProps {
  readonly settings: DeskSettingsModel;
  /** Undefined where nobody has said any. */
  readonly hours: HoursSettings | undefined;
}

export function HoursCard({ settings, hours }: HoursCardProps): JSX.Element {
  const { t } = useTranslation();
  const [wrong, setWrong] = useState<WrongHours | null>(null);
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = hoursIn(new FormData(event.currentTarget));
    setWrong("wrong" in read ? read.wrong : null);
    if ("hours" in read) void settings.save("hours", read.hours);
  };
  return (
    <SettingsSectionCard settings={settings} section="hours" file="wallet.yml">
      <form class="card-form" onSubmit={handleSubmit} key={JSON.stringify(hours)}>
        <p class="muted">{t("desk.hoursNote")}</p>
        <HoursFields hours={hours} wrong={wrong} />
        <button type="submit" class="secondary">
          {t("desk.save")}
        </button>
      </form>
    </SettingsSectionCard>
  );
}
