import { type ReadonlySignal, signal } from "@preact/signals";
import type { Article, ArticleId, Locale } from "../../protocol/conversation.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { Call } from "./namespace.ts";

export interface FoundArticle {
  readonly id: ArticleId;
  readonly title: string;
}

export interface ArticleSearch {
  readonly text: ReadonlySignal<string>;
  /** Null until the first answer. */
  readonly found: ReadonlySignal<readonly FoundArticle[] | null>;
  readonly chosen: ReadonlySignal<number>;
  readonly preview: ReadonlySignal<Article | null>;
  readonly failed: ReadonlySignal<boolean>;
  search(text: string): void;
  /** Up or down the list, round at its ends. */
  move(step: 1 | -1): void;
  choose(index: number): void;
  close(): void;
}

/** After the last key, in milliseconds. */
const restMs = 120;

/** Finds and shows them in the language of who is to read them. */
export function createArticleSearch(call: Call, locale: Locale): ArticleSearch {
  const text = signal("");
  const found = signal<readonly FoundArticle[] | null>(null);
  const chosen = signal(0);
  const preview = signal<Article | null>(null);
  const failed = signal(false);
  let rest: ReturnType<typeof setTimeout> | undefined;

  const choose = async (index: number) => {
    chosen.value = index;
    const id = found.value?.[index]?.id;
    if (id === undefined) {
      preview.value = null;
      return;
    }
    const article = await attempt(() => call("article:get", { id, locale }));
    if (article && found.value?.[chosen.value]?.id === id) preview.value = article.article;
  };
  const ask = async (asked: string) => {
    const answer = await attempt(() => call("faq:suggest", { text: asked, locale }));
    // A slow answer to an earlier question must not replace a later one's.
    if (answer === undefined || asked !== text.value) return;
    found.value = answer.articles;
    await choose(0);
  };
  const attempt = async <T>(action: () => Promise<T>): Promise<T | undefined> => {
    try {
      const answer = await action();
      failed.value = false;
      return answer;
    } catch (error) {
      asRefusal(error);
      failed.value = true;
      return undefined;
    }
  };

  return {
    text,
    found,
    chosen,
    preview,
    failed,
    search(asked) {
      text.value = asked;
      clearTimeout(rest);
      if (asked.trim() === "") {
        found.value = null;
        preview.value = null;
        return;
      }
      rest = setTimeout(() => void ask(asked), restMs);
    },
    move(step) {
      const count = found.value?.length ?? 0;
      if (count > 0) void choose((chosen.value + step + count) % count);
    },
    choose: (index) => void choose(index),
    close: () => clearTimeout(rest),
  };
}
