import { randomUUID } from "node:crypto";
import {
  type Eventually,
  type Store,
  StoreUnavailable,
  type Transaction,
} from "../../ports/store.ts";
import { readEpoch, renewEpoch } from "../migrations/migrations.ts";
import { createReads } from "../reads.ts";
import { createClockWatch } from "./clock-watch.ts";
import { LinkLost, mostRunsOfLostLink } from "./errors.ts";
import { migrateDatabase } from "./migrate.ts";
import { type Connections, openConnections, type PoolSize } from "./pool.ts";
import { withRetry } from "./retry.ts";
import { lockForServer, type ServerLockKind } from "./server-lock.ts";
import { createStatements, queryOn, type ReportSlow, type RunStatement } from "./statements.ts";
import { createTransactions } from "./transactions.ts";

export interface PostgresOpening {
  readonly url: string;
  readonly pool?: PoolSize | undefined;
  readonly onSlow?: ReportSlow | undefined;
  /** Gets one line when this machine's clock is not the database's. */
  readonly report?: ((problem: string) => void) | undefined;
  /** For a server; commands work beside it. */
  readonly lock?: ServerLockKind | undefined;
}

const defaultPool: PoolSize = { connections: 20, waiting: 500 };

/** Another node may begin a new epoch: it is read again so often, in milliseconds. */
const epochMs = 4_000;
const clockMs = 60_000;

/**
 * Opens the database of an installation with many nodes, migrated where needed. Throws in one plain line where it can't be
 * opened; a `StoreUnavailable` where it may be later.
 */
export async function openPostgresStore({
  url,
  pool = defaultPool,
  onSlow,
  report = () => undefined,
  lock: kind,
}: PostgresOpening): Promise<Store> {
  const lock = kind && (await lockForServer(url, kind));
  const openedEpoch = await migrateDatabase(url).catch(async (error) => {
    await lock?.release();
    throw error;
  });
  const connections = openConnections(url, pool);
  const sqlOf = createStatements(onSlow);
  const transactions = createTransactions(connections, sqlOf);
  const outside = sqlOf(readingOn(connections));
  const inFlight = new Set<Promise<unknown>>();
  let epoch = openedEpoch;
  let ending: Promise<void> | undefined;

  function started<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(
      () => void inFlight.delete(settled),
      () => void inFlight.delete(settled),
    );
    inFlight.add(settled);
    return work;
  }
  async function transaction<T>(work: (tx: Transaction) => Eventually<T>): Promise<T> {
    if (ending) throw new StoreUnavailable("The store is closed.");
    return started(transactions(work));
  }
  const look = setInterval(() => {
    readEpoch(outside).then(
      (current) => {
        epoch = current;
      },
      // It is away; `/readyz` says so.
      () => undefined,
    );
  }, epochMs).unref();

  const watchClock = createClockWatch(report);
  // While the database is away, its clock is nobody's.
  const lookAtClock = () => void watchClock(outside).catch(() => undefined);
  const clock = setInterval(lookAtClock, clockMs).unref();
  lookAtClock();

  async function end() {
    clearInterval(look);
    clearInterval(clock);
    await Promise.all(inFlight);
    await connections.close();
    await lock?.release();
  }

  return {
    ...createReads(outside),
    get epoch() {
      return epoch;
    },
    async beginEpoch() {
      if (epoch !== openedEpoch) return;
      epoch = await transactions((_, sql) => renewEpoch(sql, openedEpoch, randomUUID()));
    },
    transaction,
    load: () => ({ inUse: connections.inUse, waiting: connections.waiting }),
    async check() {
      await transaction((tx) => tx.deleteExpiredSessions(0));
      epoch = await readEpoch(outside);
      // Afterwards: where the database is away, its lock is lost too, and says nothing of another server.
      lock?.refuseIfLost();
    },
    close() {
      ending ??= end();
      return ending;
    },
  };
}

/** A read outside of transactions may be asked again on another connection. */
const readingOn =
  (connections: Connections): RunStatement =>
  (statement) =>
    withRetry(
      () => connections.use((client) => queryOn(client)(statement)),
      (error, runs) => error instanceof LinkLost && runs < mostRunsOfLostLink,
    );
