import { type AttachmentType, attachmentLimits, attachmentTypes } from "../protocol/attachment.ts";

/** Why a file is not taken, before anything of it is sent. */
export type FileProblem = "type" | "tooLarge" | "tooMany" | "empty";

/** What a file chooser offers. Named one by one, an iPhone turns its own format into JPEG. */
export const acceptedTypes = Object.keys(attachmentTypes).join();

export const isPictureType = (type: string): boolean => type.startsWith("image/");

/** By its type; the server looks at the bytes. */
const isAccepted = (type: string): type is AttachmentType => Object.hasOwn(attachmentTypes, type);

/** `room`: how many more there may be. A picture is made smaller before its size counts. */
export function problemOfFile(
  { type, size }: Pick<File, "type" | "size">,
  room: number,
): FileProblem | undefined {
  if (room <= 0) return "tooMany";
  if (!isAccepted(type)) return "type";
  if (size === 0) return "empty";
  return size > attachmentLimits.bytes && !isPictureType(type) ? "tooLarge" : undefined;
}
