import type { AttachmentId } from "../../protocol/attachment.ts";
import { type AttachmentRecord, isOver, isSent } from "../domain/attachment.ts";
import { noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import type { Services } from "./services.ts";
import { appendEntries } from "./ticket-writer.ts";

const atOnce = 200;
/** How long after a look at all of them the next one begins. */
const restMs = 3_600_000;

/**
 * Deletes files that were sent before a time, a page of them with each call, and leaves the words beside them. What shows a file
 * and goes on keeps it, and so does a legal hold. A sweep empties the folders.
 */
export function createAttachmentRetention(services: Services) {
  let last: AttachmentId | "" = "";
  let restsUntil = 0;
  return async (before: number): Promise<void> => {
    if (services.clock.elapsed() < restsUntil) return;
    const page = await services.store.attachmentsAfter(last, atOnce);
    last = page.at(-1)?.id ?? "";
    if (last === "") restsUntil = services.clock.elapsed() + restMs;
    const old = page.filter((one) => isSent(one) && one.touchedAt < before);
    if (old.length > 0) await deleteOver(services, old);
  };
}

const deleteOver = (services: Services, old: readonly AttachmentRecord[]) =>
  commit(services, async (work) => {
    let attachments = 0;
    for (const one of old) {
      if (!(await mayGo(work, one))) continue;
      await noteGone(work, one);
      await work.tx.deleteAttachment(one.id);
      attachments += 1;
    }
    if (attachments === 0) return;
    await noteAudit(work, { what: "retention.applied", by: "system", details: { attachments } });
  });

/** The timeline says so: whoever checks it can tell this from a file that was taken. */
async function noteGone(work: UnitOfWork, { id, ticketNumber }: AttachmentRecord) {
  const ticket = ticketNumber && (await work.tx.ticket(ticketNumber));
  if (!ticket) return;
  const entries = [{ kind: "file-expired", author: "system", text: id }] as const;
  const link = await appendEntries(work, ticket, { entries, facts: {} });
  await work.tx.updateTicket(ticket.number, link);
}

async function mayGo(
  { tx }: UnitOfWork,
  { customerId, conversationId, ticketNumber }: AttachmentRecord,
) {
  if (customerId && (await tx.hold(customerId))) return false;
  const conversation = conversationId && (await tx.conversation(conversationId));
  const shownIn = ticketNumber && (await tx.ticket(ticketNumber));
  // Evidence of one that was merged is read where it goes on.
  const ticket = (shownIn?.mergedInto && (await tx.ticket(shownIn.mergedInto))) || shownIn;
  return isOver(conversation || undefined, ticket || undefined);
}
