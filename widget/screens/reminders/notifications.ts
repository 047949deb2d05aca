/** Notifications of the browser while the page is open and hidden. They say that somebody has answered, and never what. */

import { effect, type ReadonlySignal } from "@preact/signals";
import type { Conversation } from "../../../protocol/conversation.ts";
import type { WidgetContextValue } from "../../context.ts";
import { reminderTextsIn } from "./texts.ts";

/** Kept on the device: the browser's permission is the page's, this is the customer's wish here. */
const wishKey = "notify";
/** The customer has waited in the queue once: before that nobody is asked for anything. */
const waitedKey = "waited";

type Store = Pick<WidgetContextValue["support"]["localStore"], "read" | "write" | "remove">;

/** Web views have none, and most browsers give none to a frame of another site. */
export const canNotify = (): boolean => typeof Notification === "function";

export const mayOfferNotifications = (store: Store): boolean =>
  canNotify() && (store.read(waitedKey) === "1" || store.read(wishKey) === "1");

export const noteWait = (store: Store): void => store.write(waitedKey, "1");

export const notifies = (store: Store): boolean =>
  canNotify() && store.read(wishKey) === "1" && Notification.permission === "granted";

/** Asks the browser, which asks the customer. False: it was not allowed. */
export async function turnOnNotifications(store: Store): Promise<boolean> {
  if ((await Notification.requestPermission()) !== "granted") return false;
  store.write(wishKey, "1");
  return true;
}

export const turnOffNotifications = (store: Store): void => store.remove(wishKey);

/** From now on; what is there already is no news. Answers how to stop it. */
export function watchForAnswers(context: ReadonlySignal<WidgetContextValue>): () => void {
  const { chat, localStore } = context.peek().support;
  let before: Conversation | null | undefined;
  return effect(() => {
    const view = chat.view.value;
    const news = before === undefined ? undefined : newsIn(before, view);
    before = view;
    if (news && document.hidden && notifies(localStore)) show(context.peek(), news);
  });
}

type News = "notifyAnswer" | "notifyComing";

/** What has come of a person; the bot answers at once, while the customer looks. */
function newsIn(before: Conversation | null, view: Conversation | null): News | undefined {
  if (!view) return undefined;
  const seen = before?.id === view.id ? before : null;
  const said = view.messages.findLast(({ author }) => author.kind === "agent");
  if (said && said.seq > (seen?.lastSeq ?? 0)) return "notifyAnswer";
  return seen?.status === "queued" && view.status === "assigned" ? "notifyComing" : undefined;
}

function show({ support, locale }: WidgetContextValue, news: News): void {
  const text = reminderTextsIn(locale);
  try {
    // The same tag: a later one takes the place of an earlier one.
    const shown = new Notification(text(news), { body: text("notifyBody"), tag: "pocketdesk" });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
  } catch {
    // Chrome on Android shows none for a page without a service worker: nothing is promised any more.
    turnOffNotifications(support.localStore);
  }
}
