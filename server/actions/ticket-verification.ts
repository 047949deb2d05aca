import { mask } from "../../protocol/secrets.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import {
  brokenEntry,
  entriesOfFingerprint,
  redactedSeqs,
  type TicketEntryRecord,
} from "../domain/ticket-entry.ts";
import { brokenFacts, factsOf, recordedFacts } from "../domain/ticket-facts.ts";
import { keptKey, refuseUnreachable, thumbKey } from "./blobs.ts";
import type { Services } from "./services.ts";
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
  const { number, lastSeq: seq, lastHash: hash } = ticket;
  const entries = await store.ticketEntries(number);
  const redacted = redactedSeqs(entries);
  const broken =
    brokenEntry(entries, { seq, hash }, hashToken) ?? brokenFacts(entries, redacted, hashToken);
  const receiptOf = fingerprint && entriesOfFingerprint(entries, fingerprint, hashToken);
  const problem =
    broken === undefined
      ? (differsFrom(ticket, entries) ??
        (await swappedFile(services, entries)) ??
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

/** Parts by their names in the ticket. */
function differsFrom(ticket: TicketRecord, entries: readonly TicketEntryRecord[]) {
  const redacted = redactedSeqs(entries);
  const facts = factsOf(ticket);
  const recorded = Object.entries(recordedFacts(entries, redacted));
  const said = saidOf(ticket, entries, redacted);
  const differing = [
    ...Object.entries(said)
      .filter(([, { says, has }]) => says !== has)
      .map(([part]) => part),
    ...recorded.flatMap(([fact, value]) =>
      facts[fact as keyof typeof facts] === value ? [] : [fact === "result" ? "decision" : fact],
    ),
  ];
  return differing.length === 0
    ? undefined
    : `Its timeline says otherwise of: ${[...new Set(differing)].join(", ")}.`;
}

/** What the entries themselves say, those of older versions too. */
function saidOf(
  ticket: TicketRecord,
  entries: readonly TicketEntryRecord[],
  redacted: ReadonlySet<number>,
) {
  const filed = entries.find(({ kind }) => kind === "filed");
  const promise = entries.findLast((entry) => entry.promise !== undefined)?.promise;
  const decided = entries.findLast(({ kind }) => kind === "decided");
  const isGone = decided !== undefined && redacted.has(decided.seq);
  const { decision } = ticket;
  return {
    state: { says: entries.findLast(({ state }) => state !== undefined)?.state, has: ticket.state },
    promiseKind: { says: promise?.kind, has: ticket.promiseKind },
    promiseAt: { says: promise?.at, has: ticket.promiseAt },
    description: {
      says: filed && redacted.has(filed.seq) ? mask : filed?.text,
      has: ticket.description,
    },
    decision: isGone
      ? { says: mask, has: decision?.text }
      : { says: wordsOf(decided?.decision), has: wordsOf(decision) },
  };
}

const wordsOf = (decision: TicketRecord["decision"]) =>
  decision && JSON.stringify([decision.kind, decision.text, decision.amount, decision.currency]);

/** One whose bytes are not those that were shown. What its time has taken away is no longer there to be checked. */
async function swappedFile(
  { store, blobs, secrets }: Services,
  entries: readonly TicketEntryRecord[],
): Promise<string | undefined> {
  for (const { seq, facts } of entries) {
    for (const [id, hash] of facts?.files ?? []) {
      const attachment = await store.attachment(id);
      if (!attachment) continue;
      const { folder, thumbHash } = attachment;
      const bytes = await refuseUnreachable(blobs.get(keptKey(folder)));
      if (!bytes) return `A file of entry ${seq} is gone.`;
      const thumb = thumbHash && (await refuseUnreachable(blobs.get(thumbKey(folder))));
      const isThumbAsKept = !thumb || secrets.hashBytes(thumb) === thumbHash;
      if (secrets.hashBytes(bytes) !== hash || !isThumbAsKept) {
        return `A file of entry ${seq} was changed.`;
      }
    }
  }
  return undefined;
}
