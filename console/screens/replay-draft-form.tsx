import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { limits } from "../../protocol/limits.ts";
import type { ReplayDraft } from "../../protocol/replay.ts";
import { isBlank } from "../../protocol/text.ts";
import type { ReplaysModel } from "../models/replays.ts";
import { useTranslation } from "./translation.ts";

interface ReplayDraftFormProps {
  readonly draft: ReplayDraft;
  readonly replays: ReplaysModel;
}

/** What others will read, to be checked first: each text can be changed, or taken out. */
export function ReplayDraftForm({ draft, replays }: ReplayDraftFormProps): JSX.Element {
  const { t } = useTranslation();
  const [title, setTitle] = useState(draft.title);
  const [texts, setTexts] = useState<readonly string[]>(() => draft.turns.map(({ text }) => text));
  const set = (index: number, text: string) =>
    setTexts((before) => before.map((one, at) => (at === index ? text : one)));
  const save = (publish: boolean) => {
    if (isBlank(title)) return;
    const checked = texts.map((text) => text.trim());
    void replays.save({ id: draft.id, title: title.trim(), texts: checked, publish });
  };
  return (
    <form
      class="learning-card replay-form"
      aria-label={t("replays.check")}
      onSubmit={(event) => {
        event.preventDefault();
        save(true);
      }}
    >
      <p class="replay-warning">{t("replays.checkNote")}</p>
      <label class="field">
        <span>{t("replays.name")}</span>
        <input
          value={title}
          maxLength={limits.topicLength}
          required
          onInput={({ currentTarget }) => setTitle(currentTarget.value)}
        />
      </label>
      <ol class="replay-turns">
        {draft.turns.map(({ by }, index) => {
          const text = texts[index] ?? "";
          const name = t(`search.by.${by}`);
          return (
            <li key={index} data-by={by} data-empty={text === ""}>
              <span class="muted">{name}</span>
              <textarea
                rows={Math.min(
                  6,
                  1 + Math.ceil(text.length / 60) + (text.match(/\n/g)?.length ?? 0),
                )}
                aria-label={t("replays.turn", { name, number: index + 1 })}
                value={text}
                maxLength={limits.messageLength}
                onInput={({ currentTarget }) => set(index, currentTarget.value)}
              />
              <button
                type="button"
                class="quiet"
                disabled={text === ""}
                onClick={() => set(index, "")}
              >
                {t("replays.blank")}
              </button>
            </li>
          );
        })}
      </ol>
      <footer class="dialog-foot">
        <button type="button" class="secondary" onClick={() => save(false)}>
          {t("replays.save")}
        </button>
        <button type="submit" class="primary" aria-disabled={isBlank(title)}>
          {t("replays.publish")}
        </button>
      </footer>
    </form>
  );
}
