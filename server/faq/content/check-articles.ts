import { yearsWithoutHolidays } from "../../../protocol/holiday-years.ts";
import { isCalendarDate, mistakenDay } from "../../../protocol/mistaken-days.ts";
import type { ArticleSource } from "./article.ts";
import type { Content } from "./content.ts";
import { type ContentProblem, error, warning } from "./problem.ts";
import { placeholderProblem, unknownPlaceholders } from "./wallet.ts";

/** Problems that only show in the whole content, in addition to those of the single files. */
export function checkArticles(content: Content, today: string): readonly ContentProblem[] {
  const sources = [...content.articles.values()].flatMap((versions) => [...versions.values()]);
  return [
    ...missingTranslations(content),
    ...unknownCategories(content),
    ...sources.flatMap((source) => [
      ...overdueReview(source, today),
      ...unknownCodes(source, content.errorCodes),
    ]),
    ...nobodyToAsk(content),
    ...errorCodesWithoutArticle(content),
    ...topicsWithoutArticle(content),
    ...outagesWithoutArticle(content),
    ...transactionsWithoutArticle(content),
    ...emergenciesWithoutArticle(content),
    ...moneyWithoutArticle(content),
    ...unknownPlaceholdersOfLists(content),
    ...yearsOfNoHoliday(content, today),
    ...mistakenDays(content),
  ];
}

/** zh-TW can be converted from zh-CN. zh-CN and en must both be there if any article has them. */
function missingTranslations({ articles, problems }: Content): ContentProblem[] {
  const all = [...articles.values()];
  // A broken file is there, and is named itself.
  const broken = new Set(
    problems
      .filter(({ severity }) => severity === "error")
      .map(({ file }) => withoutCategory(file)),
  );
  const wanted = (["zh-CN", "en"] as const).filter((locale) => all.some((one) => one.has(locale)));
  return all.flatMap((versions) => {
    const [source] = versions.values();
    return wanted
      .filter((locale) => !versions.has(locale) && !broken.has(`${locale}/${source?.id}.md`))
      .map((locale) => warning([source?.file ?? "", 1], "noTranslation", { locale }));
  });
}

