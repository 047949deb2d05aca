import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Catalogue } from "../../protocol/catalogue.ts";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { fetchCatalogue } from "./topics.ts";

/** A topic in the agent's words: it stands in a conversation in the language of its customer. What somebody has typed stays. */
export type TitleOfTopic = (topic: string) => string;

interface TopicTitlesOptions {
  readonly locale: ReadonlySignal<Locale>;
  readonly isSignedIn: ReadonlySignal<boolean>;
  readonly fetch?: typeof fetchCatalogue;
}

export function createTopicTitles(options: TopicTitlesOptions): ReadonlySignal<TitleOfTopic> {
  const { locale, isSignedIn, fetch = fetchCatalogue } = options;
  const catalogues = signal<readonly Named[]>([]);
  effect(() => {
    if (!isSignedIn.value || catalogues.peek().length > 0) return;
    void Promise.all(locales.map((one) => fetch(one))).then((found) => {
      catalogues.value = found.map(namesIn);
    });
  });
  return computed(() => {
    const ids = new Map(
      catalogues.value.flatMap((names) => names.map(([id, title]) => [title, id])),
    );
    const own = new Map(catalogues.value[locales.indexOf(locale.value)] ?? []);
    return (topic) => own.get(ids.get(topic) ?? topic) ?? topic;
  });
}

/** Categories and articles: id and title. */
type Named = readonly (readonly [string, string])[];

const namesIn = ({ categories }: Pick<Catalogue, "categories">): Named =>
  categories.flatMap(({ id, title, articles }) => [
    [id, title] as const,
    ...articles.map((article) => [String(article.id), article.title] as const),
  ]);
