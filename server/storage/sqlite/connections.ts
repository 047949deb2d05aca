import Database from "libsql";
import AsyncDatabase from "libsql/promise";
import { after } from "../../ports/store.ts";
import type { Queries, Row, Sql, Value } from "../sql.ts";

export interface Reader extends Queries {
  close(): void;
}

export interface Writer extends Sql {
  readonly inTransaction: boolean;
  /** Since the connection was opened, those that were rolled back too. */
  readonly rowsWritten: number;
  /** Runs statements without values on a thread of libsql: the event loop is free meanwhile. */
  exec(statements: string): Promise<void>;
  close(): void;
}

/** A connection that sees committed rows only, and never waits: in WAL mode a writer does not block it. */
export function openReader(path: string): Reader {
  const database = new Database(path, { readonly: true });
  database.exec("PRAGMA busy_timeout = 0");
  const prepared = new Map<string, Pick<Database.Statement, "get" | "all">>();

  function statementOf(query: string) {
    const known = prepared.get(query);
    if (known) return known;
    const fresh = database.prepare(query).raw(true);
    prepared.set(query, fresh);
    return fresh;
  }

  return {
    get: (query, values) => statementOf(query).get(values) as Row | undefined,
    all: (query, values) => statementOf(query).all(values) as readonly Row[],
    close: () => database.close(),
  };
}

/** A statement of `libsql/promise`, which has no types of its own: only `all` leaves the event loop. */
interface Statement {
  readonly reader: boolean;
  raw(on: boolean): unknown;
  get(values: readonly Value[]): Row | undefined;
  all(values: readonly Value[]): Promise<readonly Row[]>;
  run(values: readonly Value[]): { readonly changes: number };
}

/** The one connection that writes. Throws when the file can't be opened. */
export async function openWriter(path: string, settings: readonly string[]): Promise<Writer> {
  const database: AsyncDatabase & { readonly inTransaction?: boolean } = new AsyncDatabase(
    path,
    {},
  );
  for (const setting of settings) await database.exec(`PRAGMA ${setting}`);
  const prepared = new Map<string, Statement>();
  let rowsWritten = 0;
  let open = true;

  async function prepare(query: string): Promise<Statement> {
    const fresh: Statement = await database.prepare(query);
    if (fresh.reader) fresh.raw(true);
    prepared.set(query, fresh);
    return fresh;
  }
  const statementOf = (query: string) => prepared.get(query) ?? prepare(query);

  return {
    get inTransaction() {
      // libsql aborts the process when it is asked this of a closed connection.
      return open && database.inTransaction === true;
    },
    get rowsWritten() {
      return rowsWritten;
    },
    get: (query, values) => after(statementOf(query), (statement) => statement.get(values)),
    all: (query, values) => after(statementOf(query), (statement) => statement.all(values)),
    run: (query, values) =>
      after(statementOf(query), (statement) => {
        const { changes } = statement.run(values);
        rowsWritten += changes;
        return changes;
      }),
    exec: (statements) => database.exec(statements),
    close() {
      open = false;
      // Prepared statements would go on working.
      prepared.clear();
      database.close();
    },
  };
}

/** Another process has the lock that is needed. */
export const isBusy = (error: unknown) =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
