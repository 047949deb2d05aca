import { checkPhrasings } from "./answer/check-phrasings.ts";
import type { Model } from "./answer/index/model.ts";
import type { ArticleSource } from "./content/article.ts";
import type { Content } from "./content/content.ts";
import { toBlocks } from "./content/markdown.ts";
import { error, type Problem, warning } from "./content/problem.ts";
import { unknownPlaceholders } from "./content/wallet.ts";

/** What can only be seen with the whole content at hand, beside what reading it has found. */
export function checkContent(
  faq: { readonly content: Content; readonly model: Model },
  today: string,
): readonly Problem[] {
  const { content } = faq;
  const sources = [...content.articles.values()].flatMap((versions) => [...versions.values()]);
  return [
    ...content.problems,
    ...missingTranslations(content),
    ...sources.flatMap((source) => [...overdue(source, today), ...lostMarkup(source)]),
    ...checkPhrasings(content, faq.model),
    ...errorCodeProblems(content),
    ...smallTalkPlaceholders(content),
  ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

/** zh-TW may be converted; zh-CN and en may not be missing where the other is there. */
function missingTranslations({ articles }: Content): Problem[] {
  const all = [...articles.values()];
  const wanted = (["zh-CN", "en"] as const).filter((locale) => all.some((one) => one.has(locale)));
  return all.flatMap((versions) => {
    const [source] = versions.values();
    return wanted
      .filter((locale) => source && !versions.has(locale))
      .map((locale) => warning(source?.file ?? "", 1, `there is no ${locale} version`));
  });
}

function overdue(source: ArticleSource, today: string): Problem[] {
  if (source.reviewBy === undefined || source.reviewBy >= today) return [];
  return [warning(source.file, 1, `the review was due on ${source.reviewBy}`)];
}

/** Markup that the chat has no form for, and links that are not safe. */
function lostMarkup(source: ArticleSource): Problem[] {
  const problems: Problem[] = [];
  for (const [at, line] of source.body.split("\n").entries()) {
    if (/^\s*<\/?[a-z]/i.test(line))
      problems.push(warning(source.file, source.bodyLine + at, "HTML is shown as it is typed"));
    if (/\]\((?!https?:|tel:|mailto:|\{\{)/.test(line))
      problems.push(
        warning(source.file, source.bodyLine + at, "a link must be https:, tel: or mailto:"),
      );
  }
  if (source.body.trim() !== "" && toBlocks(source.body).length === 0)
    problems.push(warning(source.file, source.bodyLine, "nothing of the text can be shown"));
  return problems;
}

function errorCodeProblems({ errorCodes, articles }: Content): Problem[] {
  return Object.entries(errorCodes)
    .filter(([, entry]) => ![...articles.keys()].some((id) => id === entry.article))
    .map(([code, entry]) =>
      error("error-codes.yml", 1, `${code}: there is no article “${entry.article}”`),
    );
}

function smallTalkPlaceholders({ errorCodes, smallTalk, wallet }: Content): Problem[] {
  const texts = (value: unknown): string[] =>
    typeof value === "string"
      ? [value]
      : typeof value === "object" && value !== null
        ? Object.values(value).flatMap(texts)
        : [];
  const unknown = (file: string, value: unknown) =>
    texts(value).flatMap((text) =>
      unknownPlaceholders(text, wallet).map(({ name }) =>
        error(file, 1, `unknown placeholder “{{${name}}}”; wallet.yml has no such name`),
      ),
    );
  return [...unknown("error-codes.yml", errorCodes), ...unknown("smalltalk.yml", smallTalk)];
}
