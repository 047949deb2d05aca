import type { AgentId } from "../../protocol/conversation.ts";
import type { SearchPhrase } from "../../protocol/search-terms.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { ConversationRecord, CustomerRecord, MessageRecord } from "../domain/records.ts";
import type { Eventually } from "./eventually.ts";

/** Which conversations are looked at. Times in epoch milliseconds. */
export interface SearchFilter {
  /** One of them, as it stands in the conversation. */
  readonly topics?: readonly string[] | undefined;
  readonly agentId?: AgentId | undefined;
  readonly tag?: string | undefined;
  /** Something was said since then; begun before then. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export interface SearchPage {
  readonly found: readonly {
    readonly conversation: ConversationRecord;
    /** The newest that fit, two at most. */
    readonly matches: readonly MessageRecord[];
  }[];
  /** Of the conversations that fit, those that were looked at for this page: all of them, or only the newest. */
  readonly count: number;
  readonly isWhole: boolean;
  /** There may be more: ask again with it. */
  readonly cursor?: string | undefined;
}

export interface SearchReads {
  /** Conversations with a message that has all phrases, the newest conversation first. */
  searchMessages(
    phrases: readonly SearchPhrase[],
    page: { readonly filter: SearchFilter; readonly cursor?: string | undefined },
  ): Eventually<SearchPage>;
  /** By name, by a part of what is known of the phone number, and by the whole number, which has the same ends. */
  searchCustomers(query: string, limit: number): Eventually<readonly CustomerRecord[]>;
  /** Whose number begins so. */
  ticketNumbers(beginning: string, limit: number): Eventually<readonly TicketNumber[]>;
}

export interface SearchWrites {
  /**
   * Takes a slice of what is not in the index yet, the newest first, of a few conversations. Answers how many messages and customers
   * it took; 0 where nothing is left, or where somebody writes in what is.
   */
  indexSlice(limit: number): Eventually<number>;
}
