import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Strokes } from "../../ui/icons.tsx";
import { thumbIcon } from "../../ui/part-icons.ts";
import { useWidgetContext } from "../context.ts";
import type { Opinion, VotesProps } from "../part-props.ts";

const reasons = ["article.reasonOther", "article.reasonUnclear", "article.reasonFailed"] as const;

/** Asks whether an answer was helpful, and if not, why: one tap each, in a line that stays as high as it is. */
export function Votes({ voted, onVote }: VotesProps): JSX.Element {
  const { t } = useWidgetContext();
  const step = useSignal<"ask" | "why" | "thanks">(voted === undefined ? "ask" : "thanks");
  const vote = (opinion: Opinion) => {
    step.value = opinion.helpful || opinion.reason ? "thanks" : "why";
    // Also where the network lost the vote: nobody should have to vote twice.
    onVote(opinion).catch(() => {});
  };
  if (step.value === "ask")
    return (
      <div class="votes">
        <p>{t("article.wasHelpful")}</p>
        <button type="button" class="vote" onClick={() => vote({ helpful: true })}>
          <Strokes paths={[thumbIcon]} />
          {t("article.helpful")}
        </button>
        <button type="button" class="vote no" onClick={() => vote({ helpful: false })}>
          <Strokes paths={[thumbIcon]} />
          {t("article.unhelpful")}
        </button>
      </div>
    );
  if (step.value === "why")
    return (
      <fieldset class="votes reasons">
        <legend class="hidden">{t("article.why")}</legend>
        {reasons.map((reason) => (
          <button
            type="button"
            class="chip"
            key={reason}
            onClick={() => vote({ helpful: false, reason: t(reason) })}
          >
            {t(reason)}
          </button>
        ))}
      </fieldset>
    );
  return (
    <div class="votes" role="status">
      <p>{t("article.thanks")}</p>
    </div>
  );
}
