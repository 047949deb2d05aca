/**
 * What a step has set in a ticket beside what its entry says: who has it, its topic and severity, a breach, a cause, the bytes of
 * its files. An entry holds its facts apart, and the chain covers only their hash: so customers, who get the chain of what they
 * see, learn nothing of the cause, and no agent's id. Entries of older versions have none.
 */

import type { AttachmentId } from "../../protocol/attachment.ts";
import { mask } from "../../protocol/secrets.ts";
import type { TicketDecision } from "../../protocol/ticket.ts";
import type { Hash } from "./audit.ts";
import type { TicketRecord } from "./ticket.ts";

/** What entries have recorded from the first version on that recorded anything. */
const firstParts = [
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

const laterParts = [
  "customerId",
  "locale",
  "happenedAt",
  "contact",
  "amount",
  "linked",
  "team",
  "laterAt",
  "pausedSince",
  "endsAt",
  "unansweredSince",
  "alertAt",
  "alertedAt",
  "dueAt",
  "followUpAt",
  "followedUpAt",
] as const satisfies readonly (keyof TicketRecord)[];

const parts = [...firstParts, ...laterParts] as const;
type RecordedPart = (typeof parts)[number];

/**
 * All other columns of a ticket: what holds them otherwise, or why nothing does. A new part of the record is in one of the
 * lists, or does not compile.
 */
const unrecordedParts = {
  number: "each entry's hash covers it",
  state: "entries say it",
  promiseKind: "entries say it",
  promiseAt: "entries say it",
  description: "the first entry says it",
  createdAt: "the time of the first entry",
  decision: "the entry of the decision says it; kind and amount are recorded as `result`",
  proposal: "its entry says it; the rest is recorded as `proposed`",
  mergedInto: "its entry says it; a further merge of the other ticket moves it",
  lastSeq: "the end of the chain",
  lastHash: "the end of the chain",
  lastAt: "not covered: lists read by it what has moved, also where no entry is written",
  clientId:
    "not covered: the device's own name of what it sent, which makes sending again harmless",
  conversationId: "not covered: retention takes a conversation away, and the ticket stays",
  checklist: "not covered: a working aid, ticked without entries",
  askAgainAt: "not covered: follows a setting of the administrator without an entry",
  waitDueAt: "not covered: the earlier one of `askAgainAt` and `alertAt`",
  seenAt: "not covered: the customer's looks leave no entry",
  seenCount: "not covered: the customer's looks leave no entry",
} as const satisfies Record<Exclude<keyof TicketRecord, RecordedPart>, string>;

/** Written by people: they go with the words of the entry. */
const words: ReadonlySet<string> = new Set(["topic", "demand", "contact"]);

/** Beside the parts: of a decision, and of one that waits for a supervisor, all but their words. */
type Fact = Exclude<keyof TicketRecord, keyof typeof unrecordedParts> | "result" | "proposed";
/** As JSON, so that two of them are compared as texts; absent parts are `null`. Empty: from here on nothing is recorded of it. */
export type TicketFacts = Readonly<Partial<Record<Fact, string>>>;

const unknown = "";

export interface EntryFacts {
  /** Random: whoever has the hash does not find the facts by trying. */
  readonly salt: string;
  readonly facts: TicketFacts;
  /** The SHA-256 of each file that the entry shows, as it is kept. */
  readonly files: readonly (readonly [AttachmentId, string])[];
  /** 2: whoever wrote it records the later parts too. Absent: a node of an older version did. */
  readonly scope?: 2 | undefined;
}

export function factsOf(ticket: TicketRecord): TicketFacts {
  const { decision, proposal } = ticket;
  const kept = parts.map((part) => [part, JSON.stringify(ticket[part] ?? null)]);
  const proposed = proposal && [
    ...resultOf(proposal.decision),
    ...[proposal.cause ?? null, proposal.agentId, proposal.by, proposal.at],
  ];
  return Object.fromEntries([
    ...kept,
    ["result", JSON.stringify((decision && resultOf(decision)) ?? null)],
    ["proposed", JSON.stringify(proposed ?? null)],
  ]);
}

/** Its words are those of its entry. */
const resultOf = ({ kind, amount, currency }: TicketDecision) => [
  kind,
  amount ?? null,
  currency ?? null,
];

/** What a step has changed. */
export function factsChanged(before: TicketRecord, after: TicketRecord): TicketFacts {
  const old = factsOf(before);
  const changed = narrowed(factsOf(after), (fact, value) => old[fact] !== value);
  // What one takes over from another ticket stands there, and would stay here when it has to go there.
  const isTakenOver = "contact" in changed && after.contact !== undefined;
  return isTakenOver ? { ...changed, contact: unknown } : changed;
}

/**
 * Told again where the content of an entry goes: what the timeline has recorded, not what the ticket says by now, so that nothing
 * is vouched for that was changed beside the server. Words stay with the entries that have them. `after`: without the words.
 */
export const factsLeft = (
  recorded: TicketFacts,
  before: TicketRecord,
  after: TicketRecord,
): TicketFacts => ({
  ...narrowed(recorded, (fact, value) => !words.has(fact) || value === JSON.stringify(mask)),
  ...factsChanged(before, after),
});

const narrowed = (facts: TicketFacts, keep: (fact: Fact, value: string) => boolean): TicketFacts =>
  Object.fromEntries(Object.entries(facts).filter(([fact, value]) => keep(fact as Fact, value)));

/** The form that is hashed: in the order of names, whatever order the database gives them. */
export function factsText({ salt, facts, files, scope }: EntryFacts): string {
  const sorted = Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([salt, sorted, files, ...(scope === undefined ? [] : [scope])]);
}

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

/** Parts of the ticket of which the timeline records nothing: entries of older versions, and words that were taken away with one. */
export function unrecordedFacts(
  ticket: TicketRecord,
  entries: readonly WithFacts[],
  redacted: ReadonlySet<number>,
): readonly string[] {
  const recorded = recordedFacts(entries, redacted);
  const there = Object.entries(factsOf(ticket)).filter(([, value]) => value !== nothing);
  return there.flatMap(([fact]) => (fact in recorded ? [] : [fact]));
}

const nothing = JSON.stringify(null);

const first: ReadonlySet<string> = new Set([...firstParts, "result"]);

/** What the whole timeline says of the ticket, of each part what was recorded last; of what no entry says, nothing is here. */
export function recordedFacts(
  entries: readonly WithFacts[],
  redacted: ReadonlySet<number>,
): TicketFacts {
  let recorded: TicketFacts = {};
  for (const { seq, facts } of entries) {
    // A node of an older version has written here: what it has set, it has not recorded.
    if (facts && facts.scope === undefined)
      recorded = narrowed(recorded, (fact) => first.has(fact));
    if (facts) recorded = { ...recorded, ...facts.facts };
    else if (!redacted.has(seq)) recorded = {};
  }
  return narrowed(recorded, (_, value) => value !== unknown);
}
