import { StoreDamaged, type StoreUnavailable } from "../../ports/store.ts";

/** What SQLite says when the file holds what it should not, or the disk does not answer. */
const damaged = /^SQLITE_(?:CORRUPT|NOTADB|IOERR)/;

/** The error as the store's callers know it. */
function asStoreError(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return damaged.test(code) ? new StoreDamaged(messageOf(error), { cause: error }) : error;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What was found to be wrong with the database since it was opened. */
export interface Damage {
  readonly found: StoreUnavailable | undefined;
  /** Notes the damage that the error tells of, the first time aloud. Returns the error for the caller. */
  note(error: unknown): unknown;
}

/** `report` gets one line for the first damage; more of it would fill the log with every read. */
export function createDamage(report: (problem: string) => void): Damage {
  let found: StoreUnavailable | undefined;
  return {
    get found() {
      return found;
    },
    note(error) {
      const known = asStoreError(error);
      if (known instanceof StoreDamaged && !found) {
        found = known;
        report(`The database is damaged: ${known.message}. "npm run admin -- check" says where.`);
      }
      return known;
    },
  };
}
