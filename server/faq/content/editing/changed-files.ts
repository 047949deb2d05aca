import { type Locale, locales } from "../../../../protocol/conversation.ts";
import type { ContentChange } from "../../../../protocol/gaps.ts";
import { questionLocale } from "../../gaps/question-locale.ts";
import type { ArticleVersions, Content } from "../content.ts";
import { splitFrontMatter } from "../front-matter.ts";
import type { SourceFile } from "../source-file.ts";
import { draftArticle, extendArticle } from "./edit-article.ts";
import type { ChangedFile } from "./unified-diff.ts";
import { withListItems } from "./yaml-lists.ts";

const outOfScopePath = "out-of-scope.yml";
const templatePath = "_template.md";

interface Workplace {
  readonly sources: readonly SourceFile[];
  readonly content: Pick<Content, "articles">;
  readonly template: string;
  /** `2027-05-01`, for a new article. */
  readonly reviewBy: string;
}

/** The files as the change makes them; undefined where it is about an article or a list that is not there, or is there already. */
export function changedFiles(
  place: Workplace,
  change: ContentChange,
): readonly ChangedFile[] | undefined {
  switch (change.kind) {
    case "phrasings":
      return extendedFiles(place, change);
    case "article":
      return newFiles(place, change);
    case "out-of-scope": {
      const before = textOf(place, outOfScopePath) ?? "";
      const after =
        withListItems(before, change.list, change.phrasings) ??
        `${before}${change.list}:\n${change.phrasings.map((one) => `  - ${JSON.stringify(one)}\n`).join("")}`;
      return [{ path: outOfScopePath, before: before === "" ? undefined : before, after }];
    }
  }
}

const textOf = ({ sources }: Workplace, path: string): string | undefined =>
  sources.find((file) => file.path === path)?.text;

/** Each phrasing goes into the file of its language. */
function extendedFiles(
  place: Workplace,
  { articleId, phrasings, paragraph }: Extract<ContentChange, { kind: "phrasings" }>,
): readonly ChangedFile[] | undefined {
  const versions = place.content.articles.get(articleId);
  if (versions === undefined) return undefined;
  const paths = new Map<string, string[]>();
  const add = (text: string): string[] => {
    const path = fileInLocale(versions, questionLocale(text));
    const known = paths.get(path) ?? [];
    paths.set(path, known);
    return known;
  };
  for (const text of phrasings) add(text).push(text);
  const paragraphPath =
    paragraph === undefined ? "" : fileInLocale(versions, questionLocale(paragraph));
  if (paragraph !== undefined) add(paragraph);
  return [...paths].flatMap(([path, own]) => {
    const before = textOf(place, path);
    if (before === undefined) return [];
    const added = path === paragraphPath ? paragraph : undefined;
    return [{ path, before, after: extendArticle(before, { phrasings: own, paragraph: added }) }];
  });
}

/** Its own language's; traditional Chinese is converted from the simplified file where it has none. */
function fileInLocale(versions: ArticleVersions, locale: Locale): string {
  const [first] = versions.values();
  const chinese = locale === "en" ? undefined : versions.get("zh-CN");
  return (versions.get(locale) ?? chinese ?? first)?.file ?? "";
}

function newFiles(
  place: Workplace,
  { articleId, category, phrasings, texts }: Extract<ContentChange, { kind: "article" }>,
): readonly ChangedFile[] | undefined {
  if (place.content.articles.has(articleId)) return undefined;
  const written = locales.filter((locale) => texts[locale]?.title.trim());
  const localeOf = (text: string) => {
    const own = questionLocale(text);
    return written.includes(own) ? own : written[0];
  };
  return written.map((locale) => ({
    path: `${locale}/${category}/${articleId}.md`,
    before: undefined,
    after: draftArticle(place.template, {
      title: texts[locale]?.title ?? "",
      body: texts[locale]?.body,
      phrasings: phrasings.filter((text) => localeOf(text) === locale),
      reviewBy: place.reviewBy,
    }),
  }));
}

/** What a new article's text begins as; empty where there is no template. */
export const templateBody = (sources: readonly SourceFile[]): string =>
  splitFrontMatter(templateIn(sources))?.body.trim() ?? "";

/** Empty where there is none: then a draft has the front matter alone. */
export const templateIn = (sources: readonly SourceFile[]): string =>
  sources.find(({ path }) => path === templatePath)?.text ?? "";
