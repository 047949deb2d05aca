import type { Catalogue } from "../../protocol/catalogue.ts";
import { type Locale, locales } from "../../protocol/conversation.ts";

/** No categories where the server does not answer. */
export async function fetchCatalogue(locale: Locale): Promise<Pick<Catalogue, "categories">> {
  try {
    const response = await fetch(`/api/faq?locale=${locale}`);
    return response.ok ? await response.json() : { categories: [] };
  } catch {
    return { categories: [] };
  }
}

/** The titles of the FAQ's categories: a topic can be typed, too. */
export const fetchTopics = async (locale: Locale): Promise<readonly string[]> =>
  (await fetchCatalogue(locale)).categories.map(({ title }) => title);

/** The FAQ's categories and articles by their ids, each with its title. */
export const fetchTopicIds = async (
  locale: Locale,
): Promise<readonly { readonly id: string; readonly title: string }[]> =>
  (await fetchCatalogue(locale)).categories.flatMap(({ id, title, articles }) => [
    { id, title },
    ...articles,
  ]);

/**
 * The category of a conversation's topic, in the agent's words: a complaint is filed under the categories that customers choose
 * from. Topics are titles of articles or categories in the language of their customer; undefined for what is neither.
 */
export async function fetchCategory(topic: string, locale: Locale): Promise<string | undefined> {
  const catalogues = await Promise.all([locale, ...locales].map(fetchCatalogue));
  return categoryOf(topic, catalogues);
}

/** The first catalogue has the words that are answered. */
export function categoryOf(
  topic: string,
  catalogues: readonly Pick<Catalogue, "categories">[],
): string | undefined {
  const [own, ...others] = catalogues.map(({ categories }) => categories);
  const found = [own, ...others]
    .flatMap((categories) => categories ?? [])
    .find(
      ({ id, title, articles }) =>
        [id, title].includes(topic) ||
        articles.some((article) => [String(article.id), article.title].includes(topic)),
    );
  return own?.find(({ id }) => id === found?.id)?.title;
}
