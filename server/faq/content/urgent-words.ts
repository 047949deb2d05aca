import type { Content } from "./content.ts";

/** The keywords of the urgent articles, all languages together. */
export const urgentWordsOf = ({ articles }: Content): readonly string[] =>
  [...articles.values()]
    .flatMap((versions) => [...versions.values()])
    .filter(({ urgency }) => urgency === "urgent")
    .flatMap(({ keywords }) => keywords);
