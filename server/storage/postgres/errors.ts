import { DatabaseError } from "pg";
import { StoreDamaged, StoreUnavailable } from "../../ports/store.ts";

/** The link to the database was lost, or none could be made: what was not committed is undone there. */
export class LinkLost extends StoreUnavailable {
  /** The commit was sent, and no answer came: it may be there. Whoever sends the same again finds out. */
  readonly atCommit: boolean;

  constructor(cause: unknown, { atCommit = false } = {}) {
    super(messageOf(cause), { cause });
    this.atCommit = atCommit;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** After a restart each idle connection is found to be dead; some milliseconds later the pool knows them all. */
export const mostRunsOfLostLink = 4;

/** Codes and their classes, appendix A of the PostgreSQL manual: the same call may work later. */
const passing = new Set([
  // Too many connections, a full disk, no memory.
  "53",
  // A stop, a restart, a start that is not through.
  "57",
  // A connection that failed.
  "08",
  // A lock that was waited for too long.
  "55P03",
  // A standby takes no writes.
  "25006",
  // A transaction that waited too long for its client.
  "25P03",
]);

/** The transaction met another one: run again, it finds what that one has left. */
const conflicts = new Set(["40001", "40P01", "23505"]);

export const isConflict = (error: unknown) =>
  error instanceof DatabaseError && conflicts.has(error.code ?? "");

/** Two transactions that write the same new row: the second finds it when it is run again. */
export const isSameKey = (error: unknown) =>
  error instanceof DatabaseError && error.code === "23505";

/** What the driver threw, as the callers of the store know it. Other errors of the database are bugs, and stay. */
export function storeErrorOf(error: unknown): unknown {
  if (error instanceof StoreUnavailable) return error;
  if (!(error instanceof DatabaseError)) return new LinkLost(error);
  const code = error.code ?? "";
  // The server ends the connection after it.
  if (/^57P0[1-3]$/.test(code)) return new LinkLost(error);
  if (code.startsWith("XX")) return new StoreDamaged(error.message, { cause: error });
  const passes = passing.has(code) || passing.has(code.slice(0, 2));
  return passes ? new StoreUnavailable(error.message, { cause: error }) : error;
}
