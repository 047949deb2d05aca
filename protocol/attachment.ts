/** Pictures and PDFs as those outside the server see them, and what of them is taken. Sizes are in bytes. */

import type { SecretKind } from "./secrets/kind.ts";

export type AttachmentId = string & { readonly __brand: "attachment" };

/** Each with how a name of it ends. The first bytes decide which one a file is, and never its name. */
export const attachmentTypes = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
} as const;
export type AttachmentType = keyof typeof attachmentTypes;

/** The limits of attachments: both ends read them here, and nowhere else. */
export const attachmentLimits = {
  /** Of one file as it is sent. */
  bytes: 10_485_760,
  /** Of one piece of an upload; so much is sent again where the network breaks. */
  pieceBytes: 131_072,
  /** Of a picture, before it is decoded: 50 megapixels. */
  pixels: 50_000_000,
  /** Of the longer side of a picture that is kept, and of its small version. */
  longSide: 4_096,
  thumbSide: 480,
  /** In one message, or with one entry of a ticket. */
  count: 6,
  /** All that is kept of one customer. */
  customerBytes: 52_428_800,
  nameLength: 100,
} as const;

export interface Attachment {
  readonly id: AttachmentId;
  readonly name: string;
  readonly type: AttachmentType;
  /** Bytes. */
  readonly size: number;
  /** Pixels; of pictures only. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

export interface AttachmentBody {
  readonly kind: "attachment";
  /** What was written with it. */
  readonly text?: string | undefined;
  /** The kinds of secret that stood where the text is masked. */
  readonly redacted?: readonly SecretKind[] | undefined;
  readonly attachments: readonly Attachment[];
}

/** How far an upload has come. */
export interface UploadProgress {
  readonly id: AttachmentId;
  /** Bytes that are there. The next piece begins here. */
  readonly offset: number;
  /** All has come, and it may be sent. */
  readonly attachment?: Attachment | undefined;
  /** All has come, and it is being looked through for malware: ask again. */
  readonly held?: true | undefined;
}

export const isPicture = ({ type }: Pick<Attachment, "type">): boolean => type.startsWith("image/");
