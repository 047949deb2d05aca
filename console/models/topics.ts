import type { Catalogue } from "../../protocol/catalogue.ts";
import type { Locale } from "../../protocol/conversation.ts";

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
