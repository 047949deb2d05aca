import type { ConversationId } from "../../protocol/conversation.ts";
import type { ConversationCache } from "./conversation-cache.ts";
import { followAddress } from "./place.ts";
import type { ScreenState } from "./screen.ts";
import type { TicketsModel } from "./tickets.ts";

interface DeskPlaceOptions {
  readonly screen: ScreenState;
  readonly conversations: ConversationCache;
  readonly tickets: Pick<TicketsModel, "number" | "choose" | "leave">;
  readonly open: (id: ConversationId) => void;
}

/** Keeps the address the same as what is open at the desk. Returns what stops it. */
export const followDeskPlace = ({ screen, conversations, tickets, open }: DeskPlaceOptions) =>
  followAddress({
    current: () => ({
      page: screen.page.value,
      conversation: conversations.current.value?.id,
      ticket: tickets.number.value,
      article: screen.article.value ?? undefined,
    }),
    go({ page, conversation, ticket, article }) {
      if (page === "articles") return screen.showArticle(article ?? null);
      screen.show(page);
      // Not where the role is led to another page.
      if (screen.page.peek() === "tickets" && ticket !== tickets.number.peek()) {
        if (ticket === undefined) tickets.leave();
        else void tickets.choose(ticket);
      }
      if (page !== "desk" || conversation === conversations.current.peek()?.id) return;
      if (conversation === undefined) conversations.leave();
      else open(conversation);
    },
  });
