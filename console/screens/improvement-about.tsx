import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { limits } from "../../protocol/limits.ts";
import type { DeskModel } from "../models/desk.ts";
import type { ImprovementDraft } from "../models/improvement-draft.ts";
import { fetchTopicIds } from "../models/topics.ts";
import { useTranslation } from "./translation.ts";
import "./removable-list.css";

interface ImprovementAboutProps {
  readonly model: Pick<DeskModel, "improvements" | "announcements">;
  readonly draft: ImprovementDraft;
  readonly set: (parts: Partial<ImprovementDraft>) => void;
}

/** What it comes from: a topic, the root cause of complaints, incidents. */
export function ImprovementAbout({ model, draft, set }: ImprovementAboutProps): JSX.Element {
  const { t } = useTranslation();
  const causes = model.improvements.causes.value;
  return (
    <>
      <Topic draft={draft} set={set} />
      <label class="field">
        <span>{t("ticket.cause")}</span>
        <select
          value={draft.cause}
          onChange={({ currentTarget }) => set({ cause: currentTarget.value })}
        >
          <option value="">{t("improvements.noCause")}</option>
          {[...new Set([...causes, draft.cause])]
            .filter((cause) => cause !== "")
            .map((cause) => (
              <option key={cause} value={cause}>
                {cause}
              </option>
            ))}
        </select>
      </label>
      <Incidents model={model} draft={draft} set={set} />
    </>
  );
}

/** An article or a category by its title; another one can be typed. */
function Topic({ draft, set }: Omit<ImprovementAboutProps, "model">): JSX.Element {
  const { t, locale } = useTranslation();
  const [topics, setTopics] = useState<readonly { id: string; title: string }[]>([]);
  useEffect(() => void fetchTopicIds(locale).then(setTopics), [locale]);
  // One that comes from an incident is an id.
  const shown = topics.find(({ id }) => id === draft.topic)?.title ?? draft.topic;
  return (
    <label class="field">
      <span>{t("insights.topic")}</span>
      <input
        list="improvement-topics"
        value={shown}
        maxLength={limits.topicLength}
        onInput={({ currentTarget }) => set({ topic: currentTarget.value })}
      />
      <datalist id="improvement-topics">
        {topics.map(({ id, title }) => (
          <option key={id} value={title} />
        ))}
      </datalist>
    </label>
  );
}

function Incidents({ model, draft, set }: ImprovementAboutProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { list, state } = model.announcements;
  useEffect(() => {
    if (state.peek() !== "ready") void model.announcements.load();
  }, [model.announcements, state]);
  const chosen = draft.incidents;
  const titleOf = (title: (typeof chosen)[number]["title"]) => title[locale] ?? title["zh-CN"];
  const others = list.value.filter(
    ({ id, kind }) => kind === "incident" && !chosen.some((one) => one.id === id),
  );
  return (
    <div class="field">
      {chosen.length > 0 && (
        <ul class="removable-list">
          {chosen.map(({ id, title }) => (
            <li key={id}>
              {titleOf(title)}
              <button
                type="button"
                aria-label={t("announcements.remove", { name: titleOf(title) })}
                onClick={() => set({ incidents: chosen.filter((one) => one.id !== id) })}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <label class="field">
        <span>{t("improvements.incidents")}</span>
        <select
          value=""
          onChange={({ currentTarget }) => {
            const added = others.find(({ id }) => id === currentTarget.value);
            currentTarget.value = "";
            if (added) set({ incidents: [...chosen, { id: added.id, title: added.title }] });
          }}
        >
          <option value="">{t("improvements.addIncident")}</option>
          {others.map(({ id, title }) => (
            <option key={id} value={id}>
              {titleOf(title)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
