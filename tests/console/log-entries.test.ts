import { expect, test } from "vitest";
import { foldOf, logItems } from "../../console/models/log-entries.ts";
import type {
  AgentId,
  Author,
  Message,
  MessageBody,
  MessageId,
} from "../../protocol/conversation.ts";
import type { Note, NoteId } from "../../protocol/notes.ts";
import { at } from "./rows.ts";

const message = (seq: number, kind: Author["kind"], body: MessageBody): Message => ({
  id: `m${seq}` as MessageId,
  seq,
  author: { kind },
  at: at(`10:0${seq}`),
  body,
});
const text = (words: string): MessageBody => ({ kind: "text", text: words });
const step: MessageBody = { kind: "notice", code: "queued", text: "排队" };
const note = (clock: string): Note => ({
  id: clock as NoteId,
  at: at(clock),
  author: { id: "bo" as AgentId, name: "Bo" },
  text: "已核对",
});

const messages = [
  message(1, "customer", text("没到账")),
  message(2, "bot", text("请看这篇")),
  message(3, "bot", text("还需要人工吗")),
  message(4, "system", step),
  message(5, "system", step),
  message(6, "customer", text("在吗")),
  message(7, "system", step),
];
const kindsOf = (items: ReturnType<typeof logItems>) =>
  items.map((item) => (item.kind === "message" ? item.message.seq : item.kind));

test("steps that follow each other are one line, and so is what the bot has said; a single step is itself", () => {
  const items = logItems({ messages, notes: [], status: "assigned" }, new Set());
  expect(kindsOf(items)).toEqual([1, "bot", "steps", 6, 7]);
});

test("a line that was opened shows what is in it", () => {
  const opened = new Set([foldOf(messages.slice(3))]);
  const items = logItems({ messages, notes: [], status: "assigned" }, opened);
  expect(kindsOf(items)).toEqual([1, "bot", "steps", 4, 5, 6, 7]);
});

test("while the bot has the conversation, what it says is read in full", () => {
  const items = logItems({ messages, notes: [], status: "bot" }, new Set());
  expect(kindsOf(items)).toEqual([1, 2, 3, "steps", 6, 7]);
});

test("notes stand at their times, also after the last message", () => {
  const notes = [note("10:00"), note("10:05"), note("10:09")];
  const items = logItems({ messages, notes, status: "assigned" }, new Set());
  expect(kindsOf(items)).toEqual(["note", 1, "bot", "steps", "note", 6, 7, "note"]);
});

test("a note from before the first message that was loaded waits until that page is there", () => {
  const later = messages.slice(5);
  const notes = [note("10:01"), note("10:08")];
  const items = logItems({ messages: later, notes, status: "assigned" }, new Set());
  expect(kindsOf(items)).toEqual([6, 7, "note"]);
});
