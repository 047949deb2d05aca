import type { JSX } from "preact";
import type { AgentAnnouncement } from "../../protocol/announcement.ts";
import type { Locale } from "../../protocol/conversation.ts";
import type { AnnouncementDraft } from "../models/announcement-draft.ts";
import { translationFor } from "../models/texts.ts";
import { useTranslation } from "./translation.ts";

interface AnnouncementPreviewProps {
  readonly draft: AnnouncementDraft;
  readonly locale: Locale;
  readonly known: AgentAnnouncement | undefined;
}

/** As a customer of that language sees it, with what is not published yet. Where a language is missing they read the first one. */
export function AnnouncementPreview({
  draft,
  locale,
  known,
}: AnnouncementPreviewProps): JSX.Element {
  const { t } = useTranslation();
  const theirs = translationFor(locale).t;
  const title = draft.title[locale] || draft.title["zh-CN"];
  const text = draft.text[locale] || draft.text["zh-CN"];
  const next = draft.nextUpdateAt.slice(11);
  return (
    <aside class="announcement-preview" aria-label={t("announcements.preview")}>
      <p class="muted">{t("announcements.preview")}</p>
      <div class="announcement-phone" lang={locale}>
        <p class="announcement-phone-bar">{title || "…"}</p>
        <section class="announcement-phone-card">
          <p class="announcement-phone-state" data-kind={draft.kind}>
            {theirs(`announcements.seen.${draft.kind}`)} {draft.startsAt.slice(11)}
          </p>
          <strong>{title || "…"}</strong>
          <p>{text}</p>
          {next && (
            <p>
              {theirs("announcements.seen.next")} <b>{next}</b>
            </p>
          )}
          {known && known.affected > 0 && (
            <p class="muted">{theirs("announcements.seen.affected", { count: known.affected })}</p>
          )}
        </section>
      </div>
      {!draft.title[locale] && <p class="muted">{t("announcements.fallback")}</p>}
    </aside>
  );
}
