import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentAnnouncement } from "../../protocol/announcement.ts";
import type { Locale } from "../../protocol/conversation.ts";
import type { AnnouncementDraft } from "../models/announcement-draft.ts";
import { seenAnnouncement } from "../models/seen-announcement.ts";
import { translationFor } from "../models/texts.ts";
import { Phone } from "./phone.tsx";
import { SeenAnswer, SeenHome, SeenQueue } from "./seen-places.tsx";
import { useTranslation } from "./translation.ts";
import "./segments.css";

interface AnnouncementPreviewProps {
  readonly draft: AnnouncementDraft;
  readonly locale: Locale;
  readonly known: AgentAnnouncement | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

const places = ["home", "answer", "queue"] as const;
/** Each drawn by the widget's own components. */
const seenIn = { home: SeenHome, answer: SeenAnswer, queue: SeenQueue } as const;
const themes = ["light", "dark"] as const;

/** A phone on which a customer of that language sees it, with what is not published yet. */
export function AnnouncementPreview(props: AnnouncementPreviewProps): JSX.Element {
  const { draft, locale, known, now } = props;
  const { t } = useTranslation();
  const [place, setPlace] = useState<(typeof places)[number]>("home");
  const [theme, setTheme] = useState<(typeof themes)[number]>("light");
  const theirs = translationFor(locale).t;
  const SeenPlace = seenIn[place];
  const byClock = theirs("announcements.seen.byClock");
  return (
    <aside class="announcement-preview" aria-label={t("announcements.preview")}>
      <div class="announcement-preview-head">
        <fieldset class="segments" aria-label={t("announcements.place")}>
          {places.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === place}
              onClick={() => setPlace(one)}
            >
              {t(`announcements.place.${one}`)}
            </button>
          ))}
        </fieldset>
        <fieldset class="segments" aria-label={t("preview.theme")}>
          {themes.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === theme}
              onClick={() => setTheme(one)}
            >
              {t(`preview.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <Phone
        locale={locale}
        theme={theme}
        title={theirs("announcements.seen.support")}
        isChat={place !== "home"}
      >
        <SeenPlace
          key={known?.id}
          announcement={seenAnnouncement(draft, known, { locale, now, byClock })}
          locale={locale}
          theme={theme}
          now={now}
          onOpen={() => setPlace("answer")}
        />
      </Phone>
      <p class="muted announcement-preview-note">
        {t("announcements.preview")}
        {!draft.title[locale] && <> · {t("announcements.fallback")}</>}
      </p>
    </aside>
  );
}
