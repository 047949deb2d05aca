import type { AttachmentId } from "../../protocol/attachment.ts";
import type { ClientId, CustomerId } from "../../protocol/conversation.ts";
import type { AttachmentOwner, AttachmentPatch, AttachmentRecord } from "../domain/attachment.ts";
import type { Eventually } from "./eventually.ts";

export interface AttachmentReads {
  attachment(id: AttachmentId): Eventually<AttachmentRecord | undefined>;
  attachmentByClientId(
    owner: AttachmentOwner,
    clientId: ClientId,
  ): Eventually<AttachmentRecord | undefined>;
  /** Of all that is the customer's, sent or not, in bytes. */
  attachmentBytesOf(customerId: CustomerId): Eventually<number>;
  /** By id, those behind `after`; `""` begins. */
  attachmentsOf(
    customerId: CustomerId,
    after: AttachmentId | "",
    limit: number,
  ): Eventually<readonly AttachmentRecord[]>;
  /** What was never sent and has not been touched since then, without what a legal hold keeps. */
  attachmentsUnsent(
    state: AttachmentRecord["state"],
    before: number,
    limit: number,
  ): Eventually<readonly AttachmentRecord[]>;
  /** Of everybody, by id, those behind `after`; `""` begins. */
  attachmentsAfter(
    after: AttachmentId | "",
    limit: number,
  ): Eventually<readonly AttachmentRecord[]>;
  /** Those that wait for the scanner, the longest waiting first. */
  attachmentsHeld(limit: number): Eventually<readonly AttachmentRecord[]>;
  /** Folders of blobs whose row is gone. */
  deadBlobs(limit: number): Eventually<readonly string[]>;
}

export interface AttachmentWrites {
  insertAttachment(attachment: AttachmentRecord): Eventually<void>;
  updateAttachment(id: AttachmentId, patch: AttachmentPatch): Eventually<void>;
  /** Counts a piece that begins at `offset`; false where another was faster. */
  addPiece(
    id: AttachmentId,
    offset: number,
    after: Required<Pick<AttachmentRecord, "received" | "pieces" | "touchedAt">>,
  ): Eventually<boolean>;
  /** The row; its blobs are dead from the commit on. */
  deleteAttachment(id: AttachmentId): Eventually<void>;
  /** The same person, who has signed in. */
  moveAttachments(from: CustomerId, to: CustomerId): Eventually<void>;
  /** The folder is empty. */
  forgetDeadBlob(folder: string): Eventually<void>;
}
