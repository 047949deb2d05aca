import type { JSX, TargetedSubmitEvent } from "preact";
import { locales } from "../../protocol/conversation.ts";
import type { ReportSettings } from "../../protocol/settings.ts";
import { type DeskSettingsModel, linesIn } from "../models/desk-settings.ts";
import { languageNames } from "./language-names.ts";
import { SettingsSectionCard } from "./settings-section.tsx";
import { useTranslation } from "./translation.ts";

interface ReportsCardProps {
  readonly settings: DeskSettingsModel;
  readonly reports: ReportSettings;
}

export const noReports: ReportSettings = {
  weekly: false,
  monthly: false,
  addresses: [],
  locale: "zh-CN",
  webhook: false,
};

const switches = [
  ["weekly", "desk.reportWeekly"],
  ["monthly", "desk.reportMonthly"],
  ["webhook", "desk.reportWebhook"],
] as const;

/** When the regular report goes out, to whom, and in which language. */
export function ReportsCard({ settings, reports }: ReportsCardProps): JSX.Element {
  const { t } = useTranslation();
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void settings.save("reports", {
      ...Object.fromEntries(switches.map(([name]) => [name, form.get(name) !== null])),
      addresses: linesIn(String(form.get("addresses"))),
      locale: form.get("locale"),
    });
  };
  return (
    <SettingsSectionCard settings={settings} section="reports">
      <form class="card-form" onSubmit={handleSubmit} key={JSON.stringify(reports)}>
        <p class="muted">{t("desk.reportsNote")}</p>
        {switches.map(([name, text]) => (
          <label key={name} class="check">
            <input type="checkbox" name={name} defaultChecked={reports[name]} />
            <span>{t(text)}</span>
          </label>
        ))}
        <label class="field">
          <span>{t("desk.reportAddresses")}</span>
          <textarea name="addresses" rows={3} defaultValue={reports.addresses.join("\n")} />
        </label>
        <label class="field">
          <span>{t("desk.reportLocale")}</span>
          <select name="locale">
            {locales.map((one) => (
              <option key={one} value={one} lang={one} selected={one === reports.locale}>
                {languageNames[one]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="secondary">
          {t("desk.save")}
        </button>
      </form>
    </SettingsSectionCard>
  );
}
