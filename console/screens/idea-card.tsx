import type { JSX, TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";
import type { DeskIdea } from "../../protocol/idea.ts";
import { limits } from "../../protocol/limits.ts";
import { isBlank } from "../../protocol/text.ts";
import { calledBy } from "../models/customer-name.ts";
import type { FeedbackModel } from "../models/feedback.ts";
import { shortTime } from "../models/times.ts";
import { useTranslation } from "./translation.ts";

interface IdeaCardProps {
  readonly idea: DeskIdea;
  readonly feedback: FeedbackModel;
  readonly now: number;
}

/** What a customer suggests, and the answer, or the field for it. */
export function IdeaCard({ idea, feedback, now }: IdeaCardProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { customer, at, text, answer } = idea;
  return (
    <article class="privacy-card">
      <div class="quality-sum">
        <strong>{calledBy(customer, t)}</strong>
        <time class="muted" dateTime={at}>
          {shortTime(at, now, locale)}
        </time>
      </div>
      <p class="summary" dir="auto">
        {text}
      </p>
      {answer ? (
        <>
          <p class="muted">
            {`${t("feedback.answeredBy", { name: answer.by })} · ${shortTime(answer.at, now, locale)}`}
          </p>
          <p class="summary" dir="auto">
            {answer.text}
          </p>
        </>
      ) : (
        <AnswerForm idea={idea} feedback={feedback} />
      )}
    </article>
  );
}

function AnswerForm({ idea, feedback }: Omit<IdeaCardProps, "now">): JSX.Element {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [isRefused, setRefused] = useState(false);
  const handleSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBlank(text)) return;
    setRefused(!(await feedback.answer(idea.id, text.trim())));
  };
  const problem = isRefused ? feedback.problem.value : null;
  return (
    <form class="card-form" onSubmit={(event) => void handleSubmit(event)}>
      <label class="field">
        <span>{t("feedback.answer")}</span>
        <textarea
          rows={3}
          value={text}
          maxLength={limits.commentLength}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p class="muted meta">{t("feedback.note")}</p>
      {problem !== null && (
        <p class="problem" role="alert">
          {t(`refused.${problem}`)}
        </p>
      )}
      <button type="submit" class="secondary" aria-disabled={isBlank(text)}>
        {t("feedback.send")}
      </button>
    </form>
  );
}
