import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useWidgetContext } from "../../context.ts";
import { useRating } from "./rating.ts";
import { CommentField, Scores, Solved } from "./rating-fields.tsx";
import { RatingForm } from "./rating-form.tsx";
import css from "./survey.css?inline";
import { useSurveyTexts } from "./survey-texts.ts";

/** How the service was: one tap. The rest is asked once it is answered, and can be left out. */
function SurveyCard(): JSX.Element {
  const { chat } = useWidgetContext().support;
  const t = useSurveyTexts();
  const rating = useRating();
  const form = useRef<HTMLFormElement>(null);
  const { score, resolved, comment } = rating;
  const scored = score.value !== undefined;
  const note = useRef<HTMLParagraphElement>(null);
  // The card comes late and grows with what is tapped; its button and what follows from it must be in view.
  useEffect(
    () => (note.current ?? form.current)?.scrollIntoView({ block: "nearest" }),
    [score.value, resolved.value],
  );
  return (
    <>
      <RatingForm
        form={form}
        rating={rating}
        title={t("survey.title")}
        ready={scored}
        onSend={async ({ score: given, ...rest }) => {
          if (given === undefined) return;
          const done = await chat.rate({ score: given, ...rest });
          if (done && rest.resolved === false) await chat.requestAgent();
        }}
      >
        <Scores rating={rating} title={t("survey.title")} />
        {scored && <Solved resolved={resolved} no={t("survey.no")} />}
        {scored && <CommentField comment={comment} label={t("survey.comment")} />}
      </RatingForm>
      {scored && resolved.value === false && (
        <p class="foot-note again" ref={note}>
          {t("survey.again")}
        </p>
      )}
    </>
  );
}

export const survey = { Component: SurveyCard, css };
