import type { JSX } from "preact";
import type { GapDetail } from "../../protocol/gaps.ts";
import { useTranslation } from "./translation.ts";

/** What agents answered to the content of such customers. */
export function GoodAnswers(props: {
  readonly gap: GapDetail;
  readonly onTake: (text: string) => void;
}): JSX.Element | null {
  const { t } = useTranslation();
  const { answers } = props.gap;
  if (answers.length === 0) return null;
  return (
    <ul class="gap-answers" aria-label={t("gaps.goodAnswers")}>
      {answers.map(({ text, agentName, score, at }) => (
        <li key={at + text}>
          <span>{text}</span>
          <span class="muted">{t("gaps.goodAnswer", { name: agentName, score })}</span>
          <button type="button" class="tool" onClick={() => props.onTake(text)}>
            {t("gaps.takeAnswer")}
          </button>
        </li>
      ))}
    </ul>
  );
}
