import type { NoteRecord, SavedReplyRecord } from "../domain/notes.ts";
import type { NoteReads, NoteWrites } from "../ports/note-store.ts";
import { after } from "../ports/store.ts";
import { number, text } from "./column.ts";
import { unindexNotes } from "./note-index.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const notes = table<NoteRecord>(
  "notes",
  {
    id: text(),
    conversationId: text(),
    agentId: text(),
    agentName: text(),
    text: text(),
    at: number,
  },
  ["place"],
);

export const savedReplies = table<SavedReplyRecord>("saved_replies", {
  id: text(),
  agentId: text(),
  shortcut: text(),
  title: text(),
  text: text(),
  at: number,
});

export function noteReads(sql: Queries) {
  const ofNotes = select(sql, notes);
  const newest = ofNotes.many("WHERE conversation_id = ? ORDER BY at DESC, id DESC LIMIT ?");
  const { one, many } = select(sql, savedReplies);
  return {
    notesIn: (id, limit) => after(newest(id, limit), (found) => found.toReversed()),
    note: ofNotes.one("WHERE id = ?"),
    savedReply: one("WHERE id = ?"),
    savedReplies: many("WHERE agent_id = ? OR agent_id IS NULL ORDER BY shortcut, id LIMIT ?"),
  } satisfies NoteReads;
}

export function noteWrites(sql: Sql) {
  const replies = modify(sql, savedReplies);
  return {
    insertNote: (note) => modify(sql, notes).insert(note),
    async redactNote(id) {
      await unindexNotes(sql, "id = ?", id);
      await modify(sql, notes).update(id, { text: "" });
    },
    insertSavedReply: (reply) => replies.insert(reply),
    updateSavedReply: ({ id, ...parts }) => replies.update(id, parts),
    async deleteSavedReply(id) {
      await sql.run("DELETE FROM saved_replies WHERE id = ?", [id]);
    },
  } satisfies NoteWrites;
}
