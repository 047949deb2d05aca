/** The articles as the home screen lists them. */

import type { ArticleId } from "./conversation.ts";

export interface Category {
  readonly id: string;
  readonly title: string;
  readonly articles: readonly { readonly id: ArticleId; readonly title: string }[];
}

/** What the home screen and `GET /api/faq` show. */
export interface Catalogue {
  readonly categories: readonly Category[];
  /** The most asked, at most six. */
  readonly frequent: readonly { readonly id: ArticleId; readonly title: string }[];
}
