import type { AttachmentId, UploadProgress } from "../../protocol/attachment.ts";
import type { AgentId, ClientId, CustomerId } from "../../protocol/conversation.ts";
import {
  type AttachmentOwner,
  type AttachmentRecord,
  isSent,
  refuseBeyondQuota,
} from "../domain/attachment.ts";
import { insist, worksAtDesk } from "../domain/permissions.ts";
import type { AllParts } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import type { Reads } from "../ports/store.ts";
import { emptyDeadBlobs } from "./attachment-sweep.ts";
import { refuseUnreachable } from "./blobs.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { finishUpload, piecesOf } from "./finish-upload.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

export type Uploader =
  | { readonly kind: "customer"; readonly id: CustomerId }
  | { readonly kind: "agent"; readonly id: AgentId };

export const uploadOwner = (uploader: Uploader): AttachmentOwner =>
  uploader.kind === "agent" ? `agent:${uploader.id}` : `customer:${uploader.id}`;

interface Announced {
  readonly clientId: ClientId;
  readonly name: string;
  readonly size: number;
}

/** Begins an upload, or says how far the one of this `clientId` has come. */
export async function beginUpload(
  services: Services,
  uploader: Uploader,
  announced: Announced,
): Promise<UploadProgress> {
  const upload = await commit(services, async (work) => {
    await lockUploader(work, uploader);
    const known = await work.tx.attachmentByClientId(uploadOwner(uploader), announced.clientId);
    return known ?? insertUpload(work, uploader, announced);
  });
  return finishUpload(services, upload);
}

/**
 * Takes one piece, and once it is the last, answers the attachment. A piece that does not begin where the upload stands (sent
 * again, or too early) is not taken: the answer says where to go on.
 */
export async function addPiece(
  services: Services,
  uploader: Uploader,
  piece: { readonly id: AttachmentId; readonly offset: number; readonly bytes: Uint8Array },
): Promise<UploadProgress> {
  const { id, offset, bytes } = piece;
  const upload = await ownUpload(services.store, uploader, id);
  if (upload.state !== "receiving" || offset !== upload.received || bytes.length === 0) {
    return finishUpload(services, upload);
  }
  const received = offset + bytes.length;
  if (received > upload.size) throw new Refusal("invalid", "That is more than was announced.");
  const [key] = piecesOf(upload.folder, [bytes.length], offset);
  if (key) await refuseUnreachable(services.blobs.put(key, bytes));
  const pieces = [...upload.pieces, bytes.length];
  await commit(services, ({ tx, now: touchedAt }) =>
    tx.addPiece(id, offset, { received, pieces, touchedAt }),
  );
  return finishUpload(services, await ownUpload(services.store, uploader, id));
}

/** What was not sent is taken away; what was, is a message of a conversation or evidence of a ticket. */
export async function cancelUpload(services: Services, uploader: Uploader, id: AttachmentId) {
  await commit(services, async ({ tx }) => {
    const upload = await ownUpload(tx, uploader, id);
    if (isSent(upload)) throw new Refusal("closed", "It was sent already.");
    await tx.deleteAttachment(id);
  });
  await emptyDeadBlobs(services);
}

async function ownUpload(
  reads: Reads,
  uploader: Uploader,
  id: AttachmentId,
): Promise<AttachmentRecord> {
  const upload = await reads.attachment(id);
  if (upload?.owner !== uploadOwner(uploader)) throw notFound("upload");
  return upload;
}

/** Of two that begin at the same time the second finds the first: in the quota too. */
async function lockUploader({ tx }: UnitOfWork, uploader: Uploader) {
  if (uploader.kind === "agent") insist(worksAtDesk(await agentNow(tx, uploader.id)));
  else await tx.latestConversationOf(uploader.id);
}

async function insertUpload(
  { tx, now, services }: UnitOfWork,
  uploader: Uploader,
  { clientId, name, size }: Announced,
): Promise<AttachmentRecord> {
  const customerId = uploader.kind === "customer" ? uploader.id : undefined;
  if (customerId) refuseBeyondQuota(await tx.attachmentBytesOf(customerId), size);
  const upload = {
    id: services.ids.token() as AttachmentId,
    owner: uploadOwner(uploader),
    clientId,
    customerId,
    conversationId: undefined,
    ticketNumber: undefined,
    state: "receiving",
    name,
    type: undefined,
    size,
    received: 0,
    pieces: [],
    width: undefined,
    height: undefined,
    hash: undefined,
    thumbHash: undefined,
    folder: services.ids.next<string>(),
    touchedAt: now,
  } satisfies AllParts<AttachmentRecord>;
  await tx.insertAttachment(upload);
  return upload;
}
