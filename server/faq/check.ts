import { checkArticles } from "./content/check-articles.ts";
import type { Content } from "./content/content.ts";
import type { ContentProblem } from "./content/problem.ts";

export interface CheckedContent {
  /** What `checkPhrasings` found. */
  readonly phrasings: readonly ContentProblem[];
  /** A date like 2027-05-01. */
  readonly today: string;
}

/** Everything that an editor should correct, sorted by file and line. */
export function checkContent(
  { content }: { readonly content: Content },
  { phrasings, today }: CheckedContent,
): readonly ContentProblem[] {
  return [...content.problems, ...checkArticles(content, today), ...phrasings].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line,
  );
}
