/** Where a picture ends, and what stands behind it: a file that is a picture and something else too is neither to us. */

import type { AttachmentType } from "../../protocol/attachment.ts";

/** Behind the end of a JPEG cameras put films, depth maps and notes of their own: of these only what is another kind of file counts. */
export function isPolyglot(bytes: Uint8Array, type: AttachmentType): boolean {
  const end = ends[type]?.(bytes);
  if (end === undefined) return false;
  const behind = bytes.subarray(end);
  return type === "image/jpeg" ? isOtherFile(behind) : !behind.every(isFilling);
}

const ends: Partial<Record<AttachmentType, (bytes: Uint8Array) => number | undefined>> = {
  "image/png": endOfPng,
  "image/webp": (bytes) => 8 + numberAt(bytes, 4, "little"),
  "image/jpeg": endOfJpeg,
};

/** Zeros and line ends, with which some programs fill a file up. */
const isFilling = (byte: number) => byte === 0 || byte === 10 || byte === 13;

/** Chunks of a length, a name, so many bytes and a checksum; the last one is IEND. Undefined where it is cut off. */
function endOfPng(bytes: Uint8Array): number | undefined {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const next = at + 12 + numberAt(bytes, at, "big");
    if (textOf(bytes.subarray(at + 4, at + 8)) === "IEND") return next;
    at = next;
  }
  return undefined;
}

/** The last end mark: behind it there is no picture any more. */
function endOfJpeg(bytes: Uint8Array): number | undefined {
  for (let at = bytes.length - 2; at > 0; at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  }
  return undefined;
}

/** Markup, a script or a PDF, however it begins. */
const isOtherFile = (behind: Uint8Array) =>
  /<[!?%a-z/]|%PDF-|^\s*#!|^[\s\x20-\x7e]{8,}$/i.test(textOf(behind.subarray(0, 4_096)));

const textOf = (bytes: Uint8Array) => String.fromCharCode(...bytes);

function numberAt(bytes: Uint8Array, at: number, order: "big" | "little"): number {
  const four = [0, 1, 2, 3].map((step) => bytes[at + step] ?? 0);
  return (order === "big" ? four : four.toReversed()).reduce((sum, byte) => sum * 256 + byte, 0);
}
