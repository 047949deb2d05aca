import type { ArticleId } from "../../protocol/conversation.ts";
import { createAnalyzer } from "./analysis.ts";
import type { ArticleSource } from "./article.ts";
import type { Content } from "./content.ts";
import type { FaqEngine } from "./engine.ts";
import { toBlocks } from "./markdown.ts";
import { type Model, normalText } from "./model.ts";
import { error, type Problem, warning } from "./problem.ts";
import { unknownPlaceholders } from "./wallet.ts";

/** What can only be seen with the whole content at hand, beside what reading it has found. */
export function checkContent(
  faq: { readonly content: Content; readonly engine: FaqEngine; readonly model: Model },
  today: string,
): readonly Problem[] {
  const { content } = faq;
  const owner = createOwnerFinder(content, faq.model);
  const sources = [...content.articles.values()].flatMap((versions) => [...versions.values()]);
  return [
    ...content.problems,
    ...missingTranslations(content),
    ...sources.flatMap((source) => [...overdue(source, today), ...lostMarkup(source)]),
    ...conflicts(sources),
    ...sources.flatMap((source) => lostPhrasings(source, { owner, engine: faq.engine })),
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

/** The same phrasing, but for spaces, punctuation and case, in two articles or twice in one. */
function conflicts(sources: readonly ArticleSource[]): Problem[] {
  const owners = new Map<string, { readonly id: ArticleId; readonly where: string }>();
  const problems: Problem[] = [];
  for (const source of sources) {
    for (const { text, line } of source.phrasings) {
      const key = text
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[\p{P}\p{S}\s]/gu, "");
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, { id: source.id, where: `${source.file}:${line}` });
      else if (owner.id !== source.id)
        problems.push(error(source.file, line, `“${text}” also stands in ${owner.where}`));
      else problems.push(warning(source.file, line, `“${text}” stands twice (${owner.where})`));
    }
  }
  return problems;
}

/** The article that lists this phrasing, but for spelling; nobody where none or several do. */
function createOwnerFinder(
  content: Content,
  model: Model,
): (text: string) => ArticleId | undefined {
  const analyzer = createAnalyzer(content.synonyms, model.knownWords);
  return (text) => {
    const at = model.exact.get(normalText(analyzer.document(text).clauses)) ?? -1;
    const target = model.targets[at];
    return target?.kind === "article" ? target.id : undefined;
  };
}

/** Every phrasing is a regression test: asked as it stands, its own article must come first. */
function lostPhrasings(
  source: ArticleSource,
  by: { owner(text: string): ArticleId | undefined; readonly engine: FaqEngine },
): Problem[] {
  return [{ text: source.title, line: 2 }, ...source.phrasings].flatMap(({ text, line }) => {
    if (by.owner(text) === source.id) return [];
    const found = by.engine.ask(text, { locale: source.locale });
    const winner = found.outcome === "human" ? "@human" : found.hits[0]?.articleId;
    if (winner === source.id || winner === undefined) return [];
    return [warning(source.file, line, `“${text}” is answered by ${winner}`)];
  });
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
