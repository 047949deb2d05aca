import type { Attachment, AttachmentId } from "../../protocol/attachment.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import { renameAttachments, showAttachments } from "./attachments.ts";
import type { UnitOfWork } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { removePieces, withoutSplitSecret } from "./split-secrets.ts";
import type { Uploader } from "./uploads.ts";

interface Evidence {
  readonly filer: Uploader;
  readonly ids?: readonly AttachmentId[] | undefined;
  /** What is written beside it. */
  readonly text: string;
}

/** Shown in the timeline of a ticket; undefined where there is none. A customer's names of files may be pieces of a secret. */
export async function evidenceOf(
  work: UnitOfWork,
  { number: ticketNumber, customerId }: Pick<TicketRecord, "number" | "customerId">,
  { filer, ids, text }: Evidence,
): Promise<readonly Attachment[] | undefined> {
  if (!ids?.length) return undefined;
  const files = await showAttachments(work, filer, { ids, at: { customerId, ticketNumber } });
  if (filer.kind === "agent") return files;
  const conversation = await work.tx.latestConversationOf(customerId);
  const written = [text, ...files.map(({ name }) => name)];
  const split = await withoutSplitSecret(
    work,
    { customerId, conversation },
    written.map((one) => ({ text: one, redacted: [] })),
  );
  const writer = conversation && new ConversationWriter(work, conversation);
  await removePieces(work, writer ? { customerId, writer } : { customerId }, split);
  return renameAttachments(work, files, split.fields.slice(1));
}
