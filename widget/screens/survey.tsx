import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { limits } from "../../protocol/limits.ts";
import { isBlank } from "../../protocol/text.ts";
import { useWidgetContext } from "../context.ts";
import css from "./survey.css?inline";

const scores = [1, 2, 3, 4, 5] as const;

function SurveyCard(): JSX.Element {
  const { support, t } = useWidgetContext();
  const score = useSignal<number | undefined>(undefined);
  const resolved = useSignal<boolean | undefined>(undefined);
  const comment = useSignal("");
  const form = useRef<HTMLFormElement>(null);
  const scored = score.value !== undefined;
  // The card comes late and grows with the score; its button must be in view.
  useEffect(() => form.current?.scrollIntoView({ block: "nearest" }), [scored]);
  const send = () => {
    if (score.value === undefined) return;
    void support.chat.rate({
      score: score.value,
      resolved: resolved.value,
      comment: isBlank(comment.value) ? undefined : comment.value,
    });
  };
  return (
    <form
      ref={form}
      class="survey"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2 class="card-title">{t("survey.title")}</h2>
      <fieldset class="scores">
        <legend class="hidden">{t("survey.title")}</legend>
        {scores.map((value) => (
          <label key={value} class="choice">
            <input
              type="radio"
              name="score"
              class="hidden"
              aria-label={t("survey.score", { score: value })}
              checked={score.value === value}
              onChange={() => {
                score.value = value;
              }}
            />
            <span>{value}</span>
          </label>
        ))}
      </fieldset>
      <p class="score-ends">
        <span>{t("survey.low")}</span>
        <span>{t("survey.high")}</span>
      </p>
      {scored && (
        <>
          <fieldset class="solved">
            <legend>{t("survey.resolved")}</legend>
            {[true, false].map((value) => (
              <label key={String(value)} class="choice">
                <input
                  type="radio"
                  name="resolved"
                  class="hidden"
                  checked={resolved.value === value}
                  onChange={() => {
                    resolved.value = value;
                  }}
                />
                <span>{t(value ? "survey.yes" : "survey.no")}</span>
              </label>
            ))}
          </fieldset>
          <textarea
            class="field"
            rows={2}
            placeholder={t("survey.comment")}
            aria-label={t("survey.comment")}
            maxLength={limits.commentLength}
            value={comment.value}
            onInput={(event) => {
              comment.value = event.currentTarget.value;
            }}
          />
          <button type="submit" class="primary wide">
            {t("survey.submit")}
          </button>
        </>
      )}
    </form>
  );
}

export const survey = { Component: SurveyCard, css };
