import { Pool, type PoolClient, type PoolConfig } from "pg";
import { StoreUnavailable } from "../../ports/store.ts";
import { LinkLost, storeErrorOf } from "./errors.ts";
import { GatheringSocket } from "./gathering-socket.ts";

export interface PoolSize {
  /** Connections to the database. */
  readonly connections: number;
  /** So many calls may wait for one; the next is refused at once. */
  readonly waiting: number;
}

/** A link on which nothing comes back is given up after so long: the statement's own limit is shorter. */
const linkMs = 8_000;

const limits: PoolConfig = {
  // To get a connection, be it a new one or the next that is free.
  connectionTimeoutMillis: 3_000,
  query_timeout: linkMs,
  statement_timeout: 5_000,
  lock_timeout: 4_000,
  idle_in_transaction_session_timeout: 10_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 5_000,
  application_name: "pocketdesk",
  pipeline: true,
  stream: () => new GatheringSocket(),
};

export interface Connections {
  /**
   * Lends a connection for the work. One whose link was lost is not used again. Throws `StoreUnavailable` where none is
   * free in time, or where too many wait already.
   */
  use<T>(work: (client: PoolClient) => Promise<T>): Promise<T>;
  readonly inUse: number;
  readonly waiting: number;
  /** Waits for those that are lent. */
  close(): Promise<void>;
}

export function openConnections(url: string, size: PoolSize): Connections {
  const pool = new Pool({ ...limits, connectionString: url, max: size.connections });
  // The next call on a connection that a restart, say, has ended is refused by it, and the pool makes a new one.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));

  async function take(): Promise<PoolClient> {
    if (pool.waitingCount >= size.waiting) {
      throw new StoreUnavailable("Too many calls wait for the database.");
    }
    try {
      return await pool.connect();
    } catch (error) {
      throw new StoreUnavailable("The database does not answer.", { cause: storeErrorOf(error) });
    }
  }

  return {
    async use(work) {
      const client = await take();
      let lost = false;
      try {
        return await work(client);
      } catch (error) {
        lost = error instanceof LinkLost;
        throw error;
      } finally {
        client.release(lost);
      }
    },
    get inUse() {
      return pool.totalCount - pool.idleCount;
    },
    get waiting() {
      return pool.waitingCount;
    },
    close: () => pool.end(),
  };
}
