import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { ConversationId } from "../../../protocol/conversation.ts";
import { asRefusal } from "../../../ui/refusal.ts";
import { useWidgetContext } from "../../context.ts";
import { survey } from "../survey/survey.tsx";
import { SurveyFace } from "../survey/survey-face.tsx";
import { scoreKeys, scores, useSurveyTexts } from "../survey/survey-texts.ts";
import { useHistoryTexts } from "./texts.ts";

/** The survey of a service that is long over: one tap, and nothing more is asked. */
export function EarlierSurvey({ id }: { readonly id: ConversationId }): JSX.Element {
  const { support, adopt } = useWidgetContext();
  const text = useHistoryTexts();
  const say = useSurveyTexts();
  adopt(survey.css);
  const state = useSignal<"asked" | "rated" | "failed">("asked");
  const rate = async (score: number) => {
    try {
      await support.connection.call("survey:answer", { conversationId: id, score });
      state.value = "rated";
    } catch (error) {
      // Answered on another device in the meantime: that is as good.
      state.value = asRefusal(error).code === "closed" ? "rated" : "failed";
    }
  };
  if (state.value === "rated")
    return (
      <p class="notice" role="status">
        {text("rated")}
      </p>
    );
  return (
    <fieldset class="bubble card earlier-survey">
      <legend class="card-title">{text("survey")}</legend>
      <div class="scores">
        {scores.map((score) => (
          <button
            type="button"
            key={score}
            class="chip"
            aria-label={`${say(scoreKeys[score])} ${say("survey.score", { score })}`}
            onClick={() => void rate(score)}
          >
            <SurveyFace score={score} />
            {say(scoreKeys[score])}
          </button>
        ))}
      </div>
      {state.value === "failed" && (
        <p class="failed-part" role="status">
          {text("failed")}
        </p>
      )}
    </fieldset>
  );
}
