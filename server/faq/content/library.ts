import type { Catalogue, Category } from "../../../protocol/catalogue.ts";
import type { Article, ArticleId, Locale } from "../../../protocol/conversation.ts";
import type { CopiedArticle } from "../../../protocol/faq-copy.ts";
import { limits } from "../../../protocol/limits.ts";
import type { ArticleSource } from "./article.ts";
import { withPictures } from "./article-pictures.ts";
import type { ArticleVersions, Content } from "./content.ts";
import type { Localized } from "./localized.ts";
import { toBlocks } from "./markdown/blocks.ts";
import {
  type ConvertToTaiwan,
  fillPlaceholders,
  notConverted,
  textInLocale,
  valueAsMarkdown,
} from "./wallet.ts";

/** The articles as customers read them: in their language, with the wallet's numbers and names filled in. */
export interface Library {
  title(id: ArticleId, locale: Locale): string;
  article(id: ArticleId, locale: Locale): Article | undefined;
  catalogue(locale: Locale, mostAsked: readonly ArticleId[]): Catalogue;
  /** Urgent ones first. */
  everyArticle(locale: Locale): readonly CopiedArticle[];
  /** A text of wallet.yml, smalltalk.yml or error-codes.yml. */
  read(text: Localized, locale: Locale): string;
  walletText(name: string, locale: Locale): string;
}

export function createLibrary(content: Content, toTaiwan: ConvertToTaiwan): Library {
  const texts = createTexts(content, toTaiwan);
  const rendered = new Map<string, Article>();
  const article = (id: ArticleId, locale: Locale) => {
    const key = `${locale}/${id}`;
    const found = rendered.get(key) ?? renderArticle(content, texts, { id, locale });
    if (found) rendered.set(key, found);
    return found;
  };
  return {
    ...texts,
    article,
    everyArticle: (locale) =>
      [...content.articles.keys()]
        .flatMap((id) => article(id, locale) ?? [])
        .map((one) => ({ ...one, terms: termsOf(texts.version(one.id, locale)) }))
        .sort((a, b) => Number(b.urgency === "urgent") - Number(a.urgency === "urgent")),
    catalogue: (locale, mostAsked) => ({
      categories: listCategories(content, (id) => texts.title(id, locale)).map((category) => ({
        ...category,
        title: textInLocale(content.categories[category.id] ?? category.id, locale, toTaiwan),
      })),
      frequent: [...mostAsked, ...frequentByDefault(content)]
        .filter((id, at, all) => content.articles.has(id) && all.indexOf(id) === at)
        .slice(0, limits.frequent)
        .map((id) => ({ id, title: texts.title(id, locale) })),
    }),
  };
}

interface Texts extends Pick<Library, "title" | "read" | "walletText"> {
  version(id: ArticleId, locale: Locale): Version | undefined;
}

function createTexts(content: Content, toTaiwan: ConvertToTaiwan): Texts {
  const version = (id: ArticleId, locale: Locale) =>
    pickVersion(content.articles.get(id), locale, toTaiwan);
  const walletText = (name: string, locale: Locale) =>
    textInLocale(content.wallet[name] ?? "", locale, toTaiwan);
  const fill = (text: string, locale: Locale) =>
    fillPlaceholders(text, (name) => walletText(name, locale));
  return {
    version,
    walletText,
    read: (text, locale) => fill(textInLocale(text, locale, toTaiwan), locale),
    title(id, locale) {
      const found = version(id, locale);
      return found ? fill(found.convert(found.source.title), locale) : id;
    },
  };
}

function renderArticle(
  content: Content,
  texts: Texts,
  { id, locale }: { readonly id: ArticleId; readonly locale: Locale },
): Article | undefined {
  const found = texts.version(id, locale);
  if (found === undefined) return undefined;
  const { source, convert } = found;
  const body = fillPlaceholders(convert(source.body), (name) =>
    valueAsMarkdown(name, texts.walletText(name, locale)),
  );
  return {
    id,
    title: texts.title(id, locale),
    category: source.category,
    urgency: source.urgency,
    outage: content.outages.includes(id) ? true : undefined,
    blocks: withPictures(toBlocks(body), content.pictures),
    related: source.related
      .filter((one) => content.articles.has(one.id))
      .map((one) => ({ articleId: one.id, title: texts.title(one.id, locale) })),
  };
}

/** As customers write it: without the wallet's names, which nobody searches by. */
const termsOf = (version: Version | undefined): readonly string[] =>
  version === undefined
    ? []
    : [...version.source.phrasings.map(({ text }) => text), ...version.source.keywords].map(
        version.convert,
      );

interface Version {
  readonly source: ArticleSource;
  readonly convert: ConvertToTaiwan;
}

/** The version in this language; for zh-TW the converted zh-CN version; else any language that there is. */
function pickVersion(
  versions: ArticleVersions | undefined,
  locale: Locale,
  toTaiwan: ConvertToTaiwan,
): Version | undefined {
  const own = versions?.get(locale);
  if (own) return { source: own, convert: notConverted };
  const simplified = versions?.get("zh-CN");
  if (simplified)
    return { source: simplified, convert: locale === "zh-TW" ? toTaiwan : notConverted };
  const [other] = versions?.values() ?? [];
  return other && { source: other, convert: notConverted };
}

/** In the order of categories.yml; categories that it does not list come last. Articles are sorted by id. */
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

/** Before customers have asked anything: the articles of frequent.yml, then the urgent ones. */
function frequentByDefault({ articles, frequent }: Content): ArticleId[] {
  const named = [...articles.keys()].filter((id) => frequent.includes(id));
  const sorted = named.sort((a, b) => frequent.indexOf(a) - frequent.indexOf(b));
  const urgencyRank = (id: ArticleId) => {
    const [source] = articles.get(id)?.values() ?? [];
    return { normal: 0, high: 1, urgent: 2 }[source?.urgency ?? "normal"];
  };
  return [...sorted, ...[...articles.keys()].sort((a, b) => urgencyRank(b) - urgencyRank(a))];
}
