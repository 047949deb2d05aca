/**
 * The timeline of a ticket: entries that are never changed, each chained to the one before by its hash. Only the content of
 * one may be taken away: a later entry, the tombstone, says so, and vouches for what is left of it.
 */

import { ticketLimits } from "../../protocol/limits.ts";
import type { TicketEntryKind, TicketNumber } from "../../protocol/ticket.ts";
import { internalEntries } from "../../protocol/ticket.ts";
import {
  chainClaims,
  entryText,
  fingerprintText,
  type HashedEntry,
  remainsText,
  type Tombstone,
} from "../../protocol/ticket-chain.ts";
import type { Hash } from "./audit.ts";
import { Refusal } from "./refusal.ts";
import { type EntryFacts, factsText } from "./ticket-facts.ts";

export type NewEntry = Omit<HashedEntry, "number" | "seq" | "at" | "salt" | "factsHash">;

export interface TicketEntryRecord extends HashedEntry {
  readonly facts?: EntryFacts | undefined;
  /** Covers all of it, and the hash of the entry before. */
  readonly hash: string;
}

export interface EntryLink {
  readonly seq: number;
  readonly hash: string;
}

const internal: ReadonlySet<TicketEntryKind> = new Set(internalEntries);

/** What the customer reads, too. */
export const isPublic = ({ kind }: { readonly kind: TicketEntryKind }): boolean =>
  !internal.has(kind);

/** What an entry costs beside its words, in the same units. */
const entryCost = 100;

/** Throws where the customer has written so much in the ticket that it could not be sent any more. */
export function refuseOverlong(entries: readonly TicketEntryRecord[], text: string): void {
  const own = entries.filter(({ author }) => author === "customer");
  const written = own.reduce((sum, entry) => sum + entryCost + (entry.text?.length ?? 0), 0);
  if (written + entryCost + text.length > ticketLimits.wholeLength) {
    throw new Refusal("too_large", "The ticket holds no more.");
  }
}

export function chainedEntry(
  before: EntryLink,
  entry: NewEntry,
  made: {
    readonly number: TicketNumber;
    readonly at: number;
    readonly salt: string;
    /** Of what the entry has set beside its words. */
    readonly facts?: EntryFacts | undefined;
    readonly hash: Hash;
  },
): TicketEntryRecord {
  const { number, at, salt, facts, hash } = made;
  const factsHash = facts && hash(factsText(facts));
  const record = { ...entry, number, seq: before.seq + 1, at, salt, facts, factsHash };
  return { ...record, hash: hash(entryText(before.hash, record)) };
}

/** The entry that says that the content of `entry` is gone. Undefined where the entry is not what was chained: nobody vouches for it. */
export function tombstoneOf(
  hashBefore: string,
  entry: TicketEntryRecord,
  hash: Hash,
): Tombstone | undefined {
  if (entry.hash !== hash(entryText(hashBefore, entry))) return undefined;
  return { seq: entry.seq, remains: hash(remainsText(hashBefore, entry)) };
}

/** The seqs of those whose content was taken away. */
export const redactedSeqs = (entries: readonly TicketEntryRecord[]): ReadonlySet<number> =>
  new Set(entries.flatMap(({ redacts }) => redacts?.seq ?? []));

/** The seq of the first entry that was changed, removed or put in; undefined where the chain holds up to `end`. */
export function brokenEntry(
  entries: readonly TicketEntryRecord[],
  end: EntryLink,
  hash: Hash,
): number | undefined {
  const links = entries.map((entry) => ({ seq: entry.seq, hash: entry.hash, entry }));
  const [first] = entries;
  const claims = first ? chainClaims({ number: first.number, entries: links }) : [];
  const broken = claims.find(
    ({ text, ...claim }) => text === undefined || hash(text) !== claim.hash,
  );
  if (broken) return broken.seq;
  const last = entries.at(-1) ?? { seq: 0, hash: "" };
  if (last.seq !== end.seq) return last.seq + 1;
  return last.hash === end.hash ? undefined : last.seq;
}

/** Of how many entries, from the first on, this is the fingerprint; undefined where it is of none. */
export const entriesOfFingerprint = (
  entries: readonly TicketEntryRecord[],
  fingerprint: string,
  hash: Hash,
): number | undefined => {
  const hashes = entries.map((entry) => entry.hash);
  const at = entries.findIndex(
    ({ number }, index) =>
      hash(fingerprintText(number, hashes.slice(0, index + 1))) === fingerprint,
  );
  return at === -1 ? undefined : at + 1;
};
