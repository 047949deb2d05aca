import Database from "libsql";
import AsyncDatabase from "libsql/promise";
import { after, type Eventually } from "../../ports/store.ts";
import type { Queries, Row, Sql, Value } from "../sql.ts";
import {
  allRowsAsBytes,
  checkedQueries,
  oneRowAsBytes,
  type RowQueries,
  type RowReader,
} from "./checked-rows.ts";
import type { Damage } from "./damage.ts";
import { fileOptions } from "./file-options.ts";

interface EncryptedFile {
  readonly path: string;
  /** Undefined of a file that is not encrypted. */
  readonly key?: string | undefined;
}

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
export function openReader({ path, key }: EncryptedFile, damage: Damage): Reader {
  const database = new Database(path, fileOptions({ readonly: true, key }));
  database.exec("PRAGMA busy_timeout = 0");
  const prepare = (query: string) => database.prepare(query).raw(true);
  const one = preparedBy((query) => withBytes(query, oneRowAsBytes(query), prepare));
  const all = preparedBy((query) => withBytes(query, allRowsAsBytes(query), prepare));

  const reading = ({ row, rows }: RowReader): RowQueries => ({
    get(query, values) {
      try {
        const { statement, asBytes } = one(query);
        const found = statement.get(values) as Row | undefined;
        return asBytes && found ? row(found[0]) : found;
      } catch (error) {
        throw damage.note(error);
      }
    },
    all(query, values) {
      try {
        const { statement, asBytes } = all(query);
        if (!asBytes) return statement.all(values) as readonly Row[];
        return rows((statement.get(values) as Row)[0]);
      } catch (error) {
        throw damage.note(error);
      }
    },
  });
  return {
    ...checkedQueries(reading, damage),
    close: () => database.close(),
  };
}

/** A query's own statement, or the one for its rows as bytes. */
interface Prepared<S> {
  readonly statement: S;
  readonly asBytes: boolean;
}

const withBytes = <S>(
  query: string,
  asBytes: string | undefined,
  prepare: (query: string) => S,
): Prepared<S> => ({ statement: prepare(asBytes ?? query), asBytes: asBytes !== undefined });

function preparedBy<T>(prepare: (query: string) => T): (query: string) => T {
  const prepared = new Map<string, T>();
  return (query) => {
    const known = prepared.get(query);
    if (known) return known;
    const fresh = prepare(query);
    prepared.set(query, fresh);
    return fresh;
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
export async function openWriter(
  { path, key }: EncryptedFile,
  settings: readonly string[],
  damage: Damage,
): Promise<Writer> {
  const database: AsyncDatabase & { readonly inTransaction?: boolean } = new AsyncDatabase(
    path,
    fileOptions({ key }),
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
  const oneOf = preparedBy(oneRowAsBytes);
  const allOf = preparedBy(allRowsAsBytes);

  /** Runs the statement; what is damaged is noted, whether it shows at once or later. */
  function noted<T>(query: string, run: (statement: Statement) => Eventually<T>): Eventually<T> {
    try {
      const result = after(statementOf(query), run);
      return result instanceof Promise ? result.catch(rethrow) : result;
    } catch (error) {
      return rethrow(error);
    }
  }
  const rethrow = (error: unknown): never => {
    throw damage.note(error);
  };

  /** libsql can't run one statement twice at once: the second run would get no rows. */
  const running = new WeakMap<Statement, Promise<unknown>>();
  function inTurn(statement: Statement, values: readonly Value[]) {
    const before = running.get(statement);
    const rows = before ? before.then(() => statement.all(values)) : statement.all(values);
    const settled = rows.catch(() => undefined);
    running.set(statement, settled);
    return rows;
  }

  const run = (query: string, values: readonly Value[]) =>
    noted(query, (statement) => {
      const { changes } = statement.run(values);
      rowsWritten += changes;
      return changes;
    });

  const reading = ({ row, rows }: RowReader): RowQueries => ({
    get(query, values) {
      const asBytes = oneOf(query);
      return noted(asBytes ?? query, (statement) => {
        const found = statement.get(values);
        return asBytes && found ? row(found[0]) : found;
      });
    },
    all(query, values) {
      const asBytes = allOf(query);
      return noted(asBytes ?? query, async (statement) => {
        const found = await inTurn(statement, values);
        return asBytes ? rows(found[0]?.[0]) : found;
      });
    },
  });

  return {
    ...checkedQueries(reading, damage),
    get inTransaction() {
      // libsql aborts the process when it is asked this of a closed connection.
      return open && database.inTransaction === true;
    },
    get rowsWritten() {
      return rowsWritten;
    },
    run,
    write: run,
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
