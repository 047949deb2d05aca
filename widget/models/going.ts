import type { Chat } from "./chat.ts";

/** Where the device keeps whether the conversation came first at the last visit: some text, or none. */
export const goingKey = "going";

/** Somebody waits in the conversation, is served, or has something to read: it comes before home. */
export const isGoing = ({ view, unread }: Pick<Chat, "view" | "unread">): boolean =>
  /queued|assigned/.test(view.value?.status ?? "") || unread.value > 0;
