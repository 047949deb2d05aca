import type { Catalogue, Locale } from "../../protocol/conversation.ts";

/** The FAQ's categories, to choose a topic from. None where they can't be had: a topic can be typed too. */
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
