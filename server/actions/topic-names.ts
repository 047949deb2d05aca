import type { ArticleId, Locale } from "../../protocol/conversation.ts";
import { locales } from "../../protocol/conversation.ts";
import type { FaqEngine } from "../faq/engine.ts";

/** Topics as they are counted, put together by what they mean. */
export interface TopicNames {
  /** The id of an article, whatever language its title was written in; else the text itself. */
  topicOf(counted: string): string;
  /** All that is counted as this topic. */
  countedAs(topic: string): readonly string[];
  /** The same of a category with all of its articles, or of a single topic; by id or by a title in any language. */
  countedWithin(topic: string): readonly string[];
}

/**
 * A topic is counted as it stands in the conversation: the title of an article or a category in the customer's or the agent's
 * language, the id of the article that the bot answered with, or what somebody has typed.
 */
export function topicNames(engine: Pick<FaqEngine, "catalogue">): TopicNames {
  const topics = new Map<string, string>();
  const articlesIn = new Map<string, readonly string[]>();
  for (const locale of locales) {
    for (const { id, title, articles } of engine.catalogue(locale, noArticles).categories) {
      topics.set(title, id);
      articlesIn.set(
        id,
        articles.map((article) => article.id),
      );
      for (const article of articles) topics.set(article.title, article.id);
    }
  }
  const topicOf = (counted: string) => topics.get(counted) ?? counted;
  const countedAs = (topic: string) => [
    topic,
    ...[...topics].flatMap(([title, id]) => (id === topic && title !== topic ? [title] : [])),
  ];
  return {
    topicOf,
    countedAs,
    countedWithin(topic) {
      const id = topicOf(topic);
      return [id, ...(articlesIn.get(id) ?? [])].flatMap(countedAs);
    },
  };
}

/** The title of an article or a category in a reader's language; of what somebody has typed there is none. */
export function topicTitles(engine: Pick<FaqEngine, "catalogue" | "article">, locale: Locale) {
  const { categories } = engine.catalogue(locale, noArticles);
  return (topic: string): string | undefined =>
    engine.article(topic as ArticleId, locale)?.title ??
    categories.find(({ id }) => id === topic)?.title;
}

/** A topic as whoever reads it finds it in the catalogue, in whatever language it was filed. */
export function withReadableTopic(
  engine: Pick<FaqEngine, "catalogue" | "article">,
  locale: Locale,
) {
  const { topicOf } = topicNames(engine);
  const titleOf = topicTitles(engine, locale);
  return <T extends { readonly topic: string }>(record: T): T => ({
    ...record,
    topic: titleOf(topicOf(record.topic)) ?? record.topic,
  });
}

/** The same of the ticket in a row of a list. */
export const withReadableTicket =
  (readable: ReturnType<typeof withReadableTopic>) =>
  <Row extends { readonly ticket: { readonly topic: string } }>(row: Row): Row => ({
    ...row,
    ticket: readable(row.ticket),
  });

const noArticles: readonly ArticleId[] = [];
