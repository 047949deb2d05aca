import type { ArticleSource } from "./article.ts";
import type { Content } from "./content.ts";
import { toBlocks } from "./markdown.ts";
import { type ContentProblem, error, warning } from "./problem.ts";
import { unknownPlaceholders } from "./wallet.ts";

/** Problems that only show in the whole content, in addition to those of the single files. */
export function checkArticles(content: Content, today: string): readonly ContentProblem[] {
  const sources = [...content.articles.values()].flatMap((versions) => [...versions.values()]);
  return [
    ...missingTranslations(content),
    ...sources.flatMap((source) => [...overdueReview(source, today), ...lostMarkup(source)]),
    ...errorCodesWithoutArticle(content),
    ...topicsWithoutArticle(content),
    ...moneyWithoutArticle(content),
    ...unknownPlaceholdersOfLists(content),
  ];
}

/** zh-TW can be converted from zh-CN. zh-CN and en must both be there if any article has them. */
function missingTranslations({ articles }: Content): ContentProblem[] {
  const all = [...articles.values()];
  const wanted = (["zh-CN", "en"] as const).filter((locale) => all.some((one) => one.has(locale)));
  return all.flatMap((versions) => {
    const [source] = versions.values();
    return wanted
      .filter((locale) => source && !versions.has(locale))
      .map((locale) => warning(source?.file ?? "", 1, `there is no ${locale} version`));
  });
}

function overdueReview(source: ArticleSource, today: string): ContentProblem[] {
  if (source.reviewBy === undefined || source.reviewBy >= today) return [];
  return [warning(source.file, 1, `the review was due on ${source.reviewBy}`)];
}

/** Markup that the chat cannot show, and unsafe links. */
function lostMarkup(source: ArticleSource): ContentProblem[] {
  const problems: ContentProblem[] = [];
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

function errorCodesWithoutArticle({ errorCodes, articles }: Content): ContentProblem[] {
  return Object.entries(errorCodes)
    .filter(([, entry]) => ![...articles.keys()].some((id) => id === entry.article))
    .map(([code, entry]) =>
      error("error-codes.yml", 1, `${code}: there is no article “${entry.article}”`),
    );
}

function topicsWithoutArticle({ topics, articles }: Content): ContentProblem[] {
  return Object.entries(topics).flatMap(([name, topic]) =>
    topic.articles
      .filter((id) => ![...articles.keys()].some((one) => one === id))
      .map((id) => warning("topics.yml", 1, `${name}: there is no article “${id}”`)),
  );
}

function moneyWithoutArticle({ lexicon, articles }: Content): ContentProblem[] {
  return lexicon.moneyLeaving
    .filter((id) => ![...articles.keys()].some((one) => one === id))
    .map((id) => warning("dialogue.yml", 1, `moneyLeaving: there is no article “${id}”`));
}

function unknownPlaceholdersOfLists({ errorCodes, smallTalk, wallet }: Content): ContentProblem[] {
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
