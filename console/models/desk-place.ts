import type { ConversationId } from "../../protocol/conversation.ts";
import type { ConversationCache } from "./conversation-cache.ts";
import { followAddress } from "./place.ts";
import type { ScreenState } from "./screen.ts";

interface DeskPlaceOptions {
  readonly screen: ScreenState;
  readonly conversations: ConversationCache;
  readonly open: (id: ConversationId) => void;
}

/** Keeps the address the same as what is open at the desk. Returns what stops it. */
export const followDeskPlace = ({ screen, conversations, open }: DeskPlaceOptions) =>
  followAddress({
    current: () => ({
      page: screen.page.value,
      conversation: conversations.current.value?.id,
      article: screen.article.value ?? undefined,
    }),
    go({ page, conversation, article }) {
      if (page === "articles") return screen.showArticle(article ?? null);
      screen.show(page);
      if (page !== "desk" || conversation === conversations.current.peek()?.id) return;
      if (conversation === undefined) conversations.leave();
      else open(conversation);
    },
  });
