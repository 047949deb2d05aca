import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import type { Announcement } from "../../protocol/announcement.ts";
import type { Message } from "../../protocol/conversation.ts";
import { endedAt } from "../../ui/announcement/ended-at.ts";
import {
  aboutChat,
  besideQueue,
  knownAnnouncements,
  onHome,
} from "../../widget/models/announcement-list.ts";
import { withWord } from "../../widget/models/announcement-words.ts";
import { hasUnseen, noteShown } from "../../widget/models/seen-announcements.ts";

const one = (id: string, parts: Partial<Announcement> = {}): Announcement => ({
  id: id as Announcement["id"],
  kind: "incident",
  state: "active",
  title: id,
  text: "",
  topics: ["payment-failed"],
  errorCodes: ["PAY-1001"],
  startsAt: "2026-11-21T08:00:00.000Z",
  updates: [],
  affected: 0,
  ...parts,
});
const ids = (list: readonly Announcement[]) => list.map(({ id }) => id);
const said = (body: object, kind = "bot") => ({ author: { kind }, body }) as Message;
const article = said({ kind: "article", articleId: "payment-failed" });

test("the last word about each counts, and what the customer has done stays", () => {
  const words = [
    one("a", { title: "now", state: "ended" }),
    one("b"),
    one("a", { title: "before", dismissed: true, subscribed: true, nextUpdateAt: "x" }),
  ];
  const [a] = knownAnnouncements(words).filter(({ id }) => id === "a");
  expect(a).toMatchObject({ title: "now", state: "ended", dismissed: true, subscribed: true });
  expect(a?.nextUpdateAt).toBeUndefined();
  expect(knownAnnouncements(words)).toHaveLength(2);
});

test("one that is put off leaves home, and comes back when it begins", () => {
  const words = [one("a", { dismissed: true }), one("b"), one("c")];
  const off = withWord(words, { type: "announcement.changed", id: one("b").id });
  expect(ids(onHome(off))).toEqual(["c"]);
  const event = { type: "announcement.changed", id: one("b").id, announcement: one("b") } as const;
  expect(ids(onHome(withWord(off, event)))).toContain("b");
});

test("home shows incidents first, and nothing that is over or was put away", () => {
  const words = [
    one("notice", { kind: "notice", state: "scheduled" }),
    one("incident"),
    one("over", { state: "ended" }),
    one("away", { dismissed: true }),
  ];
  expect(ids(onHome(words))).toEqual(["incident", "notice"]);
});

test("a conversation has a bar where an article or a code in it is meant, until a card says it", () => {
  const words = [one("a"), one("later", { kind: "notice", state: "scheduled" })];
  expect(aboutChat(words, [])).toBeUndefined();
  expect(aboutChat(words, [article])?.id).toBe("a");
  expect(aboutChat(words, [said({ kind: "text", text: "报 pay-1001" }, "customer")])?.id).toBe("a");
  expect(aboutChat(words, [said({ kind: "text", text: "PAY-1001" })])).toBeUndefined();
  const card = said({ kind: "announcement", announcementId: "a" });
  expect(aboutChat(words, [article, card])).toBeUndefined();
});

test("an incident that is over ended with its last word, and not when it began", () => {
  const updates = [
    { at: "2026-11-21T08:20:00.000Z", text: "正在修复" },
    { at: "2026-11-21T08:46:00.000Z", text: "已恢复" },
  ];
  expect(endedAt(one("a", { state: "ended", updates }))).toBe("2026-11-21T08:46:00.000Z");
  expect(endedAt(one("a", { updates }))).toBeUndefined();
});

test("one stands where it was meant to, and on home and before answers where nothing is said of it", () => {
  const words = [
    one("usual"),
    one("answers", { places: ["answers"] }),
    one("queue", { places: ["queue"] }),
    one("dot", { places: ["launcher"] }),
  ];
  // What a dot points to is to be found.
  expect(ids(onHome(words))).toEqual(["usual", "dot"]);
  expect(aboutChat([one("queue", { places: ["queue"] })], [article])).toBeUndefined();
  expect(aboutChat([one("answers", { places: ["answers"] })], [article])?.id).toBe("answers");
  expect(besideQueue(words, [])?.id).toBe("queue");
  const card = said({ kind: "announcement", announcementId: "queue" });
  expect(besideQueue(words, [card])).toBeUndefined();
  const planned = one("queue", { places: ["queue"], state: "scheduled", kind: "notice" });
  expect(besideQueue([planned], [])).toBeUndefined();
});

test("what stood on the screen is counted once on this device, and takes the dot away", async () => {
  const kept = new Map<string, string>();
  const call = vi.fn(async () => ({}));
  const support = {
    announcements: signal([one("dot", { places: ["launcher"] }), one("usual")]),
    connection: { call },
    localStore: {
      read: (key: string) => kept.get(key),
      write: (key: string, value: string) => void kept.set(key, value),
    },
  } as never;
  const shows = (id: string, updates: number) => noteShown(support, one(id), updates);
  await shows("usual", 0);
  expect(hasUnseen(support)).toBe(true);
  call.mockRejectedValueOnce(new Error("offline"));
  await expect(shows("dot", 0)).rejects.toThrow();
  expect(hasUnseen(support)).toBe(true);
  await shows("dot", 0);
  expect(hasUnseen(support)).toBe(false);
  await shows("dot", 0);
  await shows("dot", 1);
  expect(call).toHaveBeenCalledTimes(4);
});
