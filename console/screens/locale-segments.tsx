import type { JSX } from "preact";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { useTranslation } from "./translation.ts";
import "./segments.css";

interface LocaleSegmentsProps {
  readonly locale: Locale;
  readonly label: string;
  readonly onChange: (locale: Locale) => void;
}

export function LocaleSegments({ locale, label, onChange }: LocaleSegmentsProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <fieldset class="segments" aria-label={label}>
      {locales.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === locale}
          onClick={() => onChange(one)}
        >
          {t(`gaps.locale.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
