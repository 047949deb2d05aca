/**
 * The hash chain over a ticket's entries, and over what was said in a conversation: which texts are hashed. The server chains a
 * ticket by it, the customer's device a transcript, and whoever has the file checks it by the same texts. Hashes are SHA-256 of
 * UTF-8, 64 hex digits.
 */

import type { Attachment } from "./attachment.ts";
import type { ConversationId } from "./conversation.ts";
import type {
  PromiseKind,
  TicketDecision,
  TicketEntryKind,
  TicketNumber,
  TicketState,
} from "./ticket.ts";
import type { KeptTransaction } from "./transaction.ts";

export interface Tombstone {
  /** Of the entry whose content was taken away. */
  readonly seq: number;
  /** The hash of all that stays of it: when, who, what kind, its own hash and that of the entry before. */
  readonly remains: string;
}

/** What the hash of an entry covers beside the hash of the one before. */
export interface HashedEntry {
  readonly number: TicketNumber;
  /** 1..n without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: TicketEntryKind;
  readonly author: "customer" | "agent" | "system";
  /** The name of the agent. */
  readonly by?: string | undefined;
  readonly text?: string | undefined;
  readonly state?: TicketState | undefined;
  readonly promise?: { readonly kind: PromiseKind; readonly at: number } | undefined;
  readonly decision?: TicketDecision | undefined;
  readonly about?: KeptTransaction | undefined;
  /** Milliseconds since 1970: when what the complaint is about happened, as it says. */
  readonly happenedAt?: number | undefined;
  /** Evidence. */
  readonly attachments?: readonly Attachment[] | undefined;
  readonly redacts?: Tombstone | undefined;
  /** Of what it has set in the ticket beside what it says, with the hashes of its files; agents alone may read that. */
  readonly factsHash?: string | undefined;
  /** Random, so that nobody finds the words again by trying: the hash stays when they go. Entries of older versions have none. */
  readonly salt?: string | undefined;
}

/** Of a ticket, or a message of a conversation. */
export interface ChainedEntry extends Omit<HashedEntry, "number" | "kind"> {
  readonly number: TicketNumber | ConversationId;
  readonly kind: TicketEntryKind | "said";
}

/** What a file holds: a ticket's receipt, or a conversation's transcript. */
export interface KeptChain {
  readonly number: ChainedEntry["number"];
  readonly entries: readonly KeptLink[];
}

export interface KeptLink {
  readonly seq: number;
  readonly hash: string;
  /** Absent where only the hash is shown. */
  readonly entry?: Omit<ChainedEntry, "number" | "seq"> | undefined;
}

export interface ReceiptLink {
  readonly seq: number;
  readonly hash: string;
  /** Absent where agents speak among themselves: of those the customer gets the hash alone. */
  readonly entry?: Omit<HashedEntry, "number" | "seq"> | undefined;
}

/** What the customer keeps of a ticket, to show later that it was so. */
export interface TicketReceipt {
  readonly number: TicketNumber;
  readonly entries: readonly ReceiptLink[];
}

/** That `hash` is the hash of `text`; undefined where no text can be right. */
interface ChainClaim {
  readonly seq: number;
  readonly text: string | undefined;
  readonly hash: string;
}

/** All that must be so if nothing was changed, removed or put in. A link without its entry is taken as it is. */
export function chainClaims({ number, entries }: KeptChain): readonly ChainClaim[] {
  const remains = new Map(entries.flatMap(({ seq, entry }) => laterStone(seq, entry?.redacts)));
  const claims: ChainClaim[] = [];
  let before = { seq: 0, hash: "" };
  for (const { seq, hash, entry } of entries) {
    const next = before.seq + 1;
    if (seq !== next) return [...claims, { seq: next, text: undefined, hash: "" }];
    const left = remains.get(seq);
    if (entry) {
      const whole = { ...entry, number, seq };
      claims.push(
        left === undefined
          ? { seq, text: entryText(before.hash, whole), hash }
          : { seq, text: emptiedText(before.hash, { ...whole, hash }), hash: left },
      );
    }
    before = { seq, hash };
  }
  return claims;
}

/** A tombstone stands after what it tells of. */
const laterStone = (seq: number, redacts: Tombstone | undefined): [number, string][] =>
  redacts !== undefined && redacts.seq < seq ? [[redacts.seq, redacts.remains]] : [];

/** What the fingerprint of a receipt covers: the hash of every entry, of those too that it does not show. */
export const fingerprintText = (number: KeptChain["number"], hashes: readonly string[]): string =>
  JSON.stringify([number, ...hashes]);

/** The form that is hashed: what is absent and what is empty differ, and the order is fixed. */
export const entryText = (hashBefore: string, entry: ChainedEntry): string => {
  const { number, seq, at, kind, author, by, text, state, promise, decision } = entry;
  const { salt, redacts, about } = entry;
  const parts = [by, text, state, promise && [promise.kind, promise.at], decisionText(decision)];
  const isOld = salt === undefined && redacts === undefined;
  const later = isOld ? [] : [salt, redacts && [redacts.seq, redacts.remains]];
  const all = [...[...parts, ...later].map(orNull), ...aboutText(about)];
  // Entries without any hash as they always did.
  const evidence = entry.attachments ? [entry.attachments.map(attachmentText)] : [];
  const facts = entry.factsHash === undefined ? [] : [{ facts: entry.factsHash }];
  const told = [...evidence, ...happenedPart(entry), ...facts];
  return JSON.stringify([hashBefore, number, seq, at, kind, author, ...all, ...told]);
};

export const remainsText = (
  hashBefore: string,
  entry: ChainedEntry & { readonly hash: string },
): string => {
  const { number, seq, at, kind, author, by, state, promise, about, hash } = entry;
  const parts = [by, state, promise && [promise.kind, promise.at]].map(orNull);
  const all = [...parts, hash, ...aboutText(about), ...happenedPart(entry)];
  return JSON.stringify([hashBefore, number, seq, at, kind, author, ...all]);
};

/** Of one whose words are gone; undefined where they are not. */
const emptiedText = (hashBefore: string, entry: ChainedEntry & { readonly hash: string }) => {
  const { text, decision, salt } = entry;
  const isEmptied = text === undefined && decision === undefined && salt === undefined;
  return isEmptied ? remainsText(hashBefore, entry) : undefined;
};

const attachmentText = ({ id, name, type, size }: Attachment) => [id, name, type, size];

/** Nothing where there is none: entries from before it have the hashes that they had. */
const aboutText = (about: KeptTransaction | undefined): readonly string[] =>
  about === undefined ? [] : [JSON.stringify(about)];

/** A number, as nothing else is there. Entries without it hash as they always did. */
const happenedPart = ({ happenedAt }: Pick<HashedEntry, "happenedAt">): readonly number[] =>
  happenedAt === undefined ? [] : [happenedAt];

const decisionText = (decision: TicketDecision | undefined) =>
  decision && [decision.kind, decision.text, orNull(decision.amount), orNull(decision.currency)];

const orNull = <T>(value: T | undefined) => value ?? null;
