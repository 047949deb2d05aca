import type { AttachmentType } from "../../protocol/attachment.ts";
import { isPolyglot } from "./file-end.ts";

/** What a file is by its bytes; undefined for all that is not taken, and for what is two things at once. */
export function typeOfFile(bytes: Uint8Array): AttachmentType | undefined {
  const type = typeByBeginning(bytes);
  return type && (isPolyglot(bytes, type) || endsAsZip(bytes)) ? undefined : type;
}

function typeByBeginning(bytes: Uint8Array): AttachmentType | undefined {
  if (begins(bytes, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (textAt(bytes, 0, 4) === "RIFF" && textAt(bytes, 8, 12) === "WEBP") return "image/webp";
  return isPdf(bytes) ? "application/pdf" : undefined;
}

const begins = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, at) => bytes[at] === byte);

const textAt = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

/** Readers find the header within the first 1,024 bytes, and the end within the last: here it is the very beginning. */
const isPdf = (bytes: Uint8Array) =>
  /^%PDF-[12]\.\d/.test(textAt(bytes, 0, 8)) &&
  textAt(bytes, Math.max(0, bytes.length - 1_024), bytes.length).includes("%%EOF");

/** The end record of a ZIP (JAR, DOCX): its last two bytes say how long the comment is that ends the file. */
const zipEnd = { bytes: 22, longestComment: 65_535, sign: [0x50, 0x4b, 0x05, 0x06] } as const;

function endsAsZip(bytes: Uint8Array): boolean {
  const first = Math.max(0, bytes.length - zipEnd.bytes - zipEnd.longestComment);
  for (let at = bytes.length - zipEnd.bytes; at >= first; at -= 1) {
    if (!begins(bytes.subarray(at, at + 4), zipEnd.sign)) continue;
    const comment = (bytes[at + 20] ?? 0) + 256 * (bytes[at + 21] ?? 0);
    if (at + zipEnd.bytes + comment === bytes.length) return true;
  }
  return false;
}
