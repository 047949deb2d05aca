import type { AgentId, ClientId, CustomerId } from "../../protocol/conversation.ts";
import type { TicketNumber, TicketView } from "../../protocol/ticket.ts";
import type { AgentRecord, CustomerRecord } from "../domain/records.ts";
import type { TicketPatch, TicketRecord, TicketTaskRecord } from "../domain/ticket.ts";
import type { TicketEntryRecord } from "../domain/ticket-entry.ts";
import type { Eventually } from "./eventually.ts";

export interface TicketPage {
  readonly rows: readonly {
    readonly ticket: TicketRecord;
    readonly customer: CustomerRecord;
    readonly handler?: AgentRecord | undefined;
  }[];
  readonly cursor?: string | undefined;
}

/** What can be asked about tickets. */
export interface TicketReads {
  ticket(number: TicketNumber): Eventually<TicketRecord | undefined>;
  /** "Not yours" and "not there" are the same `undefined`. */
  ticketOf(customerId: CustomerId, number: TicketNumber): Eventually<TicketRecord | undefined>;
  ticketByClientId(
    customerId: CustomerId,
    clientId: ClientId,
  ): Eventually<TicketRecord | undefined>;
  /** Newest first; with `before`, those that are older than that one of the customer's. */
  ticketsOf(
    customerId: CustomerId,
    page: { readonly before?: TicketNumber | undefined; readonly limit: number },
  ): Eventually<readonly TicketRecord[]>;
  /** A list of the console, what is promised first first; closed ones by when they were closed, the last one first. */
  ticketPage(view: TicketView, agentId: AgentId, cursor?: string): Eventually<TicketPage>;
  /** Those for which the clock has something to do by `before`, the longest due first. */
  ticketsDue(before: number, limit: number): Eventually<readonly TicketRecord[]>;
  /** Closed ones without a legal hold, the longest closed first. */
  ticketsClosedBefore(at: number, limit: number): Eventually<readonly TicketRecord[]>;
  /** In order of seq. */
  ticketEntries(number: TicketNumber): Eventually<readonly TicketEntryRecord[]>;
  ticketTasks(number: TicketNumber): Eventually<readonly TicketTaskRecord[]>;
}

export interface TicketWrites {
  /** How many tickets that day has, with this one. */
  countTicket(day: string): Eventually<number>;
  insertTicket(ticket: TicketRecord): Eventually<void>;
  updateTicket(number: TicketNumber, patch: TicketPatch): Eventually<void>;
  insertTicketEntry(entry: TicketEntryRecord): Eventually<void>;
  insertTicketTask(task: TicketTaskRecord): Eventually<void>;
  answerTicketTask(
    id: string,
    answer: { readonly text: string; readonly at: number },
  ): Eventually<void>;
  /** With its timeline and its tasks. Gone from the disk after the commit. */
  deleteTicket(number: TicketNumber): Eventually<void>;
  /** All of them become another customer's: the same person, who has signed in. */
  moveTickets(from: CustomerId, to: CustomerId): Eventually<void>;
}
