import type { JSX, Ref, TargetedKeyboardEvent, TargetedSubmitEvent } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { limits } from "../../protocol/limits.ts";
import { isBlank } from "../../protocol/text.ts";
import { createResolution, type Resolution } from "../models/resolution.ts";
import { fetchTopics } from "../models/topics.ts";
import type { ConversationDialogProps } from "./conversation-dialog-props.ts";
import { Dialog } from "./dialog.tsx";
import { Keys } from "./key-hint.tsx";
import { useTopicTitles, useTranslation } from "./translation.ts";
import "./resolve-dialog.css";

export function ResolveDialog({ model, view, onClose }: ConversationDialogProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { actions } = model;
  const titleOf = useTopicTitles();
  // By id: a message that arrives makes a new view, and what was typed must stay.
  const resolution = useMemo(
    () => createResolution({ view, actions, titleOf, fetchTopics: () => fetchTopics(locale) }),
    [view.id, actions, locale],
  );
  useEffect(() => void resolution.loadTopics(), [resolution]);

  const topicField = useRef<HTMLInputElement>(null);
  const submit = async () => {
    if (await resolution.submit()) return onClose();
    // What is missing gets the focus.
    if (isBlank(resolution.topic.value)) topicField.current?.focus();
  };
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void submit();
  };
  return (
    <Dialog title={t("resolve.title")} onClose={onClose}>
      <form class="dialog-form" onSubmit={handleSubmit}>
        <TopicField resolution={resolution} field={topicField} />
        <TopicChips resolution={resolution} />
        <SummaryField resolution={resolution} onSubmit={submit} />
        <p class="muted meta">{t("resolve.note")}</p>
        <footer class="dialog-foot">
          <button type="button" class="secondary" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="primary" aria-disabled={!resolution.ready.value}>
            {t("resolve.submit")}
            <Keys label="Ctrl Enter" />
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

interface FormProps {
  readonly resolution: Resolution;
}

function TopicField({
  resolution: { topic },
  field,
}: FormProps & { readonly field: Ref<HTMLInputElement> }): JSX.Element {
  const { t } = useTranslation();
  return (
    <label class="field">
      <span>{t("resolve.topic")}</span>
      <input
        ref={field}
        value={topic.value}
        maxLength={limits.topicLength}
        required
        onInput={(event) => {
          topic.value = event.currentTarget.value;
        }}
      />
    </label>
  );
}

function TopicChips({ resolution: { topic, topics } }: FormProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <fieldset class="chips">
      <legend class="hidden">{t("resolve.topics")}</legend>
      {topics.value.map((title) => (
        <button
          key={title}
          type="button"
          class="chip"
          aria-pressed={title === topic.value}
          onClick={() => {
            topic.value = title;
          }}
        >
          {title}
        </button>
      ))}
    </fieldset>
  );
}

interface SummaryFieldProps extends FormProps {
  readonly onSubmit: () => Promise<void>;
}

function SummaryField({ resolution: { summary }, onSubmit }: SummaryFieldProps): JSX.Element {
  const { t } = useTranslation();
  const handleKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void onSubmit();
  };
  return (
    <label class="field">
      <span>{t("resolve.summary")}</span>
      <textarea
        rows={4}
        value={summary.value}
        maxLength={limits.summaryLength}
        placeholder={t("resolve.summaryHint")}
        required
        autofocus
        onInput={(event) => {
          summary.value = event.currentTarget.value;
        }}
        onKeyDown={handleKeyDown}
      />
    </label>
  );
}
