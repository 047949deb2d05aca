import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentAnnouncement } from "../../protocol/announcement.ts";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { announcementLimits } from "../../protocol/limits.ts";
import { type AnnouncementDraft, draftOf, wantedOf } from "../models/announcement-draft.ts";
import type { AnnouncementsModel } from "../models/announcements.ts";
import { AnnouncementAbout } from "./announcement-about.tsx";
import { AnnouncementPreview } from "./announcement-preview.tsx";
import { AnnouncementTimes } from "./announcement-times.tsx";
import { AnnouncementUpdates } from "./announcement-updates.tsx";
import { languageNames } from "./language-names.ts";
import { useTranslation } from "./translation.ts";

interface AnnouncementEditorProps {
  readonly model: AnnouncementsModel;
  /** Undefined: a new one. */
  readonly known: AgentAnnouncement | undefined;
  readonly mayWrite: boolean;
  readonly clock: ReadonlySignal<number>;
  /** Begins an entry of the register of improvements about an incident. */
  readonly improve: (incident: AgentAnnouncement) => void;
}

/** One announcement in each language, beside it what customers see. Ctrl Enter publishes. */
export function AnnouncementEditor(props: AnnouncementEditorProps): JSX.Element {
  const { model, known, mayWrite, clock, improve } = props;
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(known, clock.peek(), model.beginning.peek()));
  const [locale, setLocale] = useState<Locale>("zh-CN");
  const [dirty, setDirty] = useState(known === undefined);
  const set = (parts: Partial<AnnouncementDraft>) => {
    setDraft({ ...draft, ...parts });
    setDirty(true);
  };
  const isOpen = mayWrite && known?.state !== "ended";
  const wanted = wantedOf(draft, known);
  const publish = async () => {
    if (wanted && isOpen && (await model.save(wanted))) setDirty(false);
  };
  return (
    <>
      <form
        class="announcement-form"
        onSubmit={(event) => {
          event.preventDefault();
          void publish();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void publish();
        }}
      >
        <header class="announcement-form-head">
          <h2>{draft.title["zh-CN"] || t("announcements.new")}</h2>
          {known && <span class="tag">{t(`announcements.${known.state}`)}</span>}
          {known?.kind === "incident" && mayWrite && (
            <button type="button" class="secondary" onClick={() => improve(known)}>
              {t("improvements.new")}
            </button>
          )}
          {isOpen && dirty && (
            <span class="muted">
              {t(wanted ? "announcements.dirty" : "announcements.incomplete")}
            </span>
          )}
          {isOpen && (
            <button
              type="submit"
              class="primary"
              aria-disabled={!wanted || !dirty || model.busy.value}
            >
              {t("announcements.publish")} <kbd>Ctrl Enter</kbd>
            </button>
          )}
        </header>
        {model.refused.value && <p role="alert">{t(`refused.${model.refused.value}`)}</p>}
        <fieldset class="announcement-fields" disabled={!isOpen}>
          <LanguageTabs draft={draft} locale={locale} onChoose={setLocale} />
          <label class="field">
            <span>{t("announcements.titleField")}</span>
            <input
              value={draft.title[locale]}
              maxLength={announcementLimits.titleLength}
              onInput={({ currentTarget }) =>
                set({ title: { ...draft.title, [locale]: currentTarget.value } })
              }
            />
          </label>
          <label class="field">
            <span>{t("announcements.textField")}</span>
            <textarea
              rows={4}
              value={draft.text[locale]}
              maxLength={announcementLimits.textLength}
              onInput={({ currentTarget }) =>
                set({ text: { ...draft.text, [locale]: currentTarget.value } })
              }
            />
          </label>
          <AnnouncementTimes draft={draft} set={set} isNew={known === undefined} />
          <AnnouncementAbout draft={draft} set={set} />
        </fieldset>
        {known && (
          <AnnouncementUpdates model={model} known={known} mayWrite={isOpen} clock={clock} />
        )}
      </form>
      <AnnouncementPreview draft={draft} locale={locale} known={known} />
    </>
  );
}

interface LanguageTabsProps {
  readonly draft: AnnouncementDraft;
  readonly locale: Locale;
  readonly onChoose: (locale: Locale) => void;
}

/** Which language is written, and which is not yet. */
function LanguageTabs({ draft, locale, onChoose }: LanguageTabsProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <div class="announcement-languages">
      {locales.map((one) => {
        const isWritten = draft.title[one].trim() !== "" && draft.text[one].trim() !== "";
        return (
          <button
            key={one}
            type="button"
            class="quiet"
            aria-pressed={one === locale}
            onClick={() => onChoose(one)}
          >
            <span lang={one}>{languageNames[one]}</span>{" "}
            {isWritten ? <span aria-hidden="true">✓</span> : <em>{t("announcements.missing")}</em>}
          </button>
        );
      })}
    </div>
  );
}
