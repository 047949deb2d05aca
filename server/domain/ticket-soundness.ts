/** Whether a ticket is what its timeline says of it. */

import { mask } from "../../protocol/secrets.ts";
import type { Hash } from "./audit.ts";
import { Refusal } from "./refusal.ts";
import type { TicketRecord } from "./ticket.ts";
import { brokenEntry, redactedSeqs, type TicketEntryRecord } from "./ticket-entry.ts";
import { brokenFacts, factsOf, recordedFacts } from "./ticket-facts.ts";

/** The seq of the first entry that was changed, removed or put in, or whose facts were; undefined where the chain holds. */
export const brokenTimeline = (
  { lastSeq: seq, lastHash: hash }: Pick<TicketRecord, "lastSeq" | "lastHash">,
  entries: readonly TicketEntryRecord[],
  hashed: Hash,
): number | undefined =>
  brokenEntry(entries, { seq, hash }, hashed) ??
  brokenFacts(entries, redactedSeqs(entries), hashed);

/** Parts by their names in the ticket. */
export function differingParts(
  ticket: TicketRecord,
  entries: readonly TicketEntryRecord[],
): readonly string[] {
  const redacted = redactedSeqs(entries);
  const facts = factsOf(ticket);
  const recorded = Object.entries(recordedFacts(entries, redacted));
  const said = Object.entries(saidOf(ticket, entries, redacted));
  const differing = [
    ...said.flatMap(([part, { says, has }]) => (says === has ? [] : [part])),
    ...recorded.flatMap(([fact, value]) =>
      facts[fact as keyof typeof facts] === value ? [] : [partOf[fact] ?? fact],
    ),
  ];
  return [...new Set(differing)];
}

/** Whether the transactions of a ticket are as they were put down: the one that it is about, and those of its entries. */
export interface Unchanged {
  readonly about: boolean;
  readonly entries: boolean;
}

/**
 * As they were put down: the chain holds up to its end, and what the ticket says of its transaction is, letter by letter, what an
 * entry has recorded. Whoever changes the row, an entry, or one beside it, breaks that.
 */
export function unchangedTransactions(
  ticket: TicketRecord,
  entries: readonly TicketEntryRecord[],
  hash: Hash,
): Unchanged {
  if (brokenTimeline(ticket, entries, hash) !== undefined) return { about: false, entries: false };
  const { about: recorded } = recordedFacts(entries, redactedSeqs(entries));
  const about = JSON.stringify(ticket.about);
  // Entries of older versions have recorded nothing beside what they show.
  const shown = entries.map((entry) => JSON.stringify(entry.about));
  return { about: recorded ? recorded === about : shown.includes(about), entries: true };
}

const partOf: Readonly<Record<string, string>> = { result: "decision", proposed: "proposal" };

/** A supervisor agrees to what was proposed, and not to what somebody has written into the row. */
export function refuseChangedProposal(
  ticket: TicketRecord,
  entries: readonly TicketEntryRecord[],
  hash: Hash,
): void {
  const isSound =
    brokenTimeline(ticket, entries, hash) === undefined &&
    !differingParts(ticket, entries).includes("proposal");
  if (!isSound) {
    throw new Refusal("invalid", "The timeline says otherwise of the proposal: verify it first.");
  }
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
  const proposed = entries.findLast(({ kind }) => kind === "proposed");
  const { decision, proposal } = ticket;
  return {
    createdAt: { says: entries[0]?.at, has: ticket.createdAt },
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
    // One that was withdrawn, declined or decided is in the ticket no more.
    proposal: {
      says: proposal && wordsOf(proposed?.decision),
      has: wordsOf(proposal?.decision),
    },
    mergedInto: {
      says: entries.some(({ kind }) => kind === "merged"),
      has: ticket.mergedInto !== undefined,
    },
  };
}

const wordsOf = (decision: TicketRecord["decision"]) =>
  decision && JSON.stringify([decision.kind, decision.text, decision.amount, decision.currency]);
