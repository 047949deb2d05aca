/** What was learned, kept on the disk for the next start. */

import { deserialize, serialize } from "node:v8";
import type { Model } from "./answer/index/model.ts";
import type { ReaderState } from "./content/content.ts";
import { readCache, writeCache } from "./content/folder.ts";
import type { Steps } from "./task.ts";

export interface Learned {
  readonly model: Model;
  readonly state: ReaderState;
}

export async function readLearned(dir: string, key: string): Promise<Learned | undefined> {
  const bytes = await readCache(dir, key);
  if (bytes === undefined) return undefined;
  try {
    return joinPieces(bytes);
  } catch {
    return undefined; // written by another Node, or cut short: learned anew
  }
}

export async function writeLearned(
  dir: string,
  key: string,
  pieces: readonly Uint8Array[],
): Promise<void> {
  await writeCache(dir, key, pieces);
}

/** The value of one field of the model or the state, or a part of it where it is a large map. */
type Piece = readonly [of: keyof Learned, field: string, value: unknown];

/** Piece by piece: to serialise all at once would keep a chat waiting. */
export function* cutToPieces(learned: Learned): Steps<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for (const of of ["model", "state"] as const) {
    for (const [field, value] of Object.entries(learned[of])) {
      for (const part of partsOf(value)) {
        const bytes = serialize([of, field, part] satisfies Piece);
        pieces.push(asBytes(bytes.length), bytes);
        yield;
      }
    }
  }
  return [asBytes(pieces.length / 2), ...pieces];
}

/** How many entries of a map go into one piece. */
const most = { texts: 4096, objects: 32 };

function* partsOf(value: unknown): Generator<unknown> {
  if (!(value instanceof Map)) return yield value;
  const [first] = value.values();
  const size = typeof first === "object" ? most.objects : most.texts;
  let part = new Map<unknown, unknown>();
  for (const [key, one] of value) {
    part.set(key, one);
    if (part.size < size) continue;
    yield part;
    part = new Map();
  }
  yield part;
}

/** Of a number: of how many pieces there are, and how long each is. */
const numberBytes = 4;

function asBytes(value: number): Uint8Array {
  const bytes = Buffer.alloc(numberBytes);
  bytes.writeUInt32LE(value);
  return bytes;
}

function joinPieces(bytes: Buffer): Learned {
  const learned: Record<keyof Learned, Record<string, unknown>> = { model: {}, state: {} };
  let at = numberBytes;
  for (let missing = bytes.readUInt32LE(0); missing > 0; missing -= 1) {
    const from = at + numberBytes;
    at = from + bytes.readUInt32LE(at);
    if (at > bytes.length) throw new RangeError("cut short");
    const [of, field, value]: Piece = deserialize(bytes.subarray(from, at));
    const before = learned[of][field];
    // Thousands at a time: a loop of ours would take twice as long as the map's own.
    if (before instanceof Map && value instanceof Map)
      value.forEach((one, key) => {
        before.set(key, one);
      });
    else learned[of][field] = value;
  }
  // Nobody else writes here, and the name says that it was this version of the code.
  return learned as unknown as Learned;
}
