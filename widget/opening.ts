import type { OpenTarget } from "./embed/options.ts";
import { goingKey, isGoing } from "./models/going.ts";
import type { Support } from "./models/support.ts";

/**
 * Leads to what the page has asked for. Nothing is sent by itself.
 * Without a target: the conversation, where somebody waits, is served or has something to read; else home.
 */
export function goTo(support: Support, target: OpenTarget, page?: boolean): void {
  const { chat, navigation } = support;
  const draft = textOf(target.draft ?? target.errorCode);
  if (target.ticket) {
    navigation.go({ name: "ticket", number: String(target.ticket) });
  } else if (target.article) navigation.go({ name: "article", id: String(target.article) });
  else if (target.emergency) navigation.go({ name: "emergency" });
  else if (draft || target.transaction || comesFirst(support, page))
    navigation.go({ name: "chat" });
  const isAlone = draft && chat.offer(draft);
  // Shown over the field, to send it or not. A question of its own is not about what was shown before.
  if (target.transaction || isAlone) chat.about.value = textOf(target.transaction) || undefined;
}

/**
 * As it was at the last visit, until the server says how it is: where the widget opens does not hang on who is faster. A page of
 * its own begins with home.
 */
const comesFirst = ({ chat, session, localStore }: Support, page?: boolean) =>
  session.peek() ? isGoing(chat) : !page && navigator.onLine && !!localStore.read(goingKey);

/** A page may give a number for a text. What is neither is nothing to write into the field. */
const textOf = (given: unknown): string => (typeof given === "object" ? "" : String(given ?? ""));
