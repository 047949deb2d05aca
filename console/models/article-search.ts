import { type ReadonlySignal, signal } from "@preact/signals";
import type { Article, ArticleId, Locale } from "../../protocol/conversation.ts";
import { isBlank } from "../../protocol/text.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";

interface FoundArticle {
  readonly id: ArticleId;
  readonly title: string;
}

/** Finds articles in the language of the customer who is to read them. */
export interface ArticleSearch {
  readonly text: ReadonlySignal<string>;
  /** Null until the first answer. */
  readonly found: ReadonlySignal<readonly FoundArticle[] | null>;
  readonly chosen: ReadonlySignal<number>;
  readonly preview: ReadonlySignal<Article | null>;
  readonly failed: ReadonlySignal<boolean>;
  search(text: string): void;
  /** One step up or down the list; after the last comes the first. */
  move(step: 1 | -1): void;
  choose(index: number): void;
  close(): void;
}

/** The search starts so long after the last key, in milliseconds. */
const debounceMs = 120;

export function createArticleSearch(call: AgentCall, locale: Locale): ArticleSearch {
  const text = signal("");
  const found = signal<readonly FoundArticle[] | null>(null);
  const chosen = signal(0);
  const preview = signal<Article | null>(null);
  const { failed, attempt } = createAttempt();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const choose = async (index: number) => {
    chosen.value = index;
    const id = found.value?.[index]?.id;
    if (id === undefined) preview.value = null;
    else {
      const answer = await attempt(call("article:get", { id, locale }));
      if (answer && found.value?.[chosen.value]?.id === id) preview.value = answer.article;
    }
  };
  const fetchFound = async (searched: string) => {
    const answer = await attempt(call("faq:suggest", { text: searched, locale }));
    // A slow answer must not replace the answer to a later search.
    if (answer === undefined || searched !== text.value) return;
    found.value = answer.articles;
    await choose(0);
  };
  return {
    text,
    found,
    chosen,
    preview,
    failed,
    search(searched) {
      text.value = searched;
      clearTimeout(timer);
      if (!isBlank(searched)) timer = setTimeout(() => void fetchFound(searched), debounceMs);
      else {
        found.value = null;
        preview.value = null;
      }
    },
    move(step) {
      const count = found.value?.length ?? 0;
      if (count > 0) void choose((chosen.value + step + count) % count);
    },
    choose: (index) => void choose(index),
    close: () => clearTimeout(timer),
  };
}

/** Notes whether the last call failed. A call that fails answers undefined. */
function createAttempt() {
  const failed = signal(false);
  const attempt = async <T>(answer: Promise<T>): Promise<T | undefined> => {
    try {
      const value = await answer;
      failed.value = false;
      return value;
    } catch (error) {
      asRefusal(error);
      failed.value = true;
      return undefined;
    }
  };
  return { failed, attempt };
}
