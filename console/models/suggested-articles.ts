import { type ReadonlySignal, signal } from "@preact/signals";
import type { ArticleLink, Locale } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";

/** The articles that fit what the customer has said last. */
export interface SuggestedArticles {
  readonly articles: ReadonlySignal<readonly ArticleLink[]>;
  /** Called at every change of the conversation; asks the server once for each text. */
  follow(view: Pick<AgentConversation, "messages" | "customer">): void;
}

/** So many fit in a line, and each has a key. */
const most = 3;

export function createSuggestedArticles(call: AgentCall): SuggestedArticles {
  const articles = signal<readonly ArticleLink[]>([]);
  let asked = "";
  const ask = async (text: string, locale: Locale) => {
    try {
      const found = await call("faq:suggest", { text, locale });
      if (asked !== text) return;
      articles.value = found.articles
        .slice(0, most)
        .map(({ id, title }) => ({ articleId: id, title }));
    } catch (error) {
      // They are a help: without them the search is still there.
      asRefusal(error);
    }
  };
  return {
    articles,
    follow({ messages, customer }) {
      const said = messages.findLast(({ author }) => author.kind === "customer")?.body;
      const text = said?.kind === "text" ? said.text : "";
      if (text === "" || text === asked) return;
      asked = text;
      void ask(text, customer.locale);
    },
  };
}
