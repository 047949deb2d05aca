import type { JSX } from "preact";
import { type HoursSettings, weekdayNames } from "../../protocol/settings.ts";
import { exceptionsText, spansText, type WrongHours } from "../models/hours-form.ts";
import { useTranslation } from "./translation.ts";

const usualZone = "Asia/Shanghai";

interface HoursFieldsProps {
  /** Undefined where nobody has said any. */
  readonly hours: HoursSettings | undefined;
  readonly wrong: WrongHours | null;
  /** Before the names of the fields, where a form has several. */
  readonly prefix?: string;
}

/** Time zone, the spans of each weekday, and the days that differ. */
export function HoursFields({ hours, wrong, prefix = "" }: HoursFieldsProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <div class="privacy-row">
        <label class="field">
          <span>{t("desk.timeZone")}</span>
          <input name={`${prefix}timeZone`} required defaultValue={hours?.timeZone ?? usualZone} />
        </label>
        {weekdayNames.map((name) => (
          <label key={name} class="field">
            <span>{t(`day.${name}`)}</span>
            <input
              name={`${prefix}${name}`}
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
          name={`${prefix}exceptions`}
          rows={4}
          aria-invalid={wrong === "exceptions"}
          defaultValue={hours ? exceptionsText(hours) : ""}
        />
      </label>
      {wrong !== null && (
        <p class="problem" role="alert">
          {t("desk.wrongHours", {
            where: t(wrong === "exceptions" ? "desk.exceptions" : `day.${wrong}`),
          })}
        </p>
      )}
    </>
  );
}
