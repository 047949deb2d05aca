import type {
  Article,
  ArticleId,
  Catalogue,
  Category,
  Locale,
} from "../../../protocol/conversation.ts";
import { limits } from "../../../protocol/limits.ts";
import type { ArticleSource } from "./article.ts";
import type { Content } from "./content.ts";
import { toBlocks } from "./markdown.ts";
import {
  type Convert,
  fillPlaceholders,
  inLocale,
  type Localized,
  valueAsMarkdown,
} from "./wallet.ts";

/** The articles as readers see them: in their language, with the wallet's own numbers and names. */
export interface Library {
  title(id: ArticleId, locale: Locale): string;
  article(id: ArticleId, locale: Locale): Article | undefined;
  catalogue(locale: Locale, mostAsked: readonly ArticleId[]): Catalogue;
  /** A text of wallet.yml, smalltalk.yml or error-codes.yml. */
  read(text: Localized, locale: Locale): string;
  walletText(name: string, locale: Locale): string;
}

export function createLibrary(content: Content, toTaiwan: Convert): Library {
  const drawn = new Map<string, Article>();
  const version = (id: ArticleId, locale: Locale) =>
    pickVersion(content.articles.get(id), locale, toTaiwan);
  const walletText = (name: string, locale: Locale) =>
    inLocale(content.wallet[name] ?? "", locale, toTaiwan);
  const fill = (text: string, locale: Locale) =>
    fillPlaceholders(text, (name) => walletText(name, locale));
  const title = (id: ArticleId, locale: Locale) => {
    const found = version(id, locale);
    return found ? fill(found.convert(found.source.title), locale) : id;
  };

  const draw = (id: ArticleId, locale: Locale): Article | undefined => {
    const found = version(id, locale);
    if (found === undefined) return undefined;
    const { source, convert } = found;
    const body = fillPlaceholders(convert(source.body), (name) =>
      valueAsMarkdown(name, walletText(name, locale)),
    );
    return {
      id,
      title: title(id, locale),
      category: source.category,
      urgency: source.urgency,
      blocks: toBlocks(body),
      related: source.related
        .filter((one) => content.articles.has(one.id))
        .map((one) => ({ articleId: one.id, title: title(one.id, locale) })),
    };
  };

  return {
    title,
    walletText,
    read: (text, locale) => fill(inLocale(text, locale, toTaiwan), locale),
    article(id, locale) {
      const key = `${locale}/${id}`;
      const article = drawn.get(key) ?? draw(id, locale);
      if (article) drawn.set(key, article);
      return article;
    },
    catalogue: (locale, mostAsked) => ({
      categories: listCategories(content, (id) => title(id, locale)).map((category) => ({
        ...category,
        title: inLocale(content.categories[category.id] ?? category.id, locale, toTaiwan),
      })),
      frequent: [...mostAsked, ...frequentAtFirst(content)]
        .filter((id, at, all) => content.articles.has(id) && all.indexOf(id) === at)
        .slice(0, limits.frequent)
        .map((id) => ({ id, title: title(id, locale) })),
    }),
  };
}

interface Version {
  readonly source: ArticleSource;
  readonly convert: Convert;
}

const asItIs: Convert = (text) => text;

/** The reader's own version; for zh-TW the zh-CN one converted; else whatever language there is. */
function pickVersion(
  versions: ReadonlyMap<Locale, ArticleSource> | undefined,
  locale: Locale,
  toTaiwan: Convert,
): Version | undefined {
  const own = versions?.get(locale);
  if (own) return { source: own, convert: asItIs };
  const simplified = versions?.get("zh-CN");
  if (simplified) return { source: simplified, convert: locale === "zh-TW" ? toTaiwan : asItIs };
  const [other] = versions?.values() ?? [];
  return other && { source: other, convert: asItIs };
}

/** In the order of categories.yml, then by name; the articles by id. */
function listCategories(content: Content, title: (id: ArticleId) => string): Category[] {
  const byCategory = new Map<string, { id: ArticleId; title: string }[]>();
  for (const name of Object.keys(content.categories)) byCategory.set(name, []);
  for (const [id, versions] of content.articles) {
    const [source] = versions.values();
    const name = source?.category ?? "";
    byCategory.set(name, [...(byCategory.get(name) ?? []), { id, title: title(id) }]);
  }
  return [...byCategory]
    .filter(([, articles]) => articles.length > 0)
    .map(([id, articles]) => ({ id, title: id, articles }));
}

/** Until customers have asked something: those that the editors name, then the urgent ones. */
function frequentAtFirst({ articles, frequent }: Content): ArticleId[] {
  const named = [...articles.keys()].filter((id) => frequent.includes(id));
  const inOrder = named.sort((a, b) => frequent.indexOf(a) - frequent.indexOf(b));
  const pressing = (id: ArticleId) => {
    const [source] = articles.get(id)?.values() ?? [];
    return { normal: 0, high: 1, urgent: 2 }[source?.urgency ?? "normal"];
  };
  return [...inOrder, ...[...articles.keys()].sort((a, b) => pressing(b) - pressing(a))];
}
