/** What a search of the desk finds. */

import type { TicketRow } from "./agent-ticket.ts";
import type { ArticleId, Author, ConversationId, CustomerView } from "./conversation.ts";
import type { DeskRow } from "./desk.ts";

export interface FoundMessage {
  readonly seq: number;
  readonly at: string;
  readonly author: Author["kind"];
  /** As it is stored: a secret is masked in it. */
  readonly text: string;
}

export interface FoundConversation {
  readonly row: DeskRow;
  /** The newest ones in it that fit, two at most. */
  readonly matches: readonly FoundMessage[];
}

export interface FoundCustomer {
  readonly customer: CustomerView;
  readonly phoneMasked?: string | undefined;
  /** The newest one. */
  readonly conversationId?: ConversationId | undefined;
}

/** `atLeast`: nobody has counted on. */
export interface FoundCount {
  readonly count: number;
  readonly atLeast: boolean;
}

export interface FoundCounts {
  readonly conversations: FoundCount;
  readonly customers: FoundCount;
  readonly tickets: FoundCount;
  readonly articles: FoundCount;
}

export interface SearchResults {
  /** The newest conversation first. */
  readonly conversations: readonly FoundConversation[];
  /** With the first page only, as the three below. */
  readonly customers: readonly FoundCustomer[];
  readonly tickets: readonly TicketRow[];
  readonly articles: readonly { readonly id: ArticleId; readonly title: string }[];
  readonly counts?: FoundCounts | undefined;
  /** There may be more: ask again with it. */
  readonly cursor?: string | undefined;
}
