import type { ArticleId } from "../../protocol/conversation.ts";
import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import type { Services } from "./services.ts";

/** The articles that an announcement is about: those that are named, and all of the categories that are. */
export function articlesAbout(
  { faq }: Pick<Services, "faq">,
  { topics }: Pick<AnnouncementRecord, "topics">,
): readonly ArticleId[] {
  const { categories } = faq.engine.catalogue("zh-CN", []);
  const articles = topics.flatMap((topic) => {
    const category = categories.find(({ id }) => id === topic);
    return category ? category.articles.map(({ id }) => id) : [topic as ArticleId];
  });
  return [...new Set(articles)];
}
