/** The timeline of a ticket: entries that are never changed, each chained to the one before by its hash. */

import type {
  PromiseKind,
  TicketDecision,
  TicketEntryKind,
  TicketNumber,
  TicketState,
} from "../../protocol/ticket.ts";
import { internalEntries } from "../../protocol/ticket.ts";
import type { Hash } from "./audit.ts";

export interface NewEntry {
  readonly kind: TicketEntryKind;
  readonly author: "customer" | "agent" | "system";
  /** The name of the agent. */
  readonly by?: string | undefined;
  readonly text?: string | undefined;
  readonly state?: TicketState | undefined;
  readonly promise?: { readonly kind: PromiseKind; readonly at: number } | undefined;
  readonly decision?: TicketDecision | undefined;
}

export interface TicketEntryRecord extends NewEntry {
  readonly number: TicketNumber;
  /** 1..n without gaps. */
  readonly seq: number;
  readonly at: number;
  /** Covers all above, and the hash of the entry before. */
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

export function chainedEntry(
  before: EntryLink,
  entry: NewEntry,
  made: { readonly number: TicketNumber; readonly at: number; readonly hash: Hash },
): TicketEntryRecord {
  const { number, at, hash } = made;
  const record = { ...entry, number, seq: before.seq + 1, at };
  return { ...record, hash: hash(entryText(before.hash, record)) };
}

/** The form that is hashed: what is absent and what is empty differ, and the order is fixed. */
const entryText = (hashBefore: string, entry: Omit<TicketEntryRecord, "hash">): string => {
  const { number, seq, at, kind, author, by, text, state, promise, decision } = entry;
  const parts = [by, text, state, promise && [promise.kind, promise.at], decisionText(decision)];
  return JSON.stringify([hashBefore, number, seq, at, kind, author, ...parts.map(orNull)]);
};

const decisionText = (decision: TicketDecision | undefined) =>
  decision && [decision.kind, decision.text, orNull(decision.amount), orNull(decision.currency)];

const orNull = <T>(value: T | undefined) => value ?? null;

/** The seq of the first entry that was changed, removed or put in; undefined where the chain holds up to `end`. */
export function brokenEntry(
  entries: readonly TicketEntryRecord[],
  end: EntryLink,
  hash: Hash,
): number | undefined {
  let before: EntryLink = { seq: 0, hash: "" };
  for (const entry of entries) {
    if (entry.seq !== before.seq + 1) return before.seq + 1;
    if (entry.hash !== hash(entryText(before.hash, entry))) return entry.seq;
    before = entry;
  }
  if (before.seq !== end.seq) return before.seq + 1;
  return before.hash === end.hash ? undefined : before.seq;
}
