import type { Attachment, AttachmentId } from "../../protocol/attachment.ts";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import {
  type AttachmentRecord,
  isCustomersOwn,
  isSent,
  maySeeAttachment,
} from "../domain/attachment.ts";
import { insist, worksAtDesk } from "../domain/permissions.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import type { Reads } from "../ports/store.ts";
import { presentAttachment } from "../present/attachment.ts";
import { noteAlone } from "./audit.ts";
import { keptKey, refuseUnreachable, thumbKey } from "./blobs.ts";
import type { UnitOfWork } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { type Uploader, uploadOwner } from "./uploads.ts";

/** The bytes, for who may see them: the same `not_found` for all others. `thumb`: the small version of a picture. */
export async function openAttachment(
  services: Services,
  viewer: Uploader,
  { id, thumb }: { readonly id: AttachmentId; readonly thumb: boolean },
) {
  const attachment = await visible(services, viewer, id);
  if (thumb && attachment.width === undefined) throw notFound("picture");
  if (!thumb) await noteForeignRead(services, viewer, attachment);
  const { folder, hash, thumbHash } = attachment;
  const [key, known] = thumb ? [thumbKey(folder), thumbHash] : [keptKey(folder), hash];
  const bytes = await refuseUnreachable(services.blobs.get(key));
  // What was swapped on the disk is shown to nobody as what was sent.
  const isAsKept = known === undefined || (bytes && services.secrets.hashBytes(bytes) === known);
  if (!bytes || !isAsKept) throw notFound("attachment");
  return { view: presentAttachment(attachment), bytes };
}

async function visible({ store }: Services, viewer: Uploader, id: AttachmentId) {
  const attachment = await store.attachment(id);
  if (viewer.kind === "customer") {
    if (!attachment || !isCustomersOwn(viewer.id, attachment)) throw notFound("attachment");
    return attachment;
  }
  const agent = await agentNow(store, viewer.id);
  insist(worksAtDesk(agent));
  const isVisible = attachment?.state === "ready" && maySeeAttachment(agent, attachment);
  if (!attachment || !isVisible) throw notFound("attachment");
  return attachment;
}

/** As with the words beside it: whoever looks at what is not theirs is in the audit log before. */
async function noteForeignRead(
  services: Services,
  viewer: Uploader,
  { id, owner, conversationId, ticketNumber }: AttachmentRecord,
) {
  if (viewer.kind === "customer" || owner === uploadOwner(viewer)) return;
  const conversation = conversationId && (await services.store.conversation(conversationId));
  const ticket = ticketNumber && (await services.store.ticket(ticketNumber));
  if (conversation?.agentId === viewer.id || ticket?.handlerId === viewer.id) return;
  const by = `agent:${viewer.id}` as const;
  const details = { attachment: id };
  if (ticketNumber) {
    await noteAlone(services, {
      what: "ticket.read",
      by,
      about: `ticket:${ticketNumber}`,
      details,
    });
  } else if (conversationId) {
    const about = `conversation:${conversationId}` as const;
    await noteAlone(services, { what: "conversation.read", by, about, details });
  }
}

export interface ShownAt {
  readonly customerId: CustomerId;
  readonly conversationId?: ConversationId | undefined;
  readonly ticketNumber?: TicketNumber | undefined;
}

/**
 * Binds what was uploaded to where it is shown, and answers its views. Throws `not_found` for what is not there, not whole, or
 * somebody else's; what was sent in the conversation may be evidence of the ticket too.
 */
export async function showAttachments(
  { tx, now }: UnitOfWork,
  uploader: Uploader,
  { ids, at }: { readonly ids: readonly AttachmentId[] | undefined; readonly at: ShownAt },
): Promise<readonly Attachment[]> {
  const views: Attachment[] = [];
  for (const id of new Set(ids ?? [])) {
    const attachment = await sendable(tx, uploader, { id, at });
    await tx.updateAttachment(id, { ...at, touchedAt: now });
    views.push(presentAttachment(attachment));
  }
  return views;
}

/** With names in which nothing is left of a secret. The end of a name, which says what the file is, stays. */
export async function renameAttachments(
  { tx }: UnitOfWork,
  shown: readonly Attachment[],
  names: readonly { readonly text: string }[],
): Promise<readonly Attachment[]> {
  const renamed: Attachment[] = [];
  for (const [at, attachment] of shown.entries()) {
    const { id, name } = attachment;
    const kept = names[at]?.text ?? name;
    const [end = ""] = /\.[A-Za-z0-9]{1,8}$/.exec(name) ?? [];
    const next = kept === name || kept.endsWith(end) ? kept : `${kept}${end}`;
    if (next !== name) await tx.updateAttachment(id, { name: next });
    renamed.push({ ...attachment, name: next });
  }
  return renamed;
}

async function sendable(
  tx: Reads,
  uploader: Uploader,
  { id, at }: { readonly id: AttachmentId; readonly at: ShownAt },
): Promise<AttachmentRecord> {
  const attachment = await tx.attachment(id);
  if (attachment?.state !== "ready") throw notFound("attachment");
  // Evidence of a ticket may be what was said in the chat, whoever files it.
  const isQuoted = at.ticketNumber !== undefined && isSent(attachment);
  if (attachment.owner !== uploadOwner(uploader) && !isQuoted) throw notFound("attachment");
  // An agent's picture for one customer is never shown to another.
  if (isSent(attachment) && attachment.customerId !== at.customerId) throw notFound("attachment");
  const { conversationId: before } = attachment;
  if (before !== undefined && at.conversationId !== undefined && before !== at.conversationId) {
    throw notFound("attachment");
  }
  return attachment;
}

export const customerAs = ({ id }: Pick<CustomerRecord, "id">): Uploader => ({
  kind: "customer",
  id,
});

/** Of a message or an entry that is taken away. What is shown at the other place too stays there. */
export async function hideAttachments(
  { tx }: Pick<UnitOfWork, "tx">,
  shown: readonly Attachment[],
  at: "conversationId" | "ticketNumber",
): Promise<readonly AttachmentId[]> {
  const removed: AttachmentId[] = [];
  for (const { id } of shown) {
    const attachment = await tx.attachment(id);
    if (!attachment) continue;
    if (isSent({ ...attachment, [at]: undefined })) {
      await tx.updateAttachment(id, { [at]: undefined });
    } else {
      await tx.deleteAttachment(id);
      removed.push(id);
    }
  }
  return removed;
}
