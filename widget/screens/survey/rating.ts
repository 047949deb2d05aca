import { type Signal, useSignal } from "@preact/signals";
import { limits } from "../../../protocol/limits.ts";
import { lowScore, type Survey, type SurveyReason } from "../../../protocol/survey.ts";

/** What is being filled in. */
export interface RatingDraft {
  readonly score: Signal<number | undefined>;
  readonly wrong: Signal<ReadonlySet<SurveyReason>>;
  readonly resolved: Signal<boolean | undefined>;
  readonly comment: Signal<string>;
}

export const useRating = (): RatingDraft => ({
  score: useSignal<number | undefined>(undefined),
  wrong: useSignal<ReadonlySet<SurveyReason>>(new Set()),
  resolved: useSignal<boolean | undefined>(undefined),
  comment: useSignal(""),
});

export const isLow = (score: number | undefined): boolean =>
  score !== undefined && score <= lowScore;

/** As it is sent: reasons only beside a low score, and nothing that is empty. */
export function ratingGiven({ score, wrong, resolved, comment }: RatingDraft): Survey {
  const reasons = isLow(score.value) ? [...wrong.value] : [];
  const said = comment.value.trim().slice(0, limits.commentLength);
  return {
    score: score.value,
    resolved: resolved.value,
    reasons: reasons.length > 0 ? reasons : undefined,
    comment: said || undefined,
  };
}
