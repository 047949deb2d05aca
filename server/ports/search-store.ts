import type { AgentId } from "../../protocol/conversation.ts";
import type { SavedSearchId, SearchOrder, SearchOutcome } from "../../protocol/search.ts";
import type { SearchPhrase } from "../../protocol/search-terms.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { NoteRecord } from "../domain/notes.ts";
import type { ConversationRecord, CustomerRecord, MessageRecord } from "../domain/records.ts";
import type { SavedSearchRecord } from "../domain/saved-search-records.ts";
import type { Eventually } from "./eventually.ts";

/** Which conversations are looked at. Times in epoch milliseconds. */
export interface SearchFilter {
  /** One of them, as it stands in the conversation. */
  readonly topics?: readonly string[] | undefined;
  readonly agentId?: AgentId | undefined;
  readonly tag?: string | undefined;
  readonly outcome?: SearchOutcome | undefined;
  /** Something was said since then; begun before then. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export interface FoundRecord {
  readonly conversation: ConversationRecord;
  /** The newest that fit, two at most. */
  readonly matches: readonly MessageRecord[];
  /** One at most. */
  readonly notes: readonly NoteRecord[];
}

export interface SearchPage {
  readonly found: readonly FoundRecord[];
  /** Of the conversations that fit, those that were looked at for this page: all of them, or only the newest. */
  readonly count: number;
  readonly isWhole: boolean;
  /** There may be more: ask again with it. */
  readonly cursor?: string | undefined;
}

export interface SearchReads {
  /**
   * Conversations with a message or a note that has all phrases; the newest first where no order is given. By relevance: of the newest
   * two thousand messages and notes that fit, those conversations first that have most of them.
   */
  searchMessages(
    phrases: readonly SearchPhrase[],
    page: {
      readonly filter: SearchFilter;
      readonly order?: SearchOrder | undefined;
      readonly cursor?: string | undefined;
    },
  ): Eventually<SearchPage>;
  /** By name, by a part of what is known of the phone number, and by the whole number, which has the same ends. */
  searchCustomers(query: string, limit: number): Eventually<readonly CustomerRecord[]>;
  /** Whose number begins so. */
  ticketNumbers(beginning: string, limit: number): Eventually<readonly TicketNumber[]>;
}

export interface SearchWrites {
  /**
   * Takes a slice of what is not in the index yet, the newest first, of a few conversations. Answers how many messages, notes and customers
   * it took; 0 where nothing is left, or where somebody writes in what is.
   */
  indexSlice(limit: number): Eventually<number>;
}

export interface SavedSearchReads {
  savedSearch(id: SavedSearchId): Eventually<SavedSearchRecord | undefined>;
  /** The oldest first. */
  savedSearches(ownerId: AgentId, limit: number): Eventually<readonly SavedSearchRecord[]>;
}

export interface SavedSearchWrites {
  insertSavedSearch(search: SavedSearchRecord): Eventually<void>;
  deleteSavedSearch(id: SavedSearchId): Eventually<void>;
}
