import type { TicketFilter, TicketView } from "../../protocol/agent-ticket.ts";
import type { AgentId, ClientId, CustomerId } from "../../protocol/conversation.ts";
import type { TicketEntryKind, TicketNumber } from "../../protocol/ticket.ts";
import type { AgentRecord, CustomerRecord } from "../domain/records.ts";
import type {
  SavedTicketViewRecord,
  TicketPatch,
  TicketRecord,
  TicketTaskRecord,
} from "../domain/ticket.ts";
import type { TicketEntryRecord } from "../domain/ticket-entry.ts";
import type { Eventually } from "./eventually.ts";

export interface TicketPage {
  readonly rows: readonly {
    readonly ticket: TicketRecord;
    readonly customer: CustomerRecord;
    readonly handler?: AgentRecord | undefined;
    /** A team has not answered yet. */
    readonly hasTask: boolean;
  }[];
  readonly cursor?: string | undefined;
}

/** A filter as the database compares it. */
export type TicketCondition = Omit<TicketFilter, "amountFrom" | "topic"> & {
  /** One of these, as they stand in the tickets. */
  readonly topics?: readonly string[] | undefined;
  /** In hundredths. */
  readonly amountFrom?: number | undefined;
};

/** Which tickets a list holds. */
export interface TicketListed {
  readonly view: TicketView;
  readonly filter?: TicketCondition | undefined;
  /** Whose list it is. */
  readonly agentId: AgentId;
  /** What is promised by then is due. */
  readonly until: number;
}

export interface TaskPage {
  readonly tasks: readonly TicketTaskRecord[];
  readonly cursor?: string | undefined;
}

/** What can be asked about tickets. */
export interface TicketReads {
  ticket(number: TicketNumber): Eventually<TicketRecord | undefined>;
  /** "Not yours" and "not there" are the same `undefined`. */
  ticketOf(customerId: CustomerId, number: TicketNumber): Eventually<TicketRecord | undefined>;
  /** Of those that were neither decided nor closed the most urgent one: late, then what waits for the customer, then by its promise. */
  openTicketOf(customerId: CustomerId): Eventually<TicketRecord | undefined>;
  /** How many were neither decided nor closed. */
  countOpenTicketsOf(customerId: CustomerId): Eventually<number>;
  /** Asked whether it is solved since then, without an answer; the last one. */
  ticketToConfirm(customerId: CustomerId, since: number): Eventually<TicketRecord | undefined>;
  /** The customer's that were merged into that one, the oldest first. */
  ticketsMergedInto(
    customerId: CustomerId,
    number: TicketNumber,
  ): Eventually<readonly TicketRecord[]>;
  ticketByClientId(
    customerId: CustomerId,
    clientId: ClientId,
  ): Eventually<TicketRecord | undefined>;
  /**
   * Those of the customer's in which somebody else has made an entry of one of these kinds since then, newest first. With
   * `sinceLook`, since the customer last looked at each.
   */
  ticketsMoved(
    customerId: CustomerId,
    wanted: {
      readonly since: number;
      readonly sinceLook: boolean;
      readonly kinds: readonly TicketEntryKind[];
      readonly limit: number;
    },
  ): Eventually<readonly TicketNumber[]>;
  /** Newest first; with `before`, those that are older than that one of the customer's. */
  ticketsOf(
    customerId: CustomerId,
    page: { readonly before?: TicketNumber | undefined; readonly limit: number },
  ): Eventually<readonly TicketRecord[]>;
  /** A list of the console, what is promised first first; closed ones by when they were closed, the last one first. */
  ticketPage(listed: TicketListed, cursor?: string): Eventually<TicketPage>;
  /** 1,000 stands for more. */
  countTickets(listed: TicketListed): Eventually<number>;
  /** What the team has not answered, the first due first. */
  teamTasks(team: string, cursor?: string): Eventually<TaskPage>;
  countTasks(team: string): Eventually<number>;
  savedTicketView(id: string): Eventually<SavedTicketViewRecord | undefined>;
  /** The agent's own and those for all, the oldest first. */
  savedTicketViews(ownerId: AgentId, limit: number): Eventually<readonly SavedTicketViewRecord[]>;
  /** Those for which the clock has something to do by `before`, the longest due first: `limit` that go on, and as many that wait. */
  ticketsDue(before: number, limit: number): Eventually<readonly TicketRecord[]>;
  /** Those that were changed at that time or later, the last one first. */
  ticketsSince(at: number, limit: number): Eventually<readonly TicketRecord[]>;
  /** Closed ones without a legal hold, the longest closed first. One that was merged stays as long as the other. */
  ticketsClosedBefore(at: number, limit: number): Eventually<readonly TicketRecord[]>;
  /** In order of seq. */
  ticketEntries(number: TicketNumber): Eventually<readonly TicketEntryRecord[]>;
  ticketTask(id: string): Eventually<TicketTaskRecord | undefined>;
  ticketTasks(number: TicketNumber): Eventually<readonly TicketTaskRecord[]>;
}

export interface TicketWrites {
  /** How many tickets that day has, with this one. */
  countTicket(day: string): Eventually<number>;
  insertTicket(ticket: TicketRecord): Eventually<void>;
  updateTicket(number: TicketNumber, patch: TicketPatch): Eventually<void>;
  insertTicketEntry(entry: TicketEntryRecord): Eventually<void>;
  /** Takes the words of an entry away for good: after the commit they are overwritten on the disk too. */
  redactTicketEntry(number: TicketNumber, seq: number): Eventually<void>;
  /** Replaces the words of a task. */
  hideTicketTask(
    id: string,
    by: { readonly text: string; readonly answer?: string | undefined },
  ): Eventually<void>;
  insertTicketTask(task: TicketTaskRecord): Eventually<void>;
  insertSavedTicketView(view: SavedTicketViewRecord): Eventually<void>;
  deleteSavedTicketView(id: string): Eventually<void>;
  answerTicketTask(
    id: string,
    answer: { readonly text: string; readonly at: number },
  ): Eventually<void>;
  /** Without an answer: its ticket is over. */
  endTicketTask(id: string, at: number): Eventually<void>;
  /** The tickets that were merged into `from`, and its tasks, are the other one's from now on. */
  moveMerged(customerId: CustomerId, from: TicketNumber, to: TicketNumber): Eventually<void>;
  /** With its timeline and its tasks. Gone from the disk after the commit. */
  deleteTicket(number: TicketNumber): Eventually<void>;
  /** All of them become another customer's: the same person, who has signed in. */
  moveTickets(from: CustomerId, to: CustomerId): Eventually<void>;
}
