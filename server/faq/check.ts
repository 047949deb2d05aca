import { checkPhrasings } from "./answer/check-phrasings.ts";
import type { Model } from "./answer/index/model.ts";
import { checkArticles } from "./content/check-articles.ts";
import type { Content } from "./content/content.ts";
import type { ContentProblem } from "./content/problem.ts";

/** Everything that an editor should correct, sorted by file and line. `today` is a date like 2027-05-01. */
export function checkContent(
  { content, model }: { readonly content: Content; readonly model: Model },
  today: string,
): readonly ContentProblem[] {
  return [
    ...content.problems,
    ...checkArticles(content, today),
    ...checkPhrasings(content, model),
  ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}
