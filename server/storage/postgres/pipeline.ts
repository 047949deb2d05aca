import type { ClientBase } from "pg";
import type { Sql, Value } from "../sql.ts";
import { LinkLost, storeErrorOf } from "./errors.ts";
import type { RunStatement } from "./statements.ts";

/** The statements of one transaction after the other, on one connection. */
export interface Pipeline {
  readonly sql: Sql;
  begin(): void;
  /** Throws what the first statement that failed has said: that one has undone all. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/**
 * Sends statements without waiting for the answers to those before (pipelining): each wait is a round trip during which the
 * rows stay locked. `BEGIN` goes with the first read, and writes go with what follows them, the last ones with `COMMIT`.
 * PostgreSQL answers in the same order, and refuses whatever follows a statement that failed.
 */
export function createPipeline(client: ClientBase, sqlOf: (run: RunStatement) => Sql): Pipeline {
  let begun: Promise<unknown> | undefined;
  let failure: { readonly error: unknown } | undefined;

  /** What follows a failure fails too, and says nothing of the reason. */
  function firstFailure(error: unknown): unknown {
    failure ??= { error: storeErrorOf(error) };
    return failure.error;
  }

  const run: RunStatement = async (statement) => {
    try {
      return await client.query(statement);
    } catch (error) {
      throw firstFailure(error);
    }
  };
  const sent = sqlOf(run);

  /** Without a transaction around it, a write would be committed by itself. */
  async function isBegun() {
    await begun;
    begun = undefined;
  }

  function sendWrite(query: string, values: readonly Value[]) {
    // `failure` has it.
    void Promise.resolve(sent.run(query, values)).catch(() => undefined);
  }
  const refuseIfFailed = () => {
    if (failure) throw failure.error;
  };

  return {
    sql: {
      ...sent,
      write: (query, values) =>
        begun ? isBegun().then(() => sendWrite(query, values)) : sendWrite(query, values),
      async run(query, values) {
        if (begun) await isBegun();
        return sent.run(query, values);
      },
    },
    begin() {
      failure = undefined;
      begun = client.query("BEGIN").catch((error) => {
        throw firstFailure(error);
      });
      begun.catch(() => undefined);
    },
    async commit() {
      await begun;
      refuseIfFailed();
      const done = await client.query("COMMIT").catch((error) => {
        const known = storeErrorOf(error);
        throw known instanceof LinkLost ? new LinkLost(known.cause, { atCommit: true }) : known;
      });
      refuseIfFailed();
      if (done.command !== "COMMIT") throw new Error("A statement failed, and the work went on.");
    },
    async rollback() {
      await client.query("ROLLBACK").catch((error) => {
        throw storeErrorOf(error);
      });
    },
  };
}
