import type { LocalStore } from "../../ui/local-store.ts";
import type { Chat } from "./chat.ts";

const key = "going";

/** Somebody waits in the conversation, is served, or has something to read: it comes before home. */
export function isGoing({ view, unread }: Pick<Chat, "view" | "unread">): boolean {
  const status = view.value?.status;
  return status === "queued" || status === "assigned" || unread.value > 0;
}

export const keepGoing = (localStore: Pick<LocalStore, "write">, going: boolean): void =>
  localStore.write(key, going ? "1" : "0");

/** At the end of the last visit. */
export const wasGoing = (localStore: Pick<LocalStore, "read">): boolean =>
  localStore.read(key) === "1";
