import type { Attachment } from "../../protocol/attachment.ts";
import type { AttachmentRecord } from "../domain/attachment.ts";

/** Of one that is whole. */
export function presentAttachment(record: AttachmentRecord): Attachment {
  const { id, name, type, size, width, height } = record;
  if (type === undefined) throw new Error("An attachment that is not whole was to be shown.");
  return width === undefined ? { id, name, type, size } : { id, name, type, size, width, height };
}
