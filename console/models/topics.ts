import type { Catalogue, Locale } from "../../protocol/conversation.ts";

/** The titles of the FAQ's categories. None where the server does not answer: a topic can be typed, too. */
export async function fetchTopics(locale: Locale): Promise<readonly string[]> {
  try {
    const response = await fetch(`/api/faq?locale=${locale}`);
    if (!response.ok) return [];
    const { categories }: Catalogue = await response.json();
    return categories.map((category) => category.title);
  } catch {
    return [];
  }
}
