/**
 * What a step has set in a ticket beside what its entry says: who has it, its topic and severity, a breach, a cause, the bytes of
 * its files. An entry holds its facts apart, and the chain covers only their hash: so customers, who get the chain of what they
 * see, learn nothing of the cause, and no agent's id. Entries of older versions have none.
 */

import type { AttachmentId } from "../../protocol/attachment.ts";
import { mask } from "../../protocol/secrets.ts";
import type { Hash } from "./audit.ts";
import type { TicketRecord } from "./ticket.ts";

const parts = [
  "topic",
  "severity",
  "demand",
  "about",
  "cause",
  "handlerId",
  "handledBy",
  "decidedBy",
  "approvedBy",
  "decidedAt",
  "breachedAt",
  "escalatedAt",
  "followUpSolved",
  "closedAt",
] as const satisfies readonly (keyof TicketRecord)[];

/** Written by people: they go with the words of the entry. */
const words: ReadonlySet<string> = new Set(["topic", "demand"]);

type Fact = (typeof parts)[number] | "result";
/** As JSON, so that two of them are compared as texts; absent parts are `null`. */
export type TicketFacts = Readonly<Partial<Record<Fact, string>>>;

export interface EntryFacts {
  /** Random: whoever has the hash does not find the facts by trying. */
  readonly salt: string;
  readonly facts: TicketFacts;
  /** The SHA-256 of each file that the entry shows, as it is kept. */
  readonly files: readonly (readonly [AttachmentId, string])[];
}

export function factsOf(ticket: TicketRecord): TicketFacts {
  const { decision } = ticket;
  // Its words are those of its entry.
  const result = decision && [decision.kind, decision.amount ?? null, decision.currency ?? null];
  const kept = parts.map((part) => [part, JSON.stringify(ticket[part] ?? null)]);
  return Object.fromEntries([...kept, ["result", JSON.stringify(result ?? null)]]);
}

/** What a step has changed. */
export function factsChanged(before: TicketRecord, after: TicketRecord): TicketFacts {
  const old = factsOf(before);
  return narrowed(factsOf(after), (fact, value) => old[fact] !== value);
}

/** Told again where the content of an entry goes. Words stay with the entries that have them. */
export const factsLeft = (ticket: TicketRecord): TicketFacts =>
  narrowed(factsOf(ticket), (fact, value) => !words.has(fact) || value === JSON.stringify(mask));

const narrowed = (facts: TicketFacts, keep: (fact: Fact, value: string) => boolean): TicketFacts =>
  Object.fromEntries(Object.entries(facts).filter(([fact, value]) => keep(fact as Fact, value)));

/** The form that is hashed: in the order of names, whatever order the database gives them. */
export const factsText = ({ salt, facts, files }: EntryFacts): string =>
  JSON.stringify([salt, Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1)), files]);

interface WithFacts {
  readonly seq: number;
  readonly facts?: EntryFacts | undefined;
  readonly factsHash?: string | undefined;
}

/** The first entry whose facts are not those that its hash covers. `redacted`: those whose content was taken away. */
export const brokenFacts = (
  entries: readonly WithFacts[],
  redacted: ReadonlySet<number>,
  hash: Hash,
): number | undefined =>
  entries.find(
    ({ seq, facts, factsHash }) =>
      !redacted.has(seq) && (facts ? hash(factsText(facts)) : undefined) !== factsHash,
  )?.seq;

/** What the whole timeline says of the ticket; of what no entry says, nothing is here. */
export function recordedFacts(
  entries: readonly WithFacts[],
  redacted: ReadonlySet<number>,
): TicketFacts {
  let recorded: TicketFacts = {};
  for (const { seq, facts } of entries) {
    if (facts) recorded = { ...recorded, ...facts.facts };
    // A node of an older version has written here: what it has set, it has not recorded.
    else if (!redacted.has(seq)) recorded = {};
  }
  return recorded;
}
