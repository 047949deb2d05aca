import type { ArticleId } from "../../../protocol/conversation.ts";
import type { Content } from "./content.ts";

export interface ArticleReview {
  readonly id: ArticleId;
  readonly title: string;
  /** A path within the content folder: each language has its own day. */
  readonly file: string;
  /** `2027-05-01`. */
  readonly reviewBy: string;
}

export const reviewsIn = (
  { articles }: Content,
  title: (id: ArticleId) => string,
): readonly ArticleReview[] =>
  [...articles].flatMap(([id, versions]) =>
    [...versions.values()].flatMap(({ file, reviewBy }) =>
      reviewBy === undefined ? [] : [{ id, title: title(id), file, reviewBy }],
    ),
  );
