/** An article as whoever keeps it sees it. */

import type { ArticleId, Locale } from "./conversation.ts";
import type { ContentProblemView } from "./editor-start.ts";

/** What an editor wrote in one language. */
export interface ArticleFile {
  readonly locale: Locale;
  readonly file: string;
  readonly phrasings: readonly string[];
  /** A day, `2027-05-01`. */
  readonly reviewBy?: string | undefined;
}

export interface EditorArticle {
  readonly id: ArticleId;
  readonly title: string;
  /** Customers of a language without a file read another one's words. */
  readonly files: readonly ArticleFile[];
  /** False while its phrasings are still compared with all others: `problems` may not be all then. */
  readonly checked: boolean;
  /** Those of its files. Errors first. */
  readonly problems: readonly ContentProblemView[];
}
