import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type AnnouncementDraft, aboutIn } from "../models/announcement-draft.ts";
import { fetchTopicIds } from "../models/topics.ts";
import { useTranslation } from "./translation.ts";
import "./removable-list.css";

interface AnnouncementAboutProps {
  readonly draft: AnnouncementDraft;
  readonly set: (parts: Partial<AnnouncementDraft>) => void;
}

/** Which questions it answers first: articles, categories and error codes. Enter adds what is typed. */
export function AnnouncementAbout({ draft, set }: AnnouncementAboutProps): JSX.Element {
  const { t, locale } = useTranslation();
  const [topics, setTopics] = useState<readonly { id: string; title: string }[]>([]);
  const [unknown, setUnknown] = useState(false);
  useEffect(() => void fetchTopicIds(locale).then(setTopics), [locale]);
  const titleOf = (id: string) => topics.find((one) => one.id === id)?.title ?? id;
  const add = () => {
    const about = aboutIn(draft.about, topics);
    setUnknown(about === undefined && draft.about.trim() !== "");
    if (about === undefined) return;
    if ("topic" in about) set({ about: "", topics: [...new Set([...draft.topics, about.topic])] });
    else set({ about: "", errorCodes: [...new Set([...draft.errorCodes, about.code])] });
  };
  const chips = [
    ...draft.topics.map((id) => ({
      name: titleOf(id),
      remove: () => set({ topics: draft.topics.filter((one) => one !== id) }),
    })),
    ...draft.errorCodes.map((code) => ({
      name: code,
      remove: () => set({ errorCodes: draft.errorCodes.filter((one) => one !== code) }),
    })),
  ];
  return (
    <div class="announcement-about">
      <label class="field">
        <span>{t("announcements.about")}</span>
        <input
          list="announcement-topics"
          value={draft.about}
          aria-invalid={unknown}
          placeholder={t("announcements.aboutHint")}
          onInput={({ currentTarget }) => {
            setUnknown(false);
            set({ about: currentTarget.value });
          }}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.ctrlKey || event.isComposing) return;
            event.preventDefault();
            add();
          }}
        />
      </label>
      <datalist id="announcement-topics">
        {topics.map(({ id, title }) => (
          <option key={id} value={title} />
        ))}
      </datalist>
      <button type="button" class="secondary" onClick={add}>
        {t("announcements.add")}
      </button>
      {unknown && <p role="alert">{t("announcements.unknown")}</p>}
      <ul class="removable-list">
        {chips.map(({ name, remove }) => (
          <li key={name}>
            {name}
            <button type="button" aria-label={t("announcements.remove", { name })} onClick={remove}>
              ×
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
