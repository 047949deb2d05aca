import type { TicketPatch, TicketRecord } from "../domain/ticket.ts";
import type { TicketChange } from "../domain/ticket-change.ts";
import { chainedEntry, isPublic, type NewEntry } from "../domain/ticket-entry.ts";
import type { UnitOfWork } from "./commit.ts";

/** Appends the entries of a change to the timeline, and saves what it makes of the ticket. */
export async function changeTicket(
  work: UnitOfWork,
  ticket: TicketRecord,
  { patch, entries }: TicketChange,
): Promise<TicketRecord> {
  const link = await appendEntries(work, ticket, entries);
  const whole: TicketPatch = { ...patch, ...link, lastAt: work.now };
  await work.tx.updateTicket(ticket.number, whole);
  const changed = { ...ticket, ...whole } as TicketRecord;
  const { number, customerId, handlerId } = changed;
  const kinds = entries.map(({ kind }) => kind);
  const isRead = entries.some(isPublic);
  work.publish({ kind: "ticket", number, customerId, handlerId, isPublic: isRead, entries: kinds });
  return changed;
}

/** Answers the end of the chain. The ticket need not be there yet. */
export async function appendEntries(
  { services, tx, now }: UnitOfWork,
  { number, lastSeq, lastHash }: Pick<TicketRecord, "number" | "lastSeq" | "lastHash">,
  entries: readonly NewEntry[],
): Promise<Pick<TicketRecord, "lastSeq" | "lastHash">> {
  let link = { seq: lastSeq, hash: lastHash };
  for (const entry of entries) {
    const salt = services.ids.next<string>();
    const { hashToken: hash } = services.secrets;
    const record = chainedEntry(link, entry, { number, at: now, salt, hash });
    await tx.insertTicketEntry(record);
    link = record;
  }
  return { lastSeq: link.seq, lastHash: link.hash };
}
