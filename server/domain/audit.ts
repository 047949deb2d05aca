/**
 * The audit log: who did what, when. It is a hash chain: each entry's hash covers the hash of the entry before it, so that a
 * row that was changed, removed or inserted shows.
 *
 * No entry holds what somebody has written, nor the wallet's own id of a customer: it outlives what it tells of.
 */

import type { AuditWhat } from "../../protocol/audit.ts";
import type { AgentId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";

/** The operator works at the command line, the wallet by its back end; the system is the server by itself; unknown is who could not sign in. */
export type AuditActor =
  | `agent:${AgentId}`
  | `customer:${CustomerId}`
  | "operator"
  | "wallet"
  | "system"
  | "unknown";

export type AuditSubject =
  | `agent:${AgentId}`
  | `customer:${CustomerId}`
  | `conversation:${ConversationId}`
  | `ticket:${TicketNumber}`;

export interface AuditEvent {
  readonly what: AuditWhat;
  readonly by: AuditActor;
  readonly about?: AuditSubject | undefined;
  /** Codes, counts and ids. */
  readonly details?: Readonly<Record<string, string | number | boolean>> | undefined;
}

export interface AuditRecord extends AuditEvent {
  /** 1..n without gaps. */
  readonly seq: number;
  readonly at: number;
  /** Covers everything above, and the hash of the entry before. */
  readonly hash: string;
}

/** An entry as the next one builds on it. */
export type AuditLink = Pick<AuditRecord, "seq" | "hash">;

/** Where the chain ends, and where it begins: what is older was deleted when its time was over. */
export interface AuditHead extends AuditLink {
  readonly pruned: AuditLink;
}

export type Hash = (text: string) => string;

export const chained = (
  before: AuditLink,
  event: AuditEvent,
  { at, hash }: { readonly at: number; readonly hash: Hash },
): AuditRecord => {
  const entry = { seq: before.seq + 1, at, ...event };
  return { ...entry, hash: hash(textOf(before.hash, entry)) };
};

/** The form that is hashed: what is absent and what is empty differ, and the order is fixed. */
const textOf = (
  hashBefore: string,
  { seq, at, what, by, about, details }: Omit<AuditRecord, "hash">,
) => JSON.stringify([hashBefore, seq, at, what, by, about ?? null, details ?? null]);

/** Undefined where the entry follows; else what is wrong, as a line. */
export function breakBetween(
  before: AuditLink,
  entry: AuditRecord,
  hash: Hash,
): string | undefined {
  if (entry.seq !== before.seq + 1) {
    return `Entry ${before.seq + 1} is missing; ${entry.seq} follows on ${before.seq}.`;
  }
  return entry.hash === hash(textOf(before.hash, entry))
    ? undefined
    : `Entry ${entry.seq} was changed, or does not belong here.`;
}

/** The entry that says up to where the log was deleted. Nobody moves the beginning without one. */
export const tellsOfPruning = ({ what, details }: AuditRecord, pruned: AuditLink): boolean =>
  what === "audit.pruned" && details?.through === pruned.seq && details?.hash === pruned.hash;
