/** Whether the files of a ticket are those that its timeline shows. */

import type { Attachment, AttachmentId } from "../../protocol/attachment.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { AttachmentRecord } from "../domain/attachment.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import type { TicketEntryRecord } from "../domain/ticket-entry.ts";
import { keptKey, refuseUnreachable, thumbKey } from "./blobs.ts";
import type { Services } from "./services.ts";

/** The first file that is gone, is another one, has another name, or was moved to where nothing shows it. As a line. */
export async function changedFile(
  services: Services,
  ticket: TicketRecord,
  entries: readonly TicketEntryRecord[],
): Promise<string | undefined> {
  for (const { seq, facts, attachments = [] } of entries) {
    for (const [id, hash] of facts?.files ?? []) {
      const attachment = await services.store.attachment(id);
      if (!attachment) {
        // Versions before the second scope left no word of what retention took.
        if (facts?.scope === undefined || (await wentInTime(services, ticket, { id, entries }))) {
          continue;
        }
        return `A file of entry ${seq} is gone.`;
      }
      const shown = attachments.find((one) => one.id === id);
      const found = await bytesAt(services, attachment, hash);
      if (found === "gone") return `A file of entry ${seq} is gone.`;
      const isSame = found === "same" && shown !== undefined && isAsShown(attachment, shown);
      if (!isSame) return `A file of entry ${seq} was changed.`;
      if (!(await isInPlace(services, ticket, attachment))) {
        return `A file of entry ${seq} was moved.`;
      }
    }
  }
  return undefined;
}

/** The entry that retention leaves stands in the ticket that has shown it last. */
async function wentInTime(
  { store }: Services,
  { customerId, number }: TicketRecord,
  { id, entries }: { readonly id: AttachmentId; readonly entries: readonly TicketEntryRecord[] },
): Promise<boolean> {
  if (saysGone(entries, id)) return true;
  let before: TicketNumber | undefined;
  do {
    const page = await store.ticketsOf(customerId, { before, limit: atOnce });
    for (const other of page) {
      if (other.number !== number && saysGone(await store.ticketEntries(other.number), id)) {
        return true;
      }
    }
    before = page.length === atOnce ? page.at(-1)?.number : undefined;
  } while (before !== undefined);
  return false;
}

const atOnce = 100;

const saysGone = (entries: readonly TicketEntryRecord[], id: AttachmentId) =>
  entries.some(({ kind, text }) => kind === "file-expired" && text === id);

async function bytesAt(
  { blobs, secrets }: Services,
  { folder, thumbHash }: AttachmentRecord,
  hash: string,
): Promise<"same" | "changed" | "gone"> {
  const bytes = await refuseUnreachable(blobs.get(keptKey(folder)));
  if (!bytes) return "gone";
  const thumb = thumbHash && (await refuseUnreachable(blobs.get(thumbKey(folder))));
  const isThumbAsKept = !thumb || secrets.hashBytes(thumb) === thumbHash;
  return secrets.hashBytes(bytes) === hash && isThumbAsKept ? "same" : "changed";
}

const isAsShown = (kept: AttachmentRecord, shown: Attachment) =>
  kept.name === shown.name && kept.type === shown.type && kept.size === shown.size;

/** What is quoted in a second ticket of the same customer is bound to that one; what was taken away there, to its conversation. */
async function isInPlace(
  { store }: Services,
  { number, customerId }: TicketRecord,
  { id, customerId: whose, ticketNumber, conversationId }: AttachmentRecord,
): Promise<boolean> {
  if (whose !== customerId) return false;
  if (ticketNumber === number) return true;
  if (ticketNumber === undefined) return conversationId !== undefined;
  const other = await store.ticketOf(customerId, ticketNumber);
  const entries = other ? await store.ticketEntries(ticketNumber) : [];
  return entries.some(({ attachments = [] }) => attachments.some((one) => one.id === id));
}
