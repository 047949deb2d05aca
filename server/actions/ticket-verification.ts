import type { TicketNumber } from "../../protocol/ticket.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import {
  entriesOfFingerprint,
  redactedSeqs,
  type TicketEntryRecord,
} from "../domain/ticket-entry.ts";
import { brokenTimeline, differingParts } from "../domain/ticket-soundness.ts";
import type { Services } from "./services.ts";
import { changedFile } from "./ticket-files.ts";
import { ticketNow } from "./ticket-views.ts";

export interface TicketVerdict {
  readonly number: TicketNumber;
  readonly entries: number;
  readonly hash: string;
  /** The entries whose content was taken away. */
  readonly redacted: readonly number[];
  /** What is wrong, as a line; undefined where the timeline holds. */
  readonly problem: string | undefined;
  /** How many of the entries were there when the receipt was made; undefined without a receipt. */
  readonly receiptOf: number | undefined;
}

/** Checks that each entry follows the one before, that the ticket and its files are what the entries say, and a receipt's fingerprint. */
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
  const problem =
    broken === undefined
      ? (otherwiseOf(differingParts(ticket, entries)) ??
        (await mergedElsewhere(services, ticket, entries)) ??
        (await changedFile(services, ticket, entries)) ??
        (fingerprint && !receiptOf ? "The fingerprint is of no receipt of it." : undefined))
      : `Entry ${broken} was changed, removed or put in.`;
  return {
    number,
    entries: entries.length,
    hash,
    redacted: [...redacted],
    problem,
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
