import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { limits } from "../../protocol/limits.ts";
import type { ReplayExercise, ReplayStep } from "../../protocol/replay.ts";
import { isBlank } from "../../protocol/text.ts";
import type { ReplaysModel } from "../models/replays.ts";
import { ReplaySaid } from "./replay-said.tsx";
import { useTranslation } from "./translation.ts";

interface ReplayExerciseProps {
  readonly exercise: ReplayExercise;
  readonly replays: ReplaysModel;
}

/** The customer's turns one by one; after one's own answer, what was answered in reality beside it. */
export function ReplayExercisePane({ exercise, replays }: ReplayExerciseProps): JSX.Element {
  const { t } = useTranslation();
  const { title, steps, of, isOver, end, score } = exercise;
  const answered = steps.filter(({ own }) => own !== undefined).length;
  return (
    <section class="learning-card replay-exercise" aria-label={title}>
      <header class="replay-head">
        <h2>{title}</h2>
        <span class="muted" role="status">
          {t("replays.progress", { answered, steps: of })}
        </span>
      </header>
      {steps.map((step, index) => (
        <Step key={index} step={step} replays={replays} />
      ))}
      {isOver && (
        <>
          <ReplaySaid turns={end} />
          <p class="replay-end">
            {score === undefined ? t("replays.noScore") : t("replays.score", { score })}
          </p>
        </>
      )}
    </section>
  );
}

interface ReplayStepProps {
  readonly step: ReplayStep;
  readonly replays: ReplaysModel;
}

function Step({ step, replays }: ReplayStepProps): JSX.Element {
  const { t } = useTranslation();
  const { said, own, actual = [] } = step;
  return (
    <>
      <ReplaySaid turns={said} />
      {own === undefined ? (
        <AnswerForm replays={replays} />
      ) : (
        <div class="replay-compare">
          <section>
            <h3>{t("replays.own")}</h3>
            <p class="replay-text">{own}</p>
          </section>
          <section>
            <h3>{t("replays.actual")}</h3>
            <p class="replay-text">{actual.join("\n")}</p>
          </section>
        </div>
      )}
    </>
  );
}

function AnswerForm({ replays }: Pick<ReplayStepProps, "replays">): JSX.Element {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = () => {
    if (!isBlank(text)) void replays.answer(text.trim());
  };
  return (
    <form
      class="replay-answer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
      }}
    >
      <label class="field">
        <span>{t("replays.answer")}</span>
        <textarea
          ref={field}
          rows={4}
          value={text}
          maxLength={limits.messageLength}
          required
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <p class="muted">{t("replays.answerNote")}</p>
      <button type="submit" class="primary" aria-disabled={isBlank(text)}>
        {t("replays.reveal")} <kbd>Ctrl Enter</kbd>
      </button>
    </form>
  );
}
