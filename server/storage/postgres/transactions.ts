import type { PoolClient } from "pg";
import { type Eventually, StoreUnavailable, type Transaction } from "../../ports/store.ts";
import { type CachedTransaction, createCachedTransaction } from "../conversation-cache.ts";
import type { Sql } from "../sql.ts";
import { isConflict, isSameKey, LinkLost, mostRunsOfLostLink, storeErrorOf } from "./errors.ts";
import { claimNextUnlocked, lockingReads } from "./locking-reads.ts";
import type { Connections } from "./pool.ts";
import { withRetry } from "./retry.ts";
import { queryOn, type RunStatement } from "./statements.ts";

/** So often is a transaction run that meets others. */
const mostRuns = 8;
/** A row that another one has written is met once or twice. */
const mostRunsOfSameKey = 3;

type Work<T> = (tx: Transaction, sql: Sql) => Eventually<T>;

/** Runs work in transactions of the database, each on a connection of its own. */
export function createTransactions(connections: Connections, sqlOf: (run: RunStatement) => Sql) {
  const known = new WeakMap<PoolClient, CachedTransaction & { readonly sql: Sql }>();

  function transactionOn(client: PoolClient) {
    const found = known.get(client);
    if (found) return found;
    const sql = sqlOf(queryOn(client));
    const cached = createCachedTransaction(sql, lockingReads(sql));
    const fresh = { ...cached, sql, tx: { ...cached.tx, claimNext: claimNextUnlocked(sql) } };
    known.set(client, fresh);
    return fresh;
  }

  const run = <T>(work: Work<T>) =>
    connections.use(async (client) => {
      const { tx, sql, clear } = transactionOn(client);
      clear();
      await command(client, "BEGIN");
      const value = await undoneIfThrown(client, async () => work(tx, sql));
      await commitOn(client);
      return value;
    });

  return <T>(work: Work<T>): Promise<T> =>
    withRetry(() => run(work), mayRunAgain).catch((error) => {
      throw asRefused(error);
    });
}

async function commitOn(client: PoolClient) {
  try {
    const { command: done } = await client.query("COMMIT");
    // What the work has caught: a statement that failed has undone all.
    if (done !== "COMMIT") throw new Error("A statement failed, and the work went on.");
  } catch (error) {
    const known = storeErrorOf(error);
    if (!(known instanceof LinkLost)) throw known;
    throw new LinkLost(known.cause, { atCommit: true });
  }
}

async function undoneIfThrown<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof LinkLost)) await command(client, "ROLLBACK");
    throw error;
  }
}

async function command(client: PoolClient, text: string) {
  try {
    await client.query(text);
  } catch (error) {
    throw storeErrorOf(error);
  }
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
