import type { Signal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { limits } from "../../../protocol/limits.ts";
import { type SurveyReason, surveyReasons } from "../../../protocol/survey.ts";
import { isLow, type RatingDraft } from "./rating.ts";
import { SurveyFace } from "./survey-face.tsx";
import { scoreKeys, scores, useSurveyTexts } from "./survey-texts.ts";

interface ScoresProps {
  readonly rating: RatingDraft;
  readonly title: string;
}

/** Five faces, and what was wrong beside a low one. */
export function Scores({ rating: { score, wrong }, title }: ScoresProps): JSX.Element {
  const t = useSurveyTexts();
  return (
    <>
      <fieldset class="scores">
        <legend class="hidden">{title}</legend>
        {scores.map((value) => (
          <Choice
            key={value}
            name="score"
            label={`${t(scoreKeys[value])} ${t("survey.score", { score: value })}`}
            chosen={score.value === value}
            onChoose={() => {
              score.value = value;
            }}
          >
            <SurveyFace score={value} />
            {t(scoreKeys[value])}
          </Choice>
        ))}
      </fieldset>
      {isLow(score.value) && <Reasons wrong={wrong} />}
    </>
  );
}

function Reasons(props: { readonly wrong: Signal<ReadonlySet<SurveyReason>> }): JSX.Element {
  const { wrong } = props;
  const t = useSurveyTexts();
  const toggle = (reason: SurveyReason) => {
    const next = new Set(wrong.value);
    if (!next.delete(reason)) next.add(reason);
    wrong.value = next;
  };
  return (
    <fieldset>
      <legend class="small">{t("survey.reasons")}</legend>
      <div class="chips">
        {surveyReasons.map((reason) => (
          <Choice
            key={reason}
            several
            name="reason"
            chosen={wrong.value.has(reason)}
            onChoose={() => toggle(reason)}
          >
            {t(`survey.reason.${reason}`)}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

interface SolvedProps {
  readonly resolved: Signal<boolean | undefined>;
  readonly no: string;
}

export function Solved({ resolved, no }: SolvedProps): JSX.Element {
  const t = useSurveyTexts();
  return (
    <fieldset class="solved">
      <legend>{t("survey.resolved")}</legend>
      {[true, false].map((value) => (
        <Choice
          key={String(value)}
          name="resolved"
          chosen={resolved.value === value}
          onChoose={() => {
            resolved.value = value;
          }}
        >
          {value ? t("survey.yes") : no}
        </Choice>
      ))}
    </fieldset>
  );
}

interface CommentProps {
  readonly comment: Signal<string>;
  readonly label: string;
}

export const CommentField = ({ comment, label }: CommentProps): JSX.Element => (
  <textarea
    class="field"
    rows={1}
    placeholder={label}
    aria-label={label}
    maxLength={limits.commentLength}
    value={comment.value}
    onInput={(event) => {
      comment.value = event.currentTarget.value;
    }}
  />
);

interface ChoiceProps {
  readonly name: string;
  readonly several?: boolean;
  readonly label?: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
}

function Choice({ name, several, label, chosen, onChoose, children }: ChoiceProps): JSX.Element {
  return (
    <label class="choice">
      <input
        type={several ? "checkbox" : "radio"}
        name={name}
        class="hidden"
        aria-label={label}
        checked={chosen}
        onChange={onChoose}
      />
      <span class="chip">{children}</span>
    </label>
  );
}
