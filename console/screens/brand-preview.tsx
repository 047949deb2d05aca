import type { JSX } from "preact";
import { colourOf } from "../../protocol/accent.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { accentColours } from "../../ui/theme.ts";
import { translationFor } from "../models/texts.ts";
import { useTranslation } from "./translation.ts";
import "./brand-preview.css";

interface BrandPreviewProps {
  readonly name: string;
  readonly locale: Locale;
  /** `#1a55ee`; undefined: the widget's own. */
  readonly accent: string | undefined;
}

const looks = ["light", "dark"] as const;

/** The head of the widget and its launcher, in both themes, as the widget computes their colours. */
export function BrandPreview({ name, locale, accent }: BrandPreviewProps): JSX.Element {
  const { t } = useTranslation();
  const theirs = translationFor(locale).t;
  const shown = name.trim() || theirs("announcements.seen.support");
  return (
    <section class="brand-previews" aria-label={t("preview.label")}>
      {looks.map((look) => (
        <figure key={look}>
          <div
            class="brand-preview"
            data-theme={look}
            lang={locale}
            style={accent ? accentColours(colourOf(accent), look) : {}}
          >
            <p class="brand-head">
              <span class="brand-mark" aria-hidden="true">
                {Array.from(shown)[0]}
              </span>
              <b class="cut">{shown}</b>
            </p>
            <p class="brand-own">{theirs("announcements.seen.question")}</p>
            <p class="brand-link">{theirs("announcements.seen.subscribe")}</p>
            <span class="brand-launcher" aria-hidden="true" />
          </div>
          <figcaption class="muted">{t(`preview.${look}`)}</figcaption>
        </figure>
      ))}
    </section>
  );
}
