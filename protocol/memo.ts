/** What somebody who leads tells an agent: it stands in the agent's console until it was read. No customer sees it. */

import type { AgentId, ConversationId } from "./conversation.ts";
import type { ReviewId } from "./quality.ts";

declare const brand: unique symbol;
export type MemoId = string & { readonly [brand]: "memo" };

export interface Memo {
  readonly id: MemoId;
  readonly at: string;
  readonly author: { readonly id: AgentId; readonly name: string };
  readonly text: string;
  /** What it is about. */
  readonly conversationId?: ConversationId | undefined;
  /** It tells of a review, with the points that were given. */
  readonly review?: ReviewPoints | undefined;
}

export interface ReviewPoints {
  readonly id: ReviewId;
  readonly given: number;
  readonly of: number;
}

export interface MemoValues {
  /** To how many it went. */
  readonly "memo:send": { readonly count: number };
  /** The unread ones, the oldest first. */
  readonly "memo:list": { readonly memos: readonly Memo[] };
  readonly "memo:read": Record<never, never>;
}
