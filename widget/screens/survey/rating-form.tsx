import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX, Ref } from "preact";
import type { Survey } from "../../../protocol/survey.ts";
import { asRefusal } from "../../../ui/refusal.ts";
import { useWidgetContext } from "../../context.ts";
import { holdsSecret } from "../tickets/holds-secret.ts";
import { type RatingDraft, ratingGiven } from "./rating.ts";
import { useSurveyTexts } from "./survey-texts.ts";

interface RatingFormProps {
  readonly form?: Ref<HTMLFormElement>;
  readonly rating: RatingDraft;
  readonly title: string;
  /** There is something to send. */
  readonly ready: boolean;
  /** Throws where it was not taken. */
  readonly onSend: (given: Survey) => Promise<void>;
  readonly children: ComponentChildren;
  /** Below the button: another way out. */
  readonly foot?: ComponentChildren;
}

/** A card with a question of ours. What is written in it is looked through like any other word. */
export function RatingForm(props: RatingFormProps): JSX.Element {
  const { form, rating, title, ready, onSend, children, foot } = props;
  const { locale } = useWidgetContext();
  const t = useSurveyTexts();
  const sending = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const send = async () => {
    sending.value = true;
    problem.value = undefined;
    try {
      if (await holdsSecret([rating.comment.value], locale)) problem.value = t("survey.secret");
      else await onSend(ratingGiven(rating));
    } catch (error) {
      asRefusal(error);
      problem.value = t("survey.notSent");
    }
    sending.value = false;
  };
  return (
    <form
      ref={form ?? null}
      class="card survey"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onInput={() => {
        problem.value = undefined;
      }}
    >
      <h2 class="card-title">{title}</h2>
      {children}
      {problem.value && (
        <p class="failed-part" role="status">
          {problem.value}
        </p>
      )}
      {ready && (
        <button type="submit" class="primary wide" disabled={sending.value}>
          {t("survey.submit")}
        </button>
      )}
      {foot}
    </form>
  );
}
