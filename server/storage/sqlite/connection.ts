import Database from "libsql";
import AsyncDatabase from "libsql/promise";
import { camelCase, type Row, type Sql, type Value } from "../sql.ts";

/** What both of libsql's drivers have in common, once a statement is prepared. */
interface Statement {
  readonly reader: boolean;
  raw(on: boolean): unknown;
  columns(): readonly { readonly name: string }[];
  get(values: readonly Value[]): unknown;
  all(values: readonly Value[]): unknown;
  run(values: readonly Value[]): { readonly changes: number };
}

interface Prepared {
  readonly statement: Statement;
  readonly names: readonly string[];
}

export interface Reader extends Sql {
  close(): void;
}

export interface Writer extends Sql {
  /** How many rows have been written since the connection was opened. */
  readonly writes: number;
  begin(): Promise<void>;
  /** Waits for the disk on another thread: meanwhile the event loop is free. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
  close(): Promise<void>;
}

/** Sees committed rows only. */
export function openReader(path: string): Reader {
  const database = new Database(path, { readonly: true });
  database.exec("PRAGMA busy_timeout = 0");
  return {
    ...createSql(async (query) => database.prepare(query) as unknown as Statement),
    close: () => database.close(),
  };
}

export async function openWriter(path: string): Promise<Writer> {
  const database = new AsyncDatabase(path, {});
  for (const setting of settings) await database.exec(`PRAGMA ${setting}`);
  const sql = createSql((query) => database.prepare(query));
  return {
    ...sql,
    get writes() {
      return sql.writes();
    },
    begin: async () => {
      await sql.run("BEGIN IMMEDIATE");
    },
    commit: () => database.exec("COMMIT"),
    rollback: () => database.exec("ROLLBACK"),
    async close() {
      await database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      database.close();
    },
  };
}

const settings = [
  // A foreign lock is waited for with a timer of ours; SQLite's would block.
  "busy_timeout = 0",
  "journal_mode = WAL",
  // What was acknowledged survives a power cut, not only a crash of the process.
  "synchronous = FULL",
  "foreign_keys = ON",
  // KiB of pages kept in memory: the index of client ids is touched all over.
  "cache_size = -16000",
  // 40 MiB of log before it is folded back: a page that changes often is then written back once.
  "wal_autocheckpoint = 10000",
];

/**
 * Queries over prepared statements that are kept.
 *
 * Rows are read raw and named here: libsql's own row objects cost two to three times as much (11–18 µs
 * against 5 µs for a conversation).
 */
function createSql(prepareNew: (query: string) => Promise<Statement>): Sql & { writes(): number } {
  const prepared = new Map<string, Prepared>();
  let writes = 0;

  async function prepare(query: string): Promise<Prepared> {
    const statement = await prepareNew(query);
    if (statement.reader) statement.raw(true);
    const names = statement.reader ? statement.columns().map(({ name }) => camelCase(name)) : [];
    const fresh = { statement, names };
    prepared.set(query, fresh);
    return fresh;
  }

  return {
    writes: () => writes,
    async get(query, ...values) {
      const { statement, names } = prepared.get(query) ?? (await prepare(query));
      const raw = statement.get(values) as readonly Value[] | undefined;
      return raw && named(names, raw);
    },
    async all(query, ...values) {
      const { statement, names } = prepared.get(query) ?? (await prepare(query));
      const rows = (await statement.all(values)) as readonly (readonly Value[])[];
      return rows.map((raw) => named(names, raw));
    },
    async run(query, ...values) {
      const { statement } = prepared.get(query) ?? (await prepare(query));
      const { changes } = statement.run(values);
      writes += changes;
      return changes;
    },
  };
}

function named(names: readonly string[], raw: readonly Value[]): Row {
  const row: Record<string, string | number> = {};
  for (let column = 0; column < names.length; column += 1) {
    const value = raw[column];
    const name = names[column];
    if (value !== null && value !== undefined && name !== undefined) row[name] = value;
  }
  return row;
}
