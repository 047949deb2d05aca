import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { useTranslation } from "./translation.ts";
import "./locale-choice.css";

/** Each language has its own name, so that people find it who read no other. */
export function LocaleChoice({ locale }: { readonly locale: Signal<Locale> }): JSX.Element {
  const { t } = useTranslation();
  return (
    <label class="choice">
      <span>{t("settings.language")}</span>
      <select
        value={locale.value}
        onChange={(event) => {
          locale.value = locales.find((name) => name === event.currentTarget.value) ?? locale.value;
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
