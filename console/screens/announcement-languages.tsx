import type { JSX } from "preact";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { type AnnouncementDraft, isWrittenIn } from "../models/announcement-draft.ts";
import { languageNames } from "./language-names.ts";
import { useTranslation } from "./translation.ts";
import "./segments.css";

interface AnnouncementLanguagesProps {
  readonly draft: AnnouncementDraft;
  readonly locale: Locale;
  readonly onChoose: (locale: Locale) => void;
}

/** Which language is written, and what customers read of one that is not. */
export function AnnouncementLanguages({
  draft,
  locale,
  onChoose,
}: AnnouncementLanguagesProps): JSX.Element {
  const { t } = useTranslation();
  const isWritten = (one: Locale) => isWrittenIn(draft, one);
  return (
    <div class="announcement-languages">
      <div class="segments">
        {locales.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === locale}
            onClick={() => onChoose(one)}
          >
            <span lang={one}>{languageNames[one]}</span>{" "}
            {isWritten(one) ? (
              <span aria-hidden="true">✓</span>
            ) : (
              <em>{t("announcements.missing")}</em>
            )}
          </button>
        ))}
      </div>
      <p class="muted announcement-private">{t("announcements.private")}</p>
      {locale !== "zh-CN" && !isWritten(locale) && (
        <p class="muted">
          {t(locale === "zh-TW" ? "announcements.converted" : "announcements.simplified")}
        </p>
      )}
    </div>
  );
}
