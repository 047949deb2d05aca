import { readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";

interface Mark {
  readonly epoch: string;
  /** The number of the newest message row. */
  readonly messages: number;
}

const writeAfterMs = 1_000;

export interface HighWaterMark {
  /** More was committed. */
  advanced(): void;
  /** Writes what is not written yet. */
  end(): Promise<void>;
}

/**
 * Keeps beside the database how far it had come. A database that is opened and is behind its own mark is an older
 * copy: its numbers will be given a second time, to other messages.
 */
export const highWaterMarkPath = (path: string) => `${path}.seen`;

/** True when this node has seen more of the same epoch than the database holds. */
export function isBehind(path: string, opened: Mark): boolean {
  const seen = readMark(highWaterMarkPath(path));
  return seen?.epoch === opened.epoch && seen.messages > opened.messages;
}

/** Writes the mark at most once a second: who crashes in between has clients that know better. */
export function createHighWaterMark(path: string, current: () => Promise<Mark>): HighWaterMark {
  const file = highWaterMarkPath(path);
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function write() {
    timer = undefined;
    // A mark that can't be written costs nothing but this check.
    writing = writing.then(async () => replace(file, await current())).catch(() => undefined);
  }

  return {
    advanced() {
      timer ??= setTimeout(write, writeAfterMs).unref();
    },
    async end() {
      clearTimeout(timer);
      write();
      await writing;
    },
  };
}

async function replace(file: string, mark: Mark) {
  await writeFile(`${file}.new`, JSON.stringify(mark));
  await rename(`${file}.new`, file);
}

function readMark(file: string): (Partial<Mark> & { readonly messages: number }) | undefined {
  try {
    const { epoch, messages } = JSON.parse(readFileSync(file, "utf8"));
    return { epoch: String(epoch), messages: Number(messages) };
  } catch {
    // None yet, or half of one: then there is nothing to compare with.
    return undefined;
  }
}
