import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { limits } from "../../protocol/limits.ts";
import { isBlank } from "../../protocol/text.ts";
import { useWidgetContext } from "../context.ts";
import css from "./survey.css?inline";
import { SurveyFace } from "./survey-face.tsx";
import { type SurveyKey, useSurveyTexts } from "./survey-texts.ts";

const scores = [1, 2, 3, 4, 5] as const;
const scoreKeys = ["survey.1", "survey.2", "survey.3", "survey.4", "survey.5"] as const;
/** From this score down the customer is asked what went wrong. */
const lowScore = 3;
const reasons = [
  "survey.reasonWait",
  "survey.reasonUnsolved",
  "survey.reasonUnclear",
  "survey.reasonAgain",
  "survey.reasonManner",
] as const;

/** How the service was: one tap. The rest is asked once it is answered, and can be left out. */
function SurveyCard(): JSX.Element {
  const { support } = useWidgetContext();
  const t = useSurveyTexts();
  const score = useSignal<number | undefined>(undefined);
  const wrong = useSignal<ReadonlySet<SurveyKey>>(new Set());
  const resolved = useSignal<boolean | undefined>(undefined);
  const comment = useSignal("");
  const form = useRef<HTMLFormElement>(null);
  const scored = score.value !== undefined;
  // The card comes late and grows with the score; its button must be in view.
  useEffect(() => form.current?.scrollIntoView({ block: "nearest" }), [scored]);
  const send = async () => {
    if (score.value === undefined) return;
    const reasonTexts = score.value <= lowScore ? [...wrong.value].map((key) => t(key)) : [];
    const words = [...reasonTexts, comment.value].filter((text) => !isBlank(text));
    const done = await support.chat.rate({
      score: score.value,
      resolved: resolved.value,
      comment: words.join(t("survey.separator")).slice(0, limits.commentLength) || undefined,
    });
    if (done && resolved.value === false) await support.chat.requestAgent();
  };
  return (
    <>
      <form
        ref={form}
        class="survey"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <h2 class="card-title">{t("survey.title")}</h2>
        <fieldset class="scores">
          <legend class="hidden">{t("survey.title")}</legend>
          {scores.map((value, index) => (
            <Choice
              key={value}
              name="score"
              label={t("survey.score", { score: value })}
              chosen={score.value === value}
              onChoose={() => {
                score.value = value;
              }}
            >
              <SurveyFace score={value} />
              {t(scoreKeys[index] ?? "survey.3")}
            </Choice>
          ))}
        </fieldset>
        {score.value !== undefined && score.value <= lowScore && <Reasons wrong={wrong} />}
        {scored && (
          <>
            <Solved resolved={resolved} />
            <textarea
              class="field"
              rows={1}
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
      {scored && resolved.value === false && <p class="foot-note again">{t("survey.again")}</p>}
    </>
  );
}

function Reasons({ wrong }: { readonly wrong: Signal<ReadonlySet<SurveyKey>> }): JSX.Element {
  const t = useSurveyTexts();
  const toggle = (key: SurveyKey) => {
    const next = new Set(wrong.value);
    if (!next.delete(key)) next.add(key);
    wrong.value = next;
  };
  return (
    <fieldset>
      <legend class="small">{t("survey.reasons")}</legend>
      <div class="chips">
        {reasons.map((key) => (
          <Choice
            key={key}
            several
            name="reason"
            chosen={wrong.value.has(key)}
            onChoose={() => toggle(key)}
          >
            {t(key)}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

function Solved({ resolved }: { readonly resolved: Signal<boolean | undefined> }): JSX.Element {
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
          {t(value ? "survey.yes" : "survey.no")}
        </Choice>
      ))}
    </fieldset>
  );
}

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

export const survey = { Component: SurveyCard, css };
