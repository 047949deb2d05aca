/** What a search of the desk finds. */

import type { TicketRow } from "./agent-ticket.ts";
import type { AgentId, ArticleId, Author, ConversationId, CustomerView } from "./conversation.ts";
import type { DeskRow } from "./desk.ts";
import type { NoteId } from "./notes.ts";

declare const brand: unique symbol;
export type SavedSearchId = string & { readonly [brand]: "saved-search" };

/**
 * How a conversation has ended: with the bot alone, with an agent, with a customer who said that it was not solved; whether a complaint
 * was filed from it; or that it goes on.
 */
export const searchOutcomes = ["bot", "agent", "unsolved", "ticket", "open"] as const;
export type SearchOutcome = (typeof searchOutcomes)[number];

/** By relevance: where the words were said most often first. */
export const searchOrders = ["newest", "relevance"] as const;
export type SearchOrder = (typeof searchOrders)[number];

/** How far back is looked, in days; `own` is between two days that the agent names. */
export const searchSpans = ["any", "7", "30", "365", "own"] as const;
export type SearchSpan = (typeof searchSpans)[number];

/** What an agent has typed and chosen, to be asked again on another day. */
export interface SearchQuestion {
  readonly q: string;
  readonly span: SearchSpan;
  /** Days, with the span `own` only: 2026-11-21. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly agent?: AgentId | undefined;
  readonly topic?: string | undefined;
  readonly tag?: string | undefined;
  readonly outcome?: SearchOutcome | undefined;
  readonly order: SearchOrder;
}

export interface SavedSearch {
  readonly id: SavedSearchId;
  readonly name: string;
  readonly query: SearchQuestion;
}

export interface FoundMessage {
  readonly seq: number;
  readonly at: string;
  readonly author: Author["kind"];
  /** As it is stored: a secret is masked in it. */
  readonly text: string;
}

/** What colleagues wrote about it. No customer sees it. */
export interface FoundNote {
  readonly id: NoteId;
  readonly at: string;
  readonly text: string;
}

export interface FoundConversation {
  readonly row: DeskRow;
  /** The newest ones in it that fit, two at most. */
  readonly matches: readonly FoundMessage[];
  /** One at most. */
  readonly notes: readonly FoundNote[];
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
  readonly conversations: readonly FoundConversation[];
  /** With the first page only, as the three below. */
  readonly customers: readonly FoundCustomer[];
  readonly tickets: readonly TicketRow[];
  readonly articles: readonly { readonly id: ArticleId; readonly title: string }[];
  readonly counts?: FoundCounts | undefined;
  /** There may be more: ask again with it. */
  readonly cursor?: string | undefined;
}
