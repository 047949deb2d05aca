/** When a hidden page shows a notification, and what it says. */

import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Author, Conversation } from "../../protocol/conversation.ts";
import { emptyConversation } from "../../protocol/conversation.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import type { WidgetContextValue } from "../../widget/context.ts";
import {
  mayOfferNotifications,
  noteWait,
  notifies,
  turnOffNotifications,
  turnOnNotifications,
  watchForAnswers,
} from "../../widget/screens/reminders/notifications.ts";

const shown: { title: string; body: string }[] = [];
let allows: NotificationPermission = "granted";
let canShow = true;

class FakeNotification {
  static get permission() {
    return allows;
  }
  static requestPermission = async () => allows;
  onclick: unknown;
  constructor(title: string, { body }: { body: string }) {
    if (!canShow) throw new TypeError("Illegal constructor");
    shown.push({ title, body });
  }
  close() {}
}

const document = { hidden: true };
beforeEach(() => {
  shown.length = 0;
  [allows, canShow, document.hidden] = ["granted", true, true];
  vi.stubGlobal("Notification", FakeNotification);
  vi.stubGlobal("document", document);
});
afterEach(() => vi.unstubAllGlobals());

const store = () => createLocalStore("pocketdesk:", undefined);
const secret = "密码是 Abc12345";

const said = (before: Conversation | null, kind: Author["kind"]): Conversation => {
  const base = before ?? emptyConversation("c" as Conversation["id"], "2026-11-29T00:00:00.000Z");
  const seq = base.lastSeq + 1;
  const message = {
    id: `m${seq}` as Conversation["messages"][number]["id"],
    seq,
    at: base.createdAt,
    author: { kind },
    body: { kind: "text", text: secret },
  } as const;
  return { ...base, lastSeq: seq, messages: [...base.messages, message] };
};

function watched(localStore = store()) {
  const view = signal<Conversation | null>(said(null, "agent"));
  const support = { chat: { view }, localStore } as unknown as WidgetContextValue["support"];
  const context = signal({ support, locale: "zh-CN" } as WidgetContextValue);
  return { view, localStore, stop: watchForAnswers(context) };
}

test("an agent's answer to a hidden page is shown without a word of it, and what was there before is not", async () => {
  const { view, localStore, stop } = watched();
  await turnOnNotifications(localStore);
  expect(shown).toEqual([]);
  view.value = said(view.value, "bot");
  view.value = said(view.value, "customer");
  expect(shown).toEqual([]);
  view.value = said(view.value, "agent");
  expect(shown).toEqual([{ title: "客服回复您了", body: "回到页面就能看到" }]);
  view.value = view.value && { ...view.value, status: "queued" };
  view.value = view.value && { ...view.value, status: "assigned" };
  expect(shown.at(-1)?.title).toBe("客服已接入");
  expect(JSON.stringify(shown)).not.toContain(secret);
  stop();
  view.value = said(view.value, "agent");
  expect(shown).toHaveLength(2);
});

test("nothing is shown to who looks at the page, has not asked for it, or has switched it off", async () => {
  const { view, localStore, stop } = watched();
  view.value = said(view.value, "agent");
  await turnOnNotifications(localStore);
  document.hidden = false;
  view.value = said(view.value, "agent");
  document.hidden = true;
  turnOffNotifications(localStore);
  view.value = said(view.value, "agent");
  expect(shown).toEqual([]);
  stop();
});

test("they are offered after the first wait only, and a browser that refuses leaves them off", async () => {
  const localStore = store();
  expect(mayOfferNotifications(localStore)).toBe(false);
  noteWait(localStore);
  expect(mayOfferNotifications(localStore)).toBe(true);
  allows = "denied";
  expect(await turnOnNotifications(localStore)).toBe(false);
  expect(notifies(localStore)).toBe(false);
  vi.stubGlobal("Notification", undefined);
  expect(mayOfferNotifications(localStore)).toBe(false);
});

test("a browser that shows none after all is not counted on again", async () => {
  const { view, localStore, stop } = watched();
  await turnOnNotifications(localStore);
  canShow = false;
  view.value = said(view.value, "agent");
  expect(notifies(localStore)).toBe(false);
  stop();
});
