import { Client } from "pg";
import { StoreUnavailable } from "../../ports/store.ts";
import { storeErrorOf } from "./errors.ts";

/** A server that works alone keeps out all others; several that work together keep out one that would be alone. */
export type ServerLockKind = "alone" | "together";

export interface ServerLock {
  /** Throws `StoreUnavailable` while it is not held: the link was lost, and somebody else has it now. */
  refuseIfLost(): void;
  release(): Promise<void>;
}

/** The server before may still be at its last calls. */
const patienceMs = 3_000;
const againMs = 500;

/** A link of which nothing is left gives the lock up after 11 s. */
const quickEnd =
  "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3";

const functions = {
  alone: "pg_try_advisory_lock",
  together: "pg_try_advisory_lock_shared",
} as const;

const inTheWay: Record<ServerLockKind, string> = {
  alone:
    "Another PocketDesk server works on the database of DATABASE_URL. Several of them need REDIS_URL, the same for all.",
  together:
    "A PocketDesk server without REDIS_URL works on the database of DATABASE_URL, and works alone. Stop it, or give it the same REDIS_URL.",
};

/**
 * Holds a lock of PostgreSQL for as long as the server runs: a process that dies gives it up with its link. Throws one plain line
 * where another server is in the way.
 */
export async function lockForServer(url: string, kind: ServerLockKind): Promise<ServerLock> {
  let client: Client | undefined;
  let isReleased = false;

  async function lock(): Promise<boolean> {
    const fresh = new Client({ connectionString: url, application_name: "pocketdesk server" });
    fresh.on("error", () => undefined);
    try {
      await fresh.connect();
      await fresh.query(quickEnd);
      const { rows } = await fresh.query<{ held: boolean }>(
        `SELECT ${functions[kind]}(hashtextextended('pocketdesk ' || current_schema(), 0)) AS held`,
      );
      if (rows[0]?.held && !isReleased) {
        fresh.once("end", lost);
        client = fresh;
        return true;
      }
    } catch (error) {
      await fresh.end().catch(() => undefined);
      throw storeErrorOf(error);
    }
    await fresh.end();
    return false;
  }

  function lost() {
    client = undefined;
    if (isReleased) return;
    const again = () => lock().catch(() => false);
    setTimeout(() => void again().then((held) => held || lost()), againMs).unref();
  }

  const until = performance.now() + patienceMs;
  while (!(await lock())) {
    if (performance.now() > until) throw new Error(inTheWay[kind]);
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
  return {
    refuseIfLost() {
      if (!client) throw new StoreUnavailable("another server may work on the database");
    },
    async release() {
      isReleased = true;
      await client?.end().catch(() => undefined);
    },
  };
}
