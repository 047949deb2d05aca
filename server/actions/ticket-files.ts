/** Whether the files of a ticket are those that its timeline shows. */

import type { Attachment, AttachmentId } from "../../protocol/attachment.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { AttachmentRecord } from "../domain/attachment.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import type { TicketEntryRecord } from "../domain/ticket-entry.ts";
import { keptKey, refuseUnreachable, thumbKey } from "./blobs.ts";
import type { Services } from "./services.ts";

export interface FilesVerdict {
  /** The first file that is gone, is another one, has another name, or was moved to where nothing shows it. As a line. */
  readonly problem: string | undefined;
  /** How many were read and compared. */
  readonly same: number;
  /** Of those that are rightly gone, a line each. */
  readonly gone: readonly string[];
  /** Of entries that no hash of a file is known of: those of older versions. */
  readonly unknown: number;
}

export async function verifyFiles(
  services: Services,
  ticket: TicketRecord,
  entries: readonly TicketEntryRecord[],
): Promise<FilesVerdict> {
  const gone: string[] = [];
  let [same, unknown] = [0, 0];
  for (const entry of entries) {
    const files = entry.facts?.files ?? [];
    unknown += Math.max(0, (entry.attachments?.length ?? 0) - files.length);
    for (const file of files) {
      const found = await verifyFile(services, { ticket, entries, entry, file });
      if (found === "same") same += 1;
      else if (found === "unknown") unknown += 1;
      else if (found.isRight) gone.push(found.line);
      else return { problem: found.line, same, gone, unknown };
    }
  }
  return { problem: undefined, same, gone, unknown };
}

interface ShownFile {
  readonly ticket: TicketRecord;
  readonly entries: readonly TicketEntryRecord[];
  readonly entry: TicketEntryRecord;
  readonly file: readonly [AttachmentId, string];
}

type FileFinding = "same" | "unknown" | { readonly line: string; readonly isRight: boolean };

async function verifyFile(
  services: Services,
  { ticket, entries, entry, file: [id, hash] }: ShownFile,
): Promise<FileFinding> {
  const { seq, facts, attachments = [] } = entry;
  const wrong = (how: string) => ({ line: `A file of entry ${seq} ${how}.`, isRight: false });
  const attachment = await services.store.attachment(id);
  if (!attachment) {
    const why = await whyGone(services, ticket, { id, entries });
    if (why !== undefined) return { line: `A file of entry ${seq} ${why}.`, isRight: true };
    // Versions before the second scope left no word of what retention took.
    return facts?.scope === undefined ? "unknown" : wrong("is gone");
  }
  const shown = attachments.find((one) => one.id === id);
  const found = await bytesAt(services, attachment, hash);
  if (found === "gone") return wrong("is gone");
  if (found !== "same" || !shown || !isAsShown(attachment, shown)) return wrong("was changed");
  return (await isInPlace(services, ticket, attachment)) ? "same" : wrong("was moved");
}

/** The entry that says so stands in the ticket that has shown it last. Undefined where none does. */
async function whyGone(
  { store }: Services,
  { customerId, number }: TicketRecord,
  { id, entries }: { readonly id: AttachmentId; readonly entries: readonly TicketEntryRecord[] },
): Promise<string | undefined> {
  const own = saidGone(entries, id);
  if (own !== undefined) return own;
  let before: TicketNumber | undefined;
  do {
    const page = await store.ticketsOf(customerId, { before, limit: atOnce });
    for (const other of page) {
      if (other.number === number) continue;
      const said = saidGone(await store.ticketEntries(other.number), id);
      if (said !== undefined) return `${said} of ${other.number}`;
    }
    before = page.length === atOnce ? page.at(-1)?.number : undefined;
  } while (before !== undefined);
  return undefined;
}

const atOnce = 100;

const goneBy = {
  "file-expired": "was deleted when its time was over, says the timeline",
  "file-removed": "was taken away with the words of an entry, says the timeline",
} as const;

const saidGone = (entries: readonly TicketEntryRecord[], id: AttachmentId): string | undefined => {
  const kind = entries.find((one) => one.kind in goneBy && one.text === id)?.kind;
  return kind && goneBy[kind as keyof typeof goneBy];
};

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
