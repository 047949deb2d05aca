import { Worker } from "node:worker_threads";
import { StoreUnavailable } from "../../ports/store.ts";
import { camelCase, named, type Sql, type Value } from "../sql.ts";
import { createCheckpoints } from "./checkpoints.ts";

/** What the writer's thread is asked. Statements go by number; `fresh` tells the texts of numbers not yet known there. */
export interface Request {
  readonly fresh: readonly Query[];
  /** More may be on its way that counts on this. */
  readonly ahead: boolean;
  /** Begins a transaction where there is none. With `seen`, only if nobody else has written since that version. */
  readonly begin?: { readonly seen: number | undefined } | undefined;
  /** Statements to run first, each with its values. */
  readonly numbers: readonly number[];
  readonly values: readonly (readonly Value[])[];
  readonly last: Last;
}

interface Query {
  readonly text: string;
  /** It must change a row when it is sent ahead. */
  readonly once: boolean;
}

type Last =
  | {
      readonly kind: "all" | "run";
      readonly number: number;
      readonly values: readonly Value[];
    }
  | { readonly kind: "begun" | "commit" | "rollback" | "close" };

interface Answer {
  readonly names: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  readonly changes: number;
}

type Reply = { readonly version: number | undefined } & (
  | { readonly value: Answer }
  | { readonly error: { readonly message: string; readonly code: string } }
);

/**
 * What was sent ahead did not come out as was taken for granted: a row was there already, say, or another process has
 * written. The transaction is to be rolled back, and its work done again in step.
 */
export class Setback extends Error {}

/**
 * `ahead`: what is written is only noted, and taken to succeed; it goes to the thread with the next question or the
 * commit. `in-step`: every statement is waited for, and throws what is wrong with it.
 */
export type Pace = "ahead" | "in-step";

export interface Writer extends Sql {
  /** How many rows have been written, or noted to be, since the connection was opened. */
  readonly writes: number;
  begin(pace: Pace): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  close(): Promise<void>;
}

const settings = [
  // A foreign lock is waited for; this thread has nothing else to do.
  "busy_timeout = 4000",
  "journal_mode = WAL",
  // What was acknowledged survives a power cut, not only a crash of the process.
  "synchronous = FULL",
  "foreign_keys = ON",
  // KiB of pages kept in memory: the index of client ids is touched all over.
  "cache_size = -64000",
  // 400 MiB of log, should `checkpoints.ts` not manage to fold it back.
  "wal_autocheckpoint = 100000",
];

/** The connection that writes, on a thread of its own. Throws when the file can't be opened. */
export async function openWriter(path: string): Promise<Writer> {
  const thread = openThread(path);
  const checkpoints = createCheckpoints(path, thread.foldRest);
  const known = new Map<string, number>();
  let fresh: Query[] = [];
  let numbers: number[] = [];
  let values: (readonly Value[])[] = [];
  let pace: Pace = "in-step";
  let open = false;
  let seen: number | undefined;
  let writes = 0;

  function numberOf(text: string, once: boolean): number {
    const number = known.get(text);
    if (number !== undefined) return number;
    known.set(text, known.size);
    fresh.push({ text, once });
    return known.size - 1;
  }

  async function ask(last: Last): Promise<Answer> {
    const ahead = pace === "ahead";
    const begin = open ? { seen: ahead ? seen : undefined } : undefined;
    const request = { fresh, ahead, begin, numbers, values, last };
    fresh = [];
    numbers = [];
    values = [];
    const reply = await thread.ask(request);
    seen = reply.version;
    if ("value" in reply) return reply.value;
    const { message, code } = reply.error;
    if (code.startsWith("SQLITE_BUSY")) throw new StoreUnavailable(message);
    if (ahead) throw new Setback(message);
    throw Object.assign(new Error(message), { code });
  }

  const note = (number: number, given: readonly Value[]) => {
    numbers.push(number);
    values.push(given);
    writes += 1;
  };

  async function run(number: number, given: readonly Value[]): Promise<number> {
    const { changes } = await ask({ kind: "run", number, values: given });
    writes += changes;
    return changes;
  }

  async function all(text: string, given: readonly Value[]) {
    const { names, rows } = await ask({
      kind: "all",
      number: numberOf(text, false),
      values: given,
    });
    const columns = names.map(camelCase);
    return rows.map((row) => named(columns, row));
  }

  /** The next transaction may begin at once: it is asked for after this one. */
  async function end(kind: "commit" | "rollback") {
    checkpoints.written(numbers.length);
    const ended = ask({ kind });
    open = false;
    await ended;
  }

  await ask({ kind: "rollback" });
  return {
    get writes() {
      return writes;
    },
    get: async (text, given) => (await all(text, given))[0],
    all,
    run(text, given) {
      const number = numberOf(text, false);
      return pace === "ahead" ? note(number, given) : run(number, given);
    },
    insertOnce(text, given) {
      const number = numberOf(text, true);
      if (pace === "in-step") return run(number, given).then((changes) => changes > 0);
      note(number, given);
      return true;
    },
    async begin(wanted) {
      pace = wanted;
      open = true;
      if (pace === "in-step") await ask({ kind: "begun" });
    },
    commit: () => end("commit"),
    async rollback() {
      numbers = [];
      values = [];
      open = false;
      await end("rollback");
    },
    async close() {
      await checkpoints.end();
      await ask({ kind: "close" });
      await thread.end();
    },
  };
}

/** In place of a request; it has no answer. */
const foldRest = "fold-rest";

interface Asked {
  resolve(reply: Reply): void;
  reject(error: unknown): void;
}

/**
 * Asks one thing after the other, and gets the answers in that order. A thread that ends once it has answered takes the
 * process with it: without it nothing could be saved until somebody noticed.
 */
function openThread(path: string) {
  const worker = new Worker(new URL("./writer-thread.mjs", import.meta.url), {
    workerData: { path, settings },
    // Rows pass through; nothing is kept.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  let waiting: readonly Asked[] = [];
  let failure: StoreUnavailable | undefined;
  let answered = false;
  let ending = false;

  function fail(message: string) {
    if (failure) return;
    failure = new StoreUnavailable(message);
    for (const { reject } of waiting) reject(failure);
    waiting = [];
    if (answered && !ending) throw failure;
  }

  worker.on("message", (reply: Reply) => {
    answered = true;
    const [first, ...others] = waiting;
    waiting = others;
    first?.resolve(reply);
  });
  worker.on("error", ({ message }) => fail(message));
  worker.on("exit", () => fail("The thread that writes has ended."));

  return {
    ask: (request: Request) =>
      new Promise<Reply>((resolve, reject) => {
        if (failure) return reject(failure);
        waiting = [...waiting, { resolve, reject }];
        worker.postMessage(request);
      }),
    /** Between two transactions; otherwise it is left to the next time. */
    foldRest: () => worker.postMessage(foldRest),
    end() {
      ending = true;
      return worker.terminate();
    },
  };
}
