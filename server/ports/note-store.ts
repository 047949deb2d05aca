import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { NoteId, SavedReplyId } from "../../protocol/notes.ts";
import type { NoteRecord, SavedReplyRecord } from "../domain/notes.ts";
import type { Eventually } from "./eventually.ts";

export interface NoteReads {
  /** The last `limit`, oldest first. */
  notesIn(id: ConversationId, limit: number): Eventually<readonly NoteRecord[]>;
  note(id: NoteId): Eventually<NoteRecord | undefined>;
  savedReply(id: SavedReplyId): Eventually<SavedReplyRecord | undefined>;
  /** The agent's own and everybody's, by shortcut. */
  savedReplies(agentId: AgentId, limit: number): Eventually<readonly SavedReplyRecord[]>;
}

export interface NoteWrites {
  insertNote(note: NoteRecord): Eventually<void>;
  /** Its words are gone after the commit, from the disk too. */
  redactNote(id: NoteId): Eventually<void>;
  insertSavedReply(reply: SavedReplyRecord): Eventually<void>;
  updateSavedReply(reply: SavedReplyRecord): Eventually<void>;
  deleteSavedReply(id: SavedReplyId): Eventually<void>;
}
