import { effect } from "@preact/signals";
import type { ArticleId, ConversationId } from "../../protocol/conversation.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { type ConsolePage, consolePages } from "./screen.ts";

/** What the address of the page says: which page is open, and which conversation on the desk, which ticket or which article on its page. */
interface Place {
  readonly page: ConsolePage;
  readonly conversation?: ConversationId | undefined;
  readonly ticket?: TicketNumber | undefined;
  readonly article?: ArticleId | undefined;
}

/** `#/desk/<conversation>`, `#/tickets/<number>`, `#/articles/<article>`, `#/live`; what follows a `?` is the page's own. An address that is not ours is the desk. */
export function placeIn(hash: string): Place {
  const [, name, id] = /^#\/([a-z]+)(?:\/([\w-]{1,64}))?(?:\?.*)?$/.exec(hash) ?? [];
  const page = consolePages.find((one) => one === name) ?? "desk";
  if (page === "desk" && id) return { page, conversation: id as ConversationId };
  if (page === "tickets" && id) return { page, ticket: id.toUpperCase() as TicketNumber };
  if (page === "articles" && id) return { page, article: id as ArticleId };
  return { page };
}

export function hashOf({ page, conversation, ticket, article }: Place): string {
  const ids: Partial<Record<ConsolePage, string | undefined>> = {
    desk: conversation,
    tickets: ticket,
    articles: article,
  };
  const id = ids[page];
  return id ? `#/${page}/${id}` : `#/${page}`;
}

interface FollowOptions {
  /** Read within an effect. */
  readonly current: () => Place;
  readonly go: (place: Place) => void;
}

/** Keeps the address and the screen the same: back and reload show what was open. Returns what stops it. */
export function followAddress({ current, go }: FollowOptions): () => void {
  const arrive = () => go(placeIn(location.hash));
  window.addEventListener("popstate", arrive);
  arrive();
  const stop = effect(() => {
    const hash = hashOf(current());
    if (hash === location.hash.split("?")[0]) return;
    if (location.hash === "") history.replaceState(null, "", hash);
    else history.pushState(null, "", hash);
  });
  return () => {
    stop();
    window.removeEventListener("popstate", arrive);
  };
}
