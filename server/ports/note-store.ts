import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { SavedReplyId } from "../../protocol/notes.ts";
import type { NoteRecord, SavedReplyRecord } from "../domain/notes.ts";
import type { Eventually } from "./eventually.ts";

export interface NoteReads {
  /** The last `limit`, oldest first. */
  notesIn(id: ConversationId, limit: number): Eventually<readonly NoteRecord[]>;
  savedReply(id: SavedReplyId): Eventually<SavedReplyRecord | undefined>;
  /** The agent's own and everybody's, by shortcut. */
  savedReplies(agentId: AgentId, limit: number): Eventually<readonly SavedReplyRecord[]>;
}

export interface NoteWrites {
  insertNote(note: NoteRecord): Eventually<void>;
  insertSavedReply(reply: SavedReplyRecord): Eventually<void>;
  updateSavedReply(reply: SavedReplyRecord): Eventually<void>;
  deleteSavedReply(id: SavedReplyId): Eventually<void>;
}
