import { type ReadonlySignal, signal } from "@preact/signals";
import type { Article, ArticleId, ArticleLink, Locale } from "../../protocol/conversation.ts";
import { isBlank } from "../../protocol/text.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";

/** `gone`: there is no such article, or none any more. `away`: the server does not answer. */
type ReaderState = "none" | "loading" | "ready" | "gone" | "away";

/** Live articles for whoever reads them, and changes none. */
export interface ArticleReader {
  readonly article: ReadonlySignal<Article | null>;
  readonly state: ReadonlySignal<ReaderState>;
  /** What fits the words best, in whatever words the article has it. */
  readonly found: ReadonlySignal<readonly ArticleLink[]>;
  open(id: ArticleId | null, locale: Locale): Promise<void>;
  search(words: string, locale: Locale): void;
  close(): void;
}

/** The search starts so long after the last key, in milliseconds. */
const debounceMs = 120;

export function createArticleReader(call: AgentCall): ArticleReader {
  const article = signal<Article | null>(null);
  const state = signal<ReaderState>("none");
  const found = signal<readonly ArticleLink[]>([]);
  let opened = 0;
  let searched = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function find(words: string, locale: Locale) {
    try {
      const { articles } = await call("faq:suggest", { text: words, locale });
      // A slow answer must not replace the answer to a later search.
      if (words !== searched) return;
      found.value = articles.map(({ id, title }) => ({ articleId: id, title }));
    } catch (error) {
      asRefusal(error);
    }
  }

  return {
    article,
    state,
    found,
    async open(id, locale) {
      opened += 1;
      const turn = opened;
      if (article.peek()?.id !== id) article.value = null;
      state.value = id === null ? "none" : "loading";
      if (id === null) return;
      try {
        const answer = await call("article:get", { id, locale });
        if (turn !== opened) return;
        article.value = answer.article;
        state.value = "ready";
      } catch (error) {
        const { code } = asRefusal(error);
        if (turn === opened) state.value = code === "not_found" ? "gone" : "away";
      }
    },
    search(words, locale) {
      searched = words;
      clearTimeout(timer);
      if (isBlank(words)) found.value = [];
      else timer = setTimeout(() => void find(words, locale), debounceMs);
    },
    close: () => clearTimeout(timer),
  };
}
