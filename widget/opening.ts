import type { Translate } from "../ui/translate.ts";
import type { OpenTarget } from "./embed/options.ts";
import type { Chat } from "./models/chat.ts";
import type { Support } from "./models/support.ts";
import type { Key } from "./texts.ts";

/**
 * Leads to what the page has asked for. Nothing is sent by itself but the emergency, which the customer has tapped on the page.
 * Without a target: the conversation, where somebody waits, is served or has something to read; else home.
 */
export function goTo({ chat, navigation }: Support, target: OpenTarget, t: Translate<Key>): void {
  const status = chat.view.peek()?.status;
  const going = status === "queued" || status === "assigned" || chat.unread.peek() > 0;
  const draft = draftOf(target, t);
  if (target.ticket) {
    navigation.go({ name: "ticket", number: String(target.ticket), heading: t("home.ticket") });
  } else if (target.article) navigation.go({ name: "article", id: String(target.article) });
  else if (target.emergency || draft || going) navigation.go({ name: "chat" });
  if (target.emergency) sendOnce(chat, t("home.emergencyMessage"));
  if (draft) chat.draft.value = draft;
}

/** What the customer finds in the field, to send it or not. */
function draftOf({ draft, errorCode, transaction }: OpenTarget, t: Translate<Key>): string {
  if (transaction) return t("open.transaction", { id: transaction });
  return String(draft ?? errorCode ?? "");
}

/** Not again while the same conversation goes on. */
function sendOnce(chat: Chat, text: string): void {
  const view = chat.view.peek();
  const said = view?.status === "resolved" ? [] : (view?.messages ?? []);
  const isSaid = said.some(
    ({ author, body }) => author.kind === "customer" && "text" in body && body.text === text,
  );
  if (!isSaid && !chat.pending.peek().some((one) => one.text === text)) chat.send(text);
}
