import type { ReceiptLink, TicketReceipt } from "../../protocol/ticket-chain.ts";
import { isPublic, type TicketEntryRecord } from "../domain/ticket-entry.ts";
import type { TicketHistory } from "./ticket.ts";

/**
 * What the customer sees of the timeline as it is hashed, and of what agents say among themselves the hashes. A tombstone
 * is shown where the entry is that it tells of: without it nobody could check that one.
 */
export function presentReceipt({
  ticket,
  entries,
}: Omit<TicketHistory, "unchanged">): TicketReceipt {
  const seen = new Set(entries.filter(isPublic).map(({ seq }) => seq));
  const shown = entries.map((entry) => {
    const isShown = seen.has(entry.redacts?.seq ?? entry.seq);
    return isShown ? whole(entry) : { seq: entry.seq, hash: entry.hash };
  });
  return { number: ticket.number, entries: shown };
}

function whole(record: TicketEntryRecord): ReceiptLink {
  const { seq, hash, at, kind, author, by, text, state } = record;
  const { promise, decision, about, happenedAt, attachments, redacts, factsHash, salt } = record;
  const words = { at, kind, author, by, text, state, promise, decision };
  return {
    seq,
    hash,
    entry: { ...words, about, happenedAt, attachments, redacts, factsHash, salt },
  };
}
