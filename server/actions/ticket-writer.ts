import type { AttachmentId } from "../../protocol/attachment.ts";
import type { TicketPatch, TicketRecord } from "../domain/ticket.ts";
import { noChange, type TicketChange } from "../domain/ticket-change.ts";
import { chainedEntry, isPublic, type NewEntry } from "../domain/ticket-entry.ts";
import { factsChanged, type TicketFacts } from "../domain/ticket-facts.ts";
import type { UnitOfWork } from "./commit.ts";

/** Appends the entries of a change to the timeline, and saves what it makes of the ticket. */
export async function changeTicket(
  work: UnitOfWork,
  ticket: TicketRecord,
  change: TicketChange,
): Promise<TicketRecord> {
  if (change === noChange) return ticket;
  const { patch, entries: made } = change;
  const isEnd = patch.closedAt !== undefined && ticket.closedAt === undefined;
  const entries = isEnd ? [...made, ...(await endedTasks(work, ticket))] : made;
  const facts = factsChanged(ticket, { ...ticket, ...patch } as TicketRecord);
  const link = await appendEntries(work, ticket, { entries, facts });
  const whole: TicketPatch = { ...patch, ...link, lastAt: work.now };
  await work.tx.updateTicket(ticket.number, whole);
  const changed = { ...ticket, ...whole } as TicketRecord;
  const { number, customerId, handlerId } = changed;
  const kinds = entries.map(({ kind }) => kind);
  const isRead = entries.some(isPublic);
  const { state } = changed;
  work.publish({
    ...{ kind: "ticket", number, customerId, state },
    ...{ handlerId, isPublic: isRead, entries: kinds },
  });
  return changed;
}

/** The teams' clocks stop with the ticket. Those of one that is merged went along with it before. */
async function endedTasks({ tx, now }: UnitOfWork, { number }: TicketRecord) {
  const ended: NewEntry[] = [];
  for (const { id, team, answeredAt } of await tx.ticketTasks(number)) {
    if (answeredAt !== undefined) continue;
    await tx.endTicketTask(id, now);
    // Without the words of the task: they stand in one place, and may have to go.
    ended.push({ kind: "task-ended", author: "system", text: team });
  }
  return ended;
}

/** Answers the end of the chain. The ticket need not be there yet. `facts` stand in the last entry. */
export async function appendEntries(
  work: UnitOfWork,
  { number, lastSeq, lastHash }: Pick<TicketRecord, "number" | "lastSeq" | "lastHash">,
  { entries, facts }: { readonly entries: readonly NewEntry[]; readonly facts: TicketFacts },
): Promise<Pick<TicketRecord, "lastSeq" | "lastHash">> {
  const { services, tx, now } = work;
  const last = entries.at(-1);
  if (!last && Object.keys(facts).length > 0)
    throw new Error("A step without an entry changes what the chain covers.");
  let link = { seq: lastSeq, hash: lastHash };
  for (const entry of entries) {
    const files = await hashesOf(work, entry);
    const own = entry === last ? facts : {};
    const kept = { salt: services.ids.next<string>(), facts: own, files, scope: 2 } as const;
    const salt = services.ids.next<string>();
    const { hashToken: hash } = services.secrets;
    const record = chainedEntry(link, entry, { number, at: now, salt, facts: kept, hash });
    await tx.insertTicketEntry(record);
    link = record;
  }
  return { lastSeq: link.seq, lastHash: link.hash };
}

async function hashesOf({ tx }: UnitOfWork, { attachments = [] }: NewEntry) {
  const files: [AttachmentId, string][] = [];
  for (const { id } of attachments) {
    const hash = (await tx.attachment(id))?.hash;
    if (hash !== undefined) files.push([id, hash]);
  }
  return files;
}
