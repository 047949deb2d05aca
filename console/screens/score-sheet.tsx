import type { JSX, TargetedSubmitEvent } from "preact";
import { limits } from "../../protocol/limits.ts";
import type { QualityCriterion, SampledConversation } from "../../protocol/quality.ts";
import { criterionName } from "../models/criteria.ts";
import type { QualityModel } from "../models/quality.ts";
import { useTranslation } from "./translation.ts";

interface ScoreSheetProps {
  readonly quality: QualityModel;
  readonly sampled: SampledConversation;
  readonly criteria: readonly QualityCriterion[];
  readonly onSaved: () => void;
}

/** Points for each criterion, and a word to the agent. */
export function ScoreSheet({ quality, sampled, criteria, onSaved }: ScoreSheetProps): JSX.Element {
  const { t } = useTranslation();
  const scores = quality.scores.value;
  const given = criteria.reduce((sum, { id }) => sum + (scores[id] ?? 0), 0);
  const of = criteria.reduce((sum, { points }) => sum + points, 0);
  const handleSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (quality.ready.value && (await quality.submit())) onSaved();
  };
  return (
    <form
      class="quality-sheet"
      aria-label={t("quality.sheet")}
      onSubmit={(event) => void handleSubmit(event)}
    >
      <div class="quality-sum">
        <h2>{t("quality.sheet")}</h2>
        <strong>{t("quality.points", { given, of })}</strong>
      </div>
      {criteria.map((criterion) => (
        <Criterion
          key={`${sampled.row.id} ${criterion.id}`}
          criterion={criterion}
          given={scores[criterion.id]}
          onGive={(points) => quality.give(criterion.id, points)}
        />
      ))}
      <label class="field">
        <span>{t("quality.comment", { name: sampled.agent.name })}</span>
        <textarea
          rows={4}
          maxLength={limits.commentLength}
          placeholder={t("quality.commentHint")}
          value={quality.comment.value}
          onInput={({ currentTarget }) => {
            quality.comment.value = currentTarget.value;
          }}
        />
      </label>
      <p class="muted meta">{t("quality.note")}</p>
      <button type="submit" class="primary" aria-disabled={!quality.ready.value}>
        {t("quality.save")}
      </button>
    </form>
  );
}

interface CriterionProps {
  readonly criterion: QualityCriterion;
  readonly given: number | undefined;
  readonly onGive: (points: number) => void;
}

/** More of them are a number to type. */
const mostButtons = 6;

function Criterion({ criterion, given, onGive }: CriterionProps): JSX.Element {
  const { t } = useTranslation();
  const { id, points } = criterion;
  const name = criterionName(criterion, t);
  if (points > mostButtons)
    return (
      <label class="field">
        <span>{name}</span>
        <input
          type="number"
          min={0}
          max={points}
          value={given ?? ""}
          onInput={({ currentTarget: { value } }) => {
            if (value !== "") onGive(Math.round(Number(value)));
          }}
        />
      </label>
    );
  return (
    <fieldset class="quality-criterion">
      <legend>{name}</legend>
      {Array.from({ length: points + 1 }, (_, value) => (
        <label key={value} class="quality-point">
          <input
            type="radio"
            name={id}
            value={value}
            checked={given === value}
            onChange={() => onGive(value)}
          />
          <span>{value}</span>
        </label>
      ))}
    </fieldset>
  );
}
