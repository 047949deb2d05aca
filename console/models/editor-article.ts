import { type ReadonlySignal, signal } from "@preact/signals";
import type { ArticleId, Locale } from "../../protocol/conversation.ts";
import type { EditorArticle } from "../../protocol/editor-article.ts";
import type { ContentAnswer } from "../../protocol/gaps.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAgent } from "./admin-request.ts";

/** `gone`: there is no such article, or none any more. `away`: the server does not answer; what it said last stays. */
type EditorArticleState = "none" | "loading" | "ready" | "gone" | "away";

/** One live article as its editor sees it. */
export interface EditorArticleModel {
  readonly article: ReadonlySignal<EditorArticle | null>;
  readonly state: ReadonlySignal<EditorArticleState>;
  /** Counts the answers of the server: what is shown of the article is read again with each. */
  readonly readings: ReadonlySignal<number>;
  open(id: ArticleId | null, locale: Locale): Promise<void>;
  /** Null where the server does not answer. */
  ask(question: string, locale: Locale): Promise<ContentAnswer | null>;
}

/** Until the server has compared an article's phrasings, in milliseconds. */
const checkAgainMs = 2_000;

export function createEditorArticle(request: AdminRequest = requestAsAgent): EditorArticleModel {
  const article = signal<EditorArticle | null>(null);
  const state = signal<EditorArticleState>("none");
  const readings = signal(0);
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(id: ArticleId, locale: Locale): Promise<void> {
    const turn = last;
    try {
      const path = `content/articles/${encodeURIComponent(id)}?locale=${locale}`;
      const found = await request<EditorArticle>("GET", path);
      if (turn !== last) return;
      article.value = found;
      state.value = "ready";
      if (!found.checked) timer = setTimeout(() => void read(id, locale), checkAgainMs);
    } catch (error) {
      const { code } = asRefusal(error);
      if (turn !== last) return;
      if (code === "not_found") article.value = null;
      state.value = code === "not_found" ? "gone" : "away";
    }
  }

  return {
    article,
    state,
    readings,
    async open(id, locale) {
      last += 1;
      clearTimeout(timer);
      if (article.peek()?.id !== id) {
        article.value = null;
        state.value = id === null ? "none" : "loading";
      }
      if (id === null) return;
      const turn = last;
      await read(id, locale);
      if (turn === last && state.peek() === "ready") readings.value += 1;
    },
    async ask(question, locale) {
      try {
        return await request<ContentAnswer>("POST", "content/questions", { question, locale });
      } catch (error) {
        asRefusal(error);
        return null;
      }
    },
  };
}
