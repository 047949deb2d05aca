import type { ArticleId, Locale } from "../../protocol/conversation.ts";
import type { ArticleFiguresRecord } from "../ports/question-store.ts";
import type { Services } from "./services.ts";

/** Longer than that nobody asks: what failed then was mended, or fails still. */
const articlesShown = 100;
const reasonsShown = 3;

/** What became of each article's answers since then. Articles that are gone are left out. */
export async function articleFigures(
  { store, faq }: Pick<Services, "store" | "faq">,
  locale: Locale,
  since: number,
) {
  const reasons = await store.voteReasons(since);
  const dueBy = new Map(faq.engine.reviews(locale).map(({ id, reviewBy }) => [id, reviewBy]));
  const figures = await store.articleFigures(since);
  return figures
    .filter(({ articleId }) => faq.content.articles.has(articleId))
    .sort((one, other) => failedOf(other) - failedOf(one) || other.shown - one.shown)
    .slice(0, articlesShown)
    .map(({ articleId: id, ...counts }) => ({
      id,
      title: faq.engine.article(id, locale)?.title ?? id,
      ...counts,
      reasons: reasonsOf(id, reasons),
      reviewBy: dueBy.get(id),
    }));
}

const failedOf = ({ unhelpful, handedOver }: ArticleFiguresRecord) => unhelpful + handedOver;

const reasonsOf = (
  id: ArticleId,
  all: readonly {
    readonly articleId: ArticleId;
    readonly reason: string;
    readonly count: number;
  }[],
) =>
  all
    .filter(({ articleId }) => articleId === id)
    .slice(0, reasonsShown)
    .map(({ reason, count }) => ({ reason, count }));
