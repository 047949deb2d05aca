import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { limits } from "../../protocol/limits.ts";
import type { ReplayDraft } from "../../protocol/replay.ts";
import { isBlank } from "../../protocol/text.ts";
import { replaceEverywhere } from "../models/replay-check.ts";
import type { ReplaysModel } from "../models/replays.ts";
import { CheckedTurn } from "./checked-turn.tsx";
import { useTranslation } from "./translation.ts";

interface ReplayDraftFormProps {
  readonly draft: ReplayDraft;
  readonly replays: ReplaysModel;
}

/** What others will read, to be checked first: each text can be changed, or taken out. */
export function ReplayDraftForm({ draft, replays }: ReplayDraftFormProps): JSX.Element {
  const { t } = useTranslation();
  // The title first: what is replaced is replaced in it, too.
  const [all, setAll] = useState<readonly string[]>(() => [
    draft.title,
    ...draft.turns.map(({ text }) => text),
  ]);
  const [title = "", ...texts] = all;
  const set = (index: number, text: string) =>
    setAll((before) => before.map((one, at) => (at === index ? text : one)));
  const hide = (piece: string) =>
    setAll((before) =>
      replaceEverywhere(before, piece, (number) => t("replays.hidden", { number })),
    );
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
          onInput={({ currentTarget }) => set(0, currentTarget.value)}
        />
      </label>
      <ol class="replay-turns">
        {draft.turns.map(({ by }, index) => (
          <CheckedTurn
            key={index}
            by={by}
            number={index + 1}
            text={texts[index] ?? ""}
            onChange={(text) => set(index + 1, text)}
            onHide={hide}
          />
        ))}
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