const withoutCategory = (file: string): string => file.replace(/\/[^/]+\//, "/");

/** The bot still works without the file, and nobody gets a person. */
function nobodyToAsk({ smallTalk, problems }: Content): ContentProblem[] {
  if (isBroken(problems, "smalltalk.yml")) return [];
  return smallTalk.human.phrasings.length > 0 ? [] : [warning(["smalltalk.yml", 1], "missingFile")];
}

/** Customers read the folder's name. Once for each folder. */
function unknownCategories({ articles, categories, problems }: Content): ContentProblem[] {
  // Without the list the folders' names are the categories.
  if (isBroken(problems, "categories.yml") || Object.keys(categories).length === 0) return [];
  const first = new Map<string, string>();
  for (const versions of articles.values())
    for (const { category, file } of versions.values())
      if (!Object.hasOwn(categories, category) && !first.has(category)) first.set(category, file);
  return [...first].map(([category, file]) => warning([file, 1], "unknownCategory", { category }));
}

/** Promises would be made for days on which nobody works. A calendar without any holiday is nobody's. */
function yearsOfNoHoliday({ tickets }: Content, today: string): ContentProblem[] {
  const holidays = [...tickets.calendar.holidays];
  if (holidays.length === 0) return [];
  return yearsWithoutHolidays(holidays, Date.parse(today)).map((year) =>
    warning(["tickets.yml", 1], "noHolidays", { year }),
  );
}

/** Promises still have a date, and hardly the one that was meant. */
function mistakenDays({ tickets: { calendar } }: Content): ContentProblem[] {
  const found = (code: "noSuchDay" | "dayTwice" | "noWorkdays", date: string) =>
    warning(["tickets.yml", 1], code, { date });
  const days = [...calendar.holidays, ...calendar.workingDays];
  const mistaken = mistakenDay(calendar);
  const isTwice = mistaken?.field === "workingDays";
  return [
    ...days.filter((date) => !isCalendarDate(date)).map((date) => found("noSuchDay", date)),
    ...(mistaken ? [found(isTwice ? "dayTwice" : "noWorkdays", mistaken.value)] : []),
  ];
}

/** It is there, and named itself. */
const isBroken = (problems: readonly ContentProblem[], list: string): boolean =>
  problems.some(({ file, severity }) => file === list && severity === "error");

function overdueReview(source: ArticleSource, today: string): ContentProblem[] {
  if (source.reviewBy === undefined || source.reviewBy >= today) return [];
  return [warning([source.file, 1], "reviewDue", { date: source.reviewBy })];
}

function unknownCodes({ file, errorCodes }: ArticleSource, known: Content["errorCodes"]) {
  return errorCodes
    .filter(({ code }) => !Object.hasOwn(known, code))
    .map(({ code, line }) => error([file, line], "unknownCode", { code }));
}

function errorCodesWithoutArticle({ errorCodes, articles }: Content): ContentProblem[] {
  return Object.entries(errorCodes)
    .filter(([, entry]) => ![...articles.keys()].some((id) => id === entry.article))
    .map(([code, entry]) =>
      error(["error-codes.yml", 1], "codeWithoutArticle", { code, id: entry.article }),
    );
}

function topicsWithoutArticle({ topics, articles }: Content): ContentProblem[] {
  return Object.entries(topics).flatMap(([name, topic]) =>
    topic.articles
      .filter((id) => ![...articles.keys()].some((one) => one === id))
      .map((id) => warning(["topics.yml", 1], "topicWithoutArticle", { topic: name, id })),
  );
}

function outagesWithoutArticle({ outages, articles }: Content): ContentProblem[] {
  return outages
    .filter((id) => ![...articles.keys()].some((one) => one === id))
    .map((id) => warning(["outages.yml", 1], "topicWithoutArticle", { topic: "articles", id }));
}

function transactionsWithoutArticle({ transactions, articles }: Content): ContentProblem[] {
  return Object.entries(transactions).flatMap(([status, byKind]) =>
    Object.entries(byKind ?? {})
      .filter(([, { article }]) => ![...articles.keys()].some((one) => one === article))
      .map(([kind, { article }]) =>
        error(["transactions.yml", 1], "codeWithoutArticle", {
          code: `${status}, ${kind}`,
          id: article,
        }),
      ),
  );
}

function moneyWithoutArticle({ lexicon, articles }: Content): ContentProblem[] {
  return lexicon.moneyLeaving
    .filter((id) => ![...articles.keys()].some((one) => one === id))
    .map((id) => warning(["dialogue.yml", 1], "moneyWithoutArticle", { id }));
}

function emergenciesWithoutArticle({ emergencies, articles }: Content): ContentProblem[] {
  return Object.keys(emergencies)
    .filter((kind) => ![...articles.keys()].some((id) => id === kind))
    .map((kind) => error(["emergencies.yml", 1], "codeWithoutArticle", { code: kind, id: kind }));
}

function unknownPlaceholdersOfLists({
  errorCodes,
  smallTalk,
  emergencies,
  wallet,
  problems,
}: Content): ContentProblem[] {
  if (isBroken(problems, "wallet.yml")) return [];
  const texts = (value: unknown): string[] =>
    typeof value === "string"
      ? [value]
      : typeof value === "object" && value !== null
        ? Object.values(value).flatMap(texts)
        : [];
  const unknown = (file: string, value: unknown) =>
    texts(value).flatMap((text) =>
      unknownPlaceholders(text, wallet).map((found) => placeholderProblem([file, 1], found)),
    );
  return [
    ...unknown("error-codes.yml", errorCodes),
    ...unknown("smalltalk.yml", smallTalk),
    ...unknown("emergencies.yml", emergencies),
  ];
}
