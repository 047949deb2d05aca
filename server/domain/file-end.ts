/** Where a picture ends, and what stands behind it: a file that is a picture and something else too is neither to us. */

import type { AttachmentType } from "../../protocol/attachment.ts";

/** Behind the end of a JPEG cameras put films, depth maps and notes of their own: of these only what is another kind of file counts. */
export function isPolyglot(bytes: Uint8Array, type: AttachmentType): boolean {
  if (type === "application/pdf") return isPdfWithMarkup(bytes);
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

/**
 * What a browser that takes a file for a page would run. A PDF has tags of its own (its metadata are XML), and none of these but in
 * a form with scripts. Whatever is packed within it cannot be seen here: it is only ever saved, under a name that ends as a PDF's.
 */
const pageTags = /<(?:script|html|svg|iframe|body|!doctype html|\?php)\b/i;

function isPdfWithMarkup(bytes: Uint8Array): boolean {
  const text = new TextDecoder("latin1").decode(bytes);
  const end = text.lastIndexOf("%%EOF") + "%%EOF".length;
  return pageTags.test(text) || isOtherFile(bytes.subarray(end));
}

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

/** The end mark of the last of the pictures that follow each other (a camera puts its small ones behind). */
function endOfJpeg(bytes: Uint8Array): number | undefined {
  let end = endOfOneJpeg(bytes, 0);
  while (end !== undefined && bytes[end] === 0xff && bytes[end + 1] === 0xd8) {
    const next = endOfOneJpeg(bytes, end);
    if (next === undefined) return end;
    end = next;
  }
  return end ?? lastEndMark(bytes);
}

/** Segments of a mark and a length; what stands within one, as a preview, is none of the picture's own marks. */
function endOfOneJpeg(bytes: Uint8Array, start: number): number | undefined {
  for (let at = start + 2; at + 1 < bytes.length; ) {
    const mark = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (mark === jpegMarks.end) return at + 2;
    if (mark === 0xff) at += 1;
    else at += 2 + 256 * (bytes[at + 2] ?? 0) + (bytes[at + 3] ?? 0);
    if (mark === jpegMarks.scan) at = endOfScan(bytes, at);
  }
  return undefined;
}

const jpegMarks = { end: 0xd9, scan: 0xda } as const;

/** Within the pixels a mark is written with a zero, and restarts (D0 to D7) belong to them. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  for (; at + 1 < bytes.length; at += 1) {
    const mark = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && mark !== 0 && (mark < 0xd0 || mark > 0xd7)) break;
  }
  return at;
}

/** Of one whose segments are broken. */
function lastEndMark(bytes: Uint8Array): number | undefined {
  for (let at = bytes.length - 2; at > 0; at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  }
  return undefined;
}

/** Markup, a script or a PDF, however it begins. In a film "<" and a letter stand by chance: a tag has more behind it that can be read. */
const isOtherFile = (behind: Uint8Array) =>
  /<[!?%a-z/][\s\x20-\x7e]{10}|%PDF-|^\s*#!|^[\s\x20-\x7e]{8,}$/i.test(
    textOf(behind.subarray(0, 4_096)),
  );

const textOf = (bytes: Uint8Array) => String.fromCharCode(...bytes);

function numberAt(bytes: Uint8Array, at: number, order: "big" | "little"): number {
  const four = [0, 1, 2, 3].map((step) => bytes[at + step] ?? 0);
  return (order === "big" ? four : four.toReversed()).reduce((sum, byte) => sum * 256 + byte, 0);
}
