import type { AttachmentBody } from "../protocol/attachment.ts";

/** A message with files, where there is room for text only. */
export const attachmentLine = ({ text, attachments }: AttachmentBody): string =>
  [text, ...attachments.map(({ name }) => name)].filter(Boolean).join("\n");
