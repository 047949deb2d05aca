import type { Redis } from "ioredis";
import { blockMs } from "./redis.ts";

/** So many entries stay, about: some minutes of a busy installation. Whoever was away for longer reads the database. */
const kept = 20_000;
const readAtOnce = 500;
const againMs = 200;
const first = "0-0";

interface StreamOptions {
  readonly name: string;
  readonly writer: Redis;
  readonly reader: Redis;
  /** Called with each entry, in the order of the stream, our own too. */
  readonly onEntry: (entry: string) => void;
}

export interface Stream {
  /** Resolves when it is known from where on it is read. */
  readonly begun: Promise<void>;
  /** Rejects where Redis does not answer in time; the entry may be there all the same. */
  add(entry: string): Promise<void>;
  close(): void;
}

/**
 * A Redis stream that every node adds to and reads from where it last was: what is added while a node can't be reached is read
 * when it can. Begins with what comes from now on.
 */
export function openStream({ name, writer, reader, onEntry }: StreamOptions): Stream {
  let position: string | undefined;
  let isOpen = true;
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });

  async function read() {
    position ??= await last(reader, name);
    begin();
    const found = await reader.xread(
      "COUNT",
      readAtOnce,
      "BLOCK",
      blockMs,
      "STREAMS",
      name,
      position,
    );
    for (const [id, fields] of found?.[0]?.[1] ?? []) {
      position = id;
      const [, entry] = fields;
      if (entry !== undefined) onEntry(entry);
    }
  }

  /** A Redis that came back empty counts from a time of its own: what is new there is read from its beginning. */
  async function beginAgainIfEmptied() {
    if (position === undefined) return;
    const newest = await last(reader, name);
    if (isBefore(newest, position)) position = first;
  }

  async function follow() {
    let wasAway = false;
    while (isOpen) {
      try {
        if (wasAway) await beginAgainIfEmptied();
        wasAway = false;
        await read();
      } catch {
        // Redis is away: the writer's state says so.
        wasAway = true;
        await new Promise((resolve) => setTimeout(resolve, againMs).unref());
      }
    }
  }
  void follow();

  return {
    begun,
    async add(entry) {
      await writer.xadd(name, "MAXLEN", "~", kept, "*", "e", entry);
    },
    close() {
      isOpen = false;
      reader.disconnect();
    },
  };
}

async function last(client: Redis, name: string): Promise<string> {
  const [newest] = await client.xrevrange(name, "+", "-", "COUNT", 1);
  return newest?.[0] ?? first;
}

/** Ids are `<milliseconds>-<number>`. */
function isBefore(one: string, other: string): boolean {
  const [time = 0, count = 0] = one.split("-").map(Number);
  const [otherTime = 0, otherCount = 0] = other.split("-").map(Number);
  return time < otherTime || (time === otherTime && count < otherCount);
}
