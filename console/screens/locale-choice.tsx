import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { useTranslation } from "./translation.ts";

/** Each language stands under its own name, so that it is found by whoever reads no other. */
export function LocaleChoice({ locale }: { readonly locale: Signal<Locale> }): JSX.Element {
  const { t } = useTranslation();
  return (
    <label class="choice">
      <span>{t("settings.language")}</span>
      <select
        value={locale.value}
        onChange={(event) => {
          locale.value = event.currentTarget.value as Locale;
        }}
      >
        {locales.map((name) => (
          <option key={name} value={name} lang={name}>
            {t(`language.${name}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
