import type { JSX, TargetedKeyboardEvent, TargetedSubmitEvent } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AgentConversation } from "../../protocol/desk.ts";
import { limits } from "../../protocol/limits.ts";
import type { DeskModel } from "../models/desk.ts";
import { fetchTopics } from "../models/topics.ts";
import { Dialog } from "./dialog.tsx";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

export interface EndProps {
  readonly model: DeskModel;
  readonly view: AgentConversation;
  readonly onClose: () => void;
}

export function ResolveDialog({ model, view, onClose }: EndProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { actions } = model;
  const [topic, setTopic] = useState(view.topic ?? "");
  const [summary, setSummary] = useState("");
  const [topics, setTopics] = useState<readonly string[]>([]);
  const ready = topic.trim() !== "" && summary.trim() !== "";
  useEffect(() => {
    void fetchTopics(locale).then(setTopics);
  }, [locale]);

  const finish = async () => {
    if (ready && (await actions.resolve(view.id, { topic, summary }))) onClose();
  };
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void finish();
  };
  const handleKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void finish();
  };
  return (
    <Dialog title={t("resolve.title")} onClose={onClose}>
      <form class="dialog-form" onSubmit={handleSubmit}>
        <label class="field">
          <span>{t("resolve.topic")}</span>
          <input
            value={topic}
            maxLength={limits.topicLength}
            required
            onInput={(event) => setTopic(event.currentTarget.value)}
          />
        </label>
        <TopicChips topics={topics} chosen={topic} onChoose={setTopic} />
        <label class="field">
          <span>{t("resolve.summary")}</span>
          <textarea
            rows={4}
            value={summary}
            maxLength={limits.summaryLength}
            placeholder={t("resolve.summaryHint")}
            required
            autofocus
            onInput={(event) => setSummary(event.currentTarget.value)}
            onKeyDown={handleKeyDown}
          />
        </label>
        <p class="muted meta">{t("resolve.note")}</p>
        <footer class="dialog-foot">
          <button type="button" class="secondary" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="primary" aria-disabled={!ready || actions.busy.value}>
            {t("resolve.submit")}
            <Keys label="Ctrl Enter" />
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

interface TopicChipsProps {
  readonly topics: readonly string[];
  readonly chosen: string;
  readonly onChoose: (topic: string) => void;
}

function TopicChips({ topics, chosen, onChoose }: TopicChipsProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <fieldset class="chips">
      <legend class="hidden">{t("resolve.topics")}</legend>
      {topics.map((topic) => (
        <button
          key={topic}
          type="button"
          class="chip"
          aria-pressed={topic === chosen}
          onClick={() => onChoose(topic)}
        >
          {topic}
        </button>
      ))}
    </fieldset>
  );
}
