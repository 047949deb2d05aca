import type { PoolClient } from "pg";
import { type Eventually, StoreUnavailable, type Transaction } from "../../ports/store.ts";
import { type CachedTransaction, createCachedTransaction } from "../conversation-cache.ts";
import type { Sql } from "../sql.ts";
import { isConflict, isSameKey, LinkLost, mostRunsOfLostLink } from "./errors.ts";
import { lockingReads, unlockedClaims } from "./locking-reads.ts";
import { createPipeline, type Pipeline } from "./pipeline.ts";
import type { Connections } from "./pool.ts";
import { withRetry } from "./retry.ts";
import type { RunStatement } from "./statements.ts";

/** So often is a transaction run that meets others. */
const mostRuns = 8;
/** A row that another one has written is met once or twice. */
const mostRunsOfSameKey = 3;

type Work<T> = (tx: Transaction, sql: Sql) => Eventually<T>;

/** Runs work in transactions of the database, each on a connection of its own. */
export function createTransactions(connections: Connections, sqlOf: (run: RunStatement) => Sql) {
  const known = new WeakMap<PoolClient, CachedTransaction & { readonly pipeline: Pipeline }>();

  function transactionOn(client: PoolClient) {
    const found = known.get(client);
    if (found) return found;
    const pipeline = createPipeline(client, sqlOf);
    const { sql } = pipeline;
    const cached = createCachedTransaction(sql, lockingReads(sql));
    const fresh = { ...cached, pipeline, tx: { ...cached.tx, ...unlockedClaims(sql) } };
    known.set(client, fresh);
    return fresh;
  }

  const run = <T>(work: Work<T>) =>
    connections.use(async (client) => {
      const { tx, pipeline, clear } = transactionOn(client);
      clear();
      pipeline.begin();
      try {
        const value = await work(tx, pipeline.sql);
        await pipeline.commit();
        return value;
      } catch (error) {
        if (!(error instanceof LinkLost)) await pipeline.rollback();
        throw error;
      }
    });

  return <T>(work: Work<T>): Promise<T> =>
    withRetry(() => run(work), mayRunAgain).catch((error) => {
      throw asRefused(error);
    });
}

function mayRunAgain(error: unknown, runs: number): boolean {
  if (error instanceof LinkLost) return !error.atCommit && runs < mostRunsOfLostLink;
  if (isSameKey(error)) return runs < mostRunsOfSameKey;
  return isConflict(error) && runs < mostRuns;
}

const asRefused = (error: unknown) =>
  isConflict(error) && !isSameKey(error)
    ? new StoreUnavailable("The transaction met others too often.", { cause: error })
    : error;
