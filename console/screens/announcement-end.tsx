import type { JSX } from "preact";
import type { AgentAnnouncement, LocaleTexts } from "../../protocol/announcement.ts";
import { locales } from "../../protocol/conversation.ts";
import { Dialog } from "./dialog.tsx";
import { languageNames } from "./language-names.ts";
import { useTranslation } from "./translation.ts";

interface EndDialogProps {
  readonly known: AgentAnnouncement;
  /** The last word, as it is sent. */
  readonly text: LocaleTexts;
  readonly onEnd: () => void;
  readonly onClose: () => void;
}

/** Before it is over for good: what is sent, in each language, and to how many. */
export function EndDialog({ known, text, onEnd, onClose }: EndDialogProps): JSX.Element {
  const { t } = useTranslation();
  const { kind, subscribers } = known;
  return (
    <Dialog title={t(`announcements.end.${kind}`)} onClose={onClose}>
      <div class="dialog-form">
        <p>{t("announcements.end.sent", { count: subscribers })}</p>
        <dl class="announcement-end">
          {locales.map((locale) => (
            <div key={locale}>
              <dt class="muted" lang={locale}>
                {languageNames[locale]}
              </dt>
              <dd lang={text[locale] ? locale : undefined} class={text[locale] ? "" : "muted"}>
                {text[locale] ??
                  t(locale === "zh-TW" ? "announcements.converted" : "announcements.simplified")}
              </dd>
            </div>
          ))}
        </dl>
        <p class="muted">{t("announcements.end.asks")}</p>
        <footer class="dialog-foot">
          <button type="button" class="secondary" autofocus onClick={onClose}>
            {t("cancel")}
          </button>
          <button
            type="button"
            class="primary"
            onClick={() => {
              onEnd();
              onClose();
            }}
          >
            {t("announcements.end.confirm", { count: subscribers })}
          </button>
        </footer>
      </div>
    </Dialog>
  );
}
