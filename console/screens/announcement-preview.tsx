import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentAnnouncement } from "../../protocol/announcement.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { Icon } from "../../ui/icons.tsx";
import { timeStamp } from "../../ui/times.ts";
import { type AnnouncementDraft, timeIn } from "../models/announcement-draft.ts";
import { translationFor } from "../models/texts.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { Phone } from "./phone.tsx";
import { useTranslation } from "./translation.ts";
import "./segments.css";

interface AnnouncementPreviewProps {
  readonly draft: AnnouncementDraft;
  readonly locale: Locale;
  readonly known: AgentAnnouncement | undefined;
}

const places = ["home", "answer", "queue"] as const;
const themes = ["light", "dark"] as const;

/** A phone on which a customer of that language sees it, with what is not published yet. */
export function AnnouncementPreview(props: AnnouncementPreviewProps): JSX.Element {
  const { draft, locale } = props;
  const { t } = useTranslation();
  const [place, setPlace] = useState<(typeof places)[number]>("home");
  const [theme, setTheme] = useState<(typeof themes)[number]>("light");
  const theirs = translationFor(locale).t;
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
        {place === "home" && <SeenHome {...props} />}
        {place === "answer" && <SeenAnswer {...props} />}
        {place === "queue" && <SeenQueue {...props} />}
      </Phone>
      <p class="muted announcement-preview-note">
        {t("announcements.preview")}
        {!draft.title[locale] && <> · {t("announcements.fallback")}</>}
      </p>
    </aside>
  );
}

/** The bar on home, above what stands there anyway. */
function SeenHome({ draft, locale }: AnnouncementPreviewProps): JSX.Element {
  const theirs = translationFor(locale).t;
  return (
    <div class="phone-log">
      <p class="announcement-phone-greeting">{theirs("announcements.seen.greeting")}</p>
      <p class="announcement-phone-field">{theirs("announcements.seen.field")}</p>
      <p class="announcement-phone-emergency">
        <b>{theirs("announcements.seen.emergency")}</b>
        <span>{theirs("announcements.seen.emergencyLead")}</span>
      </p>
      {isOnHome(draft) && <SeenBar draft={draft} locale={locale} />}
    </div>
  );
}

/** What a dot at the launcher points to stands on home, too. */
const isOnHome = ({ places: chosen }: AnnouncementDraft) =>
  chosen.includes("home") || chosen.includes("launcher");

const SeenBar = ({
  draft,
  locale,
}: Pick<AnnouncementPreviewProps, "draft" | "locale">): JSX.Element => (
  <p class="announcement-phone-bar">
    <ConsoleIcon name="megaphone" />
    <span>{seenIn(draft.title, locale) || "…"}</span>
    <Icon name="next" />
  </p>
);

/** Beside the place of whoever waits. */
function SeenQueue({ draft, locale }: AnnouncementPreviewProps): JSX.Element {
  const theirs = translationFor(locale).t;
  return (
    <div class="phone-log">
      <section class="phone-card">
        <h3>{theirs("announcements.seen.queue")}</h3>
        <p>{theirs("announcements.seen.queueLead")}</p>
      </section>
      {draft.places.includes("queue") && <SeenBar draft={draft} locale={locale} />}
    </div>
  );
}

/** The card before the article that answers a question about it. */
function SeenAnswer({ draft, locale, known }: AnnouncementPreviewProps): JSX.Element {
  const theirs = translationFor(locale).t;
  const now = new Date();
  const clockOf = (field: string) => {
    const at = timeIn(field);
    return at && timeStamp(at, now, locale);
  };
  const next = clockOf(draft.nextUpdateAt);
  const isIncident = draft.kind === "incident";
  const affected = known?.affected ?? 0;
  return (
    <div class="phone-log">
      <p class="phone-own">{theirs("announcements.seen.question")}</p>
      <section class="phone-card announcement-phone-card">
        <p class="announcement-phone-state" data-kind={draft.kind}>
          {isIncident ? <Icon name="alert" /> : <ConsoleIcon name="megaphone" />}
          <b>{theirs(`announcements.seen.${draft.kind}`)}</b>
          <span>{clockOf(draft.startsAt)}</span>
        </p>
        <h3>{seenIn(draft.title, locale) || "…"}</h3>
        <p>{seenIn(draft.text, locale)}</p>
        {seenIn(draft.advice, locale) && (
          <p class="announcement-phone-advice">{seenIn(draft.advice, locale)}</p>
        )}
        {next && (
          <p>
            {theirs("announcements.seen.next")} <b>{next}</b>
          </p>
        )}
        <p class="announcement-phone-buttons" aria-hidden="true">
          <span class="announcement-phone-primary">{theirs("announcements.seen.subscribe")}</span>
          {isIncident && <span>{theirs("announcements.seen.report")}</span>}
        </p>
        {affected > 0 && (
          <p class="muted">{theirs("announcements.seen.affected", { count: affected })}</p>
        )}
      </section>
    </div>
  );
}

/** Where a language is not written they read the first one. */
const seenIn = (texts: AnnouncementDraft["title"], locale: Locale): string =>
  texts[locale] || texts["zh-CN"];
