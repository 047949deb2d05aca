import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Ticket } from "../../../protocol/ticket.ts";
import { useWidgetContext } from "../../context.ts";
import { useRating } from "./rating.ts";
import { CommentField, Scores, Solved } from "./rating-fields.tsx";
import { RatingForm } from "./rating-form.tsx";
import css from "./survey.css?inline";
import { useSurveyTexts } from "./survey-texts.ts";

interface FollowUpProps {
  readonly ticket: Ticket;
  readonly onChange: (ticket: Ticket) => void;
}

/** Some days after the decision: is it solved? If not, it goes on with whoever had it. */
export function FollowUpCard({ ticket, onChange }: FollowUpProps): JSX.Element | null {
  const { support, adopt } = useWidgetContext();
  const t = useSurveyTexts();
  const rating = useRating();
  useEffect(() => adopt(css), []);
  const { number, may, handler } = ticket;
  if (!may.followUp) return null;
  const { resolved, comment } = rating;
  const answered = resolved.value !== undefined;
  const again = handler?.name
    ? t("survey.reopensWith", { name: handler.name })
    : t("survey.reopens");
  return (
    <RatingForm
      rating={rating}
      title={t("survey.followUp")}
      ready={answered}
      onSend={async ({ resolved: solved, comment: text, ...rest }) => {
        if (solved === undefined) return;
        const call = { number, resolved: solved, text, ...rest };
        onChange((await support.connection.call("ticket:follow-up", call)).ticket);
      }}
    >
      <Solved resolved={resolved} no={t("survey.stillWrong")} />
      {answered && <Scores rating={rating} title={t("survey.title")} />}
      {answered && (
        <CommentField
          comment={comment}
          label={t(resolved.value ? "survey.comment" : "survey.whatIsLeft")}
        />
      )}
      {resolved.value === false && <p class="muted small">{again}</p>}
    </RatingForm>
  );
}
