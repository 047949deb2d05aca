import type { Note, SavedReply } from "../../protocol/notes.ts";
import type { NoteRecord, SavedReplyRecord } from "../domain/notes.ts";
import { isoTime } from "./time.ts";

export const presentNote = ({ id, at, agentId, agentName, text }: NoteRecord): Note => ({
  id,
  at: isoTime(at),
  author: { id: agentId, name: agentName },
  text,
  redacted: text === "" ? true : undefined,
});

export const presentReply = (reply: SavedReplyRecord): SavedReply => ({
  id: reply.id,
  shortcut: reply.shortcut,
  title: reply.title,
  text: reply.text,
  shared: reply.agentId === undefined,
});
