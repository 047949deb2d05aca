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

export function createEditorArticle(request: AdminRequest = requestAsAgent): EditorArticleModel {
  const article = signal<EditorArticle | null>(null);
  const state = signal<EditorArticleState>("none");
  const readings = signal(0);
  let last = 0;
  return {
    article,
    state,
    readings,
    async open(id, locale) {
      last += 1;
      const turn = last;
      if (article.peek()?.id !== id) {
        article.value = null;
        state.value = id === null ? "none" : "loading";
      }
      if (id === null) return;
      try {
        const path = `content/articles/${encodeURIComponent(id)}?locale=${locale}`;
        const found = await request<EditorArticle>("GET", path);
        if (turn !== last) return;
        article.value = found;
        state.value = "ready";
        readings.value += 1;
      } catch (error) {
        const { code } = asRefusal(error);
        if (turn !== last) return;
        if (code === "not_found") article.value = null;
        state.value = code === "not_found" ? "gone" : "away";
      }
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
