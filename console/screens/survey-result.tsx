import type { JSX } from "preact";
import type { Survey } from "../../protocol/survey.ts";
import { useTranslation } from "./translation.ts";

/** What the customer has said: the score, whether it is solved, what was wrong, and their words. */
export function SurveyResult({ survey }: { readonly survey: Survey }): JSX.Element {
  const { t } = useTranslation();
  const { score, resolved, reasons, comment } = survey;
  return (
    <>
      {score !== undefined && <p>{t("survey.score", { score })}</p>}
      {resolved !== undefined && (
        <p class="muted">{t(resolved ? "survey.solved" : "survey.unsolved")}</p>
      )}
      {reasons && (
        <p class="muted">{reasons.map((reason) => t(`survey.reason.${reason}`)).join(" · ")}</p>
      )}
      {comment !== undefined && <p class="summary">{comment}</p>}
    </>
  );
}
