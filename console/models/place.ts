import { effect } from "@preact/signals";
import type { ConversationId } from "../../protocol/conversation.ts";
import { type ConsolePage, consolePages } from "./screen.ts";

/** What the address of the page says: which page is open, and which conversation on the desk. */
interface Place {
  readonly page: ConsolePage;
  readonly conversation?: ConversationId | undefined;
}

/** `#/desk/<conversation>`, `#/tickets`; what follows a `?` is the page's own. An address that is not ours is the desk. */
export function placeIn(hash: string): Place {
  const [, name, id] = /^#\/([a-z]+)(?:\/([\w-]{1,64}))?(?:\?.*)?$/.exec(hash) ?? [];
  const page = consolePages.find((one) => one === name) ?? "desk";
  return page === "desk" && id ? { page, conversation: id as ConversationId } : { page };
}

export const hashOf = ({ page, conversation }: Place): string =>
  page === "desk" && conversation ? `#/desk/${conversation}` : `#/${page}`;

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
