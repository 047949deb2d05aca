/** What agents write about a conversation, and what they have written ahead. No customer sees any of it. */

import type { AgentId } from "./conversation.ts";

declare const brand: unique symbol;
export type NoteId = string & { readonly [brand]: "note" };
export type SavedReplyId = string & { readonly [brand]: "saved-reply" };

export interface Note {
  readonly id: NoteId;
  readonly at: string;
  readonly author: { readonly id: AgentId; readonly name: string };
  readonly text: string;
  /** Its words were taken away; `text` is empty. */
  readonly redacted?: true | undefined;
}

export interface SavedReply {
  readonly id: SavedReplyId;
  /** What is typed to find it. */
  readonly shortcut: string;
  readonly title: string;
  readonly text: string;
  /** Everybody's, written by a supervisor; else the agent's own. */
  readonly shared: boolean;
}
