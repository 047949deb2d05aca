import type { TicketNumber } from "../../protocol/ticket.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import {
  entriesOfFingerprint,
  redactedSeqs,
  type TicketEntryRecord,
} from "../domain/ticket-entry.ts";
import { unrecordedFacts } from "../domain/ticket-facts.ts";
import { brokenTimeline, differingParts } from "../domain/ticket-soundness.ts";
import { areTasksAsSaid } from "../domain/ticket-tasks.ts";
import type { Services } from "./services.ts";
import { type FilesVerdict, verifyFiles } from "./ticket-files.ts";
import { ticketNow } from "./ticket-views.ts";

export interface TicketVerdict {
  readonly number: TicketNumber;
  readonly entries: number;
  readonly hash: string;
  /** The entries whose content was taken away. */
  readonly redacted: readonly number[];
  /** What is wrong, as a line; undefined where all that was checked holds. */
  readonly problem: string | undefined;
  readonly files: FilesVerdict;
  /** How many rows of teams' tasks were compared. */
  readonly tasks: number;
  /** What nothing vouches for: by no means wrong, and by no means proved. */
  readonly unchecked: readonly string[];
  /** How many of the entries were there when the receipt was made; undefined without a receipt. */
  readonly receiptOf: number | undefined;
}

/**
 * Checks that each entry follows the one before, that the ticket, its files and the teams' tasks are what the entries say, and a
 * receipt's fingerprint.
 */
export async function verifyTicket(
  services: Services,
  typed: string,
  fingerprint?: string,
): Promise<TicketVerdict> {
  const { store, secrets } = services;
  const { hashToken } = secrets;
  const ticket = await ticketNow(store, typed);
  const { number, lastHash: hash } = ticket;
  const entries = await store.ticketEntries(number);
  const redacted = redactedSeqs(entries);
  const broken = brokenTimeline(ticket, entries, hashToken);
  const receiptOf = fingerprint && entriesOfFingerprint(entries, fingerprint, hashToken);
  const files = await verifyFiles(services, ticket, entries);
  const tasks = await store.ticketTasks(number);
  const problem =
    broken === undefined
      ? (otherwiseOf(differingParts(ticket, entries)) ??
        (await mergedElsewhere(services, ticket, entries)) ??
        files.problem ??
        ((await areTasksSound(services, ticket, entries)) ? undefined : changedTasks) ??
        (fingerprint && !receiptOf ? "The fingerprint is of no receipt of it." : undefined))
      : `Entry ${broken} was changed, removed or put in.`;
  return {
    number,
    entries: entries.length,
    hash,
    redacted: [...redacted],
    problem,
    files,
    tasks: tasks.length,
    unchecked: [...uncheckedIn(ticket, entries, files)],
    receiptOf: receiptOf || undefined,
  };
}

const otherwiseOf = (parts: readonly string[]) =>
  parts.length === 0 ? undefined : `Its timeline says otherwise of: ${parts.join(", ")}.`;

/** Into another ticket than its entry says, and than that one was merged into in its turn. */
async function mergedElsewhere(
  { store }: Services,
  { customerId, mergedInto }: TicketRecord,
  entries: readonly TicketEntryRecord[],
): Promise<string | undefined> {
  const said = entries.findLast(({ kind }) => kind === "merged")?.text as TicketNumber | undefined;
  if (said === undefined || said === mergedInto) return undefined;
  const next = await store.ticketOf(customerId, said);
  return next?.mergedInto === mergedInto ? undefined : otherwiseOf(["mergedInto"]);
}

const changedTasks = "Its timeline says otherwise of a team's task.";

/** Of one that was merged they stand where it goes on. */
async function areTasksSound(
  { store }: Services,
  { customerId, number, mergedInto }: TicketRecord,
  entries: readonly TicketEntryRecord[],
): Promise<boolean> {
  if (mergedInto !== undefined) return true;
  const merged = await store.ticketsMergedInto(customerId, number);
  const others = await Promise.all(merged.map((one) => store.ticketEntries(one.number)));
  return areTasksAsSaid(await store.ticketTasks(number), [entries, ...others]);
}

/** In words that an operator reads. */
function* uncheckedIn(
  ticket: TicketRecord,
  entries: readonly TicketEntryRecord[],
  { unknown }: FilesVerdict,
): Iterable<string> {
  const parts = unrecordedFacts(ticket, entries, redactedSeqs(entries));
  if (parts.length > 0) yield `what no entry has recorded (${parts.join(", ")})`;
  if (unknown > 0) yield `files without a hash, of older versions (${unknown})`;
  if (ticket.checklist) yield "the ticks of its checklist";
  if (ticket.conversationId) yield "which conversation it was filed in, and what was said there";
  yield "when a team's task is due";
  yield "when the customer looked at it";
}
