/** The model and the parsed content as bytes, for the cache of the next start. */

import { deserialize, serialize } from "node:v8";
import type { ReadTexts } from "./answer/index/document-reader.ts";
import type { Model } from "./answer/index/model.ts";
import type { ReaderState } from "./content/content-reader.ts";
import type { Task } from "./task.ts";
import type { Synonyms } from "./text/synonyms.ts";

export interface CachedFaq {
  readonly model: Model;
  readonly reader: ReaderState;
  /** Undefined where they are too many to keep. */
  readonly texts: CachedTexts | undefined;
}

/** The texts that the model was made of. */
export interface CachedTexts extends ReadTexts {
  /** Those that they were read with. */
  readonly synonyms: Synonyms;
}

/** One field of these; of a large map or list a part of its entries. */
type Piece = readonly [of: keyof CachedFaq, field: string, value: unknown];

/** In pieces: to serialise everything at once would keep a chat waiting. */
export function* packFaq(faq: CachedFaq): Task<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for (const of of ["model", "reader", "texts"] as const) {
    for (const [field, value] of Object.entries(faq[of] ?? {})) {
      for (const part of partsOf(value)) {
        const bytes = serialize([of, field, part] satisfies Piece);
        pieces.push(lengthBytes(bytes.length), bytes);
        yield;
      }
    }
  }
  return [lengthBytes(pieces.length / 2), ...pieces];
}

/** Undefined where the bytes are cut short or were written by another version of Node. */
export function unpackFaq(bytes: Buffer): CachedFaq | undefined {
  try {
    return joinPieces(bytes);
  } catch {
    return undefined; // the caller then computes everything again
  }
}

/** Entries of a map or a list in one piece, by what its values are. */
const entriesPerPiece = { primitives: 4096, objects: 32 };

function* partsOf(value: unknown): Generator<unknown> {
  if (Array.isArray(value) && value.length > entriesPerPiece.primitives)
    return yield* slices(value);
  if (!(value instanceof Map)) return yield value;
  const [first] = value.values();
  const size = typeof first === "object" ? entriesPerPiece.objects : entriesPerPiece.primitives;
  let part = new Map<unknown, unknown>();
  for (const [key, one] of value) {
    part.set(key, one);
    if (part.size < size) continue;
    yield part;
    part = new Map();
  }
  yield part;
}

function* slices(list: readonly unknown[]): Generator<unknown> {
  for (let at = 0; at < list.length; at += entriesPerPiece.primitives)
    yield list.slice(at, at + entriesPerPiece.primitives);
}

/** The format is: the number of pieces, then the length and the bytes of each. These numbers take four bytes. */
const numberBytes = 4;

function lengthBytes(length: number): Uint8Array {
  const bytes = Buffer.alloc(numberBytes);
  bytes.writeUInt32LE(length);
  return bytes;
}

function joinPieces(bytes: Buffer): CachedFaq {
  const faq: Record<keyof CachedFaq, Record<string, unknown>> = {
    model: {},
    reader: {},
    texts: {},
  };
  let at = numberBytes;
  for (let missing = bytes.readUInt32LE(0); missing > 0; missing -= 1) {
    const from = at + numberBytes;
    at = from + bytes.readUInt32LE(at);
    if (at > bytes.length) throw new RangeError("cut short");
    const [of, field, value]: Piece = deserialize(bytes.subarray(from, at));
    const before = faq[of][field];
    // forEach: a for loop over thousands of entries takes twice as long.
    if (before instanceof Map && value instanceof Map)
      value.forEach((one, key) => {
        before.set(key, one);
      });
    else if (Array.isArray(before) && Array.isArray(value)) before.push(...value);
    else faq[of][field] = value;
  }
  const { texts, ...others } = faq;
  // Only this code writes the cache, and the key of an entry has the version of this code.
  return { ...others, texts: "texts" in texts ? texts : undefined } as unknown as CachedFaq;
}
