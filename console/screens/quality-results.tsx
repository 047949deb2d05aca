import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { QualityReview } from "../../protocol/quality.ts";
import { criterionName } from "../models/criteria.ts";
import { createReviewsModel } from "../models/quality.ts";
import { shortTime } from "../models/times.ts";
import { CardPage } from "./card-page.tsx";
import type { DeskProps } from "./desk-props.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";
import "./quality.css";

interface QualityResultsProps extends DeskProps {
  /** Of this agent's work only. */
  readonly of?: string;
  readonly onBack?: () => void;
}

export function QualityResults({ model, root, of, onBack }: QualityResultsProps): JSX.Element {
  const { t } = useTranslation();
  const list = useMemo(() => createReviewsModel(of), [of]);
  useEffect(() => void list.load(), [list]);
  const reviews = list.reviews.value;
  return (
    <CardPage title={t(of === undefined ? "quality.results" : "quality.own")}>
      {onBack && (
        <button type="button" class="secondary quality-back" onClick={onBack}>
          {t("quality.sample")}
        </button>
      )}
      {list.failed.value && <ListError onRetry={() => void list.load()} />}
      {reviews === null && !list.failed.value && <ListSkeleton />}
      {reviews?.length === 0 && <p class="muted">{t("quality.noResults")}</p>}
      {reviews?.map((review) => (
        <ReviewCard key={review.id} review={review} model={model} now={root.clock.value} />
      ))}
      {list.more.value && (
        <button type="button" class="secondary" onClick={() => void list.loadMore()}>
          {t("lists.more")}
        </button>
      )}
    </CardPage>
  );
}

interface ReviewCardProps extends Pick<DeskProps, "model"> {
  readonly review: QualityReview;
  readonly now: number;
}

function ReviewCard({ review, model, now }: ReviewCardProps): JSX.Element {
  const { t, locale } = useTranslation();
  const given = review.scores.reduce((sum, score) => sum + score.given, 0);
  const of = review.scores.reduce((sum, score) => sum + score.points, 0);
  return (
    <article class="privacy-card">
      <div class="quality-sum">
        <strong>{review.agent.name}</strong>
        <span class="muted">
          {`${t("quality.by", { name: review.reviewer.name })} · ${shortTime(review.at, now, locale)}`}
        </span>
        <strong class="quality-total">{t("quality.points", { given, of })}</strong>
      </div>
      <dl class="quality-scores">
        {review.scores.map((score) => (
          <div key={score.id}>
            <dt class="muted">{criterionName(score, t)}</dt>
            <dd>{t("quality.points", { given: score.given, of: score.points })}</dd>
          </div>
        ))}
      </dl>
      {review.comment !== undefined && <p class="quality-comment">{review.comment}</p>}
      <button type="button" class="secondary" onClick={() => model.open(review.conversationId)}>
        {t("memo.open")}
      </button>
    </article>
  );
}
