import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { NoteId, SavedReplyId } from "../../protocol/notes.ts";

/** What agents write for each other about a conversation; the customer never sees it. */
export interface NoteRecord {
  readonly id: NoteId;
  readonly conversationId: ConversationId;
  readonly agentId: AgentId;
  readonly agentName: string;
  /** Empty once it was taken away. */
  readonly text: string;
  readonly at: number;
}

/** A text that agents send often. */
export interface SavedReplyRecord {
  readonly id: SavedReplyId;
  /** Whose it is; undefined: everybody's. */
  readonly agentId?: AgentId | undefined;
  readonly shortcut: string;
  readonly title: string;
  readonly text: string;
  readonly at: number;
}

/** Each once, in the order in which they were set. */
export const distinctTags = (tags: readonly string[]): readonly string[] | undefined =>
  tags.length === 0 ? undefined : [...new Set(tags)];
