import { after, type Eventually } from "../ports/store.ts";
import type { Column } from "./column.ts";
import { marks, type Queries, type Row, type Sql, type Value } from "./sql.ts";

/** One column for each part of a record, the optional ones too: a part without a column does not compile. */
export type Columns<Kept> = {
  readonly [Part in keyof Required<Kept>]: Column<NonNullable<Kept[Part]>>;
};

export interface Table<Kept> {
  readonly name: string;
  /** As SQL names them, in the order of `values` and `record`. */
  readonly columns: readonly string[];
  /** Columns that are no part of the record: what only queries use. */
  readonly besides: readonly string[];
  /** The record with all its parts; a part whose column is NULL is `undefined`. */
  record(row: Row): Kept;
  values(record: Kept): readonly Value[];
  /** Only the named parts; `undefined` becomes NULL. */
  assignments(patch: { readonly [Part in keyof Kept]?: unknown }): Assignments;
}

interface Assignments {
  readonly columns: readonly string[];
  readonly values: readonly Value[];
}

/** A table and the record that its rows are: how the parts are called and kept is said here only. */
export function table<Kept extends object>(
  name: string,
  columns: Columns<Kept>,
  besides: readonly string[] = [],
): Table<Kept> {
  const parts = Object.keys(columns) as (keyof Kept & string)[];
  const kept = parts.map((part) => ({ part, column: columns[part] as Column<unknown> }));
  const write = (part: keyof Kept & string, value: unknown): Value =>
    value === undefined ? null : (columns[part] as Column<unknown>).write(value);

  return {
    name,
    columns: parts.map(snakeCase),
    besides,
    record(row) {
      const record: { [part: string]: unknown } = {};
      for (let index = 0; index < kept.length; index += 1) {
        const { part, column } = kept[index] as (typeof kept)[number];
        const value = row[index] ?? undefined;
        record[part] = value === undefined ? undefined : column.read(value);
      }
      return record as Kept;
    },
    values: (record) => kept.map(({ part }) => write(part, record[part])),
    assignments(patch) {
      const named = parts.filter((part) => part in patch);
      return {
        columns: named.map(snakeCase),
        values: named.map((part) => write(part, patch[part])),
      };
    },
  };
}

const snakeCase = (part: string) => part.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Queries for records: what follows `FROM` is given once, the values with each call. */
export function select<Kept>(sql: Queries, { name, columns, record }: Table<Kept>) {
  const from = `SELECT ${columns.join(", ")} FROM ${name}`;
  return {
    one(rest: string) {
      const query = `${from} ${rest}`;
      return (...values: Value[]): Eventually<Kept | undefined> =>
        after(sql.get(query, values), (row) => row && record(row));
    },
    many(rest: string) {
      const query = `${from} ${rest}`;
      return (...values: Value[]): Eventually<readonly Kept[]> =>
        after(sql.all(query, values), (rows) => rows.map(record));
    },
  };
}

/** `besides` names the values of columns that are no part of the record; `onConflict` ends the statement. */
export async function insert<Kept>(
  sql: Sql,
  { name, columns, values }: Table<Kept>,
  record: Kept,
  { besides = {}, onConflict = "" }: InsertOptions = {},
): Promise<void> {
  const names = [...columns, ...Object.keys(besides)];
  await sql.run(
    `INSERT INTO ${name} (${names.join(", ")}) VALUES (${marks(names.length)}) ${onConflict}`,
    [...values(record), ...Object.values(besides)],
  );
}

interface InsertOptions {
  readonly besides?: Readonly<Record<string, Value>>;
  readonly onConflict?: string;
}

/** Writes the named parts of the record with that id. */
export async function update<Kept>(
  sql: Sql,
  { name, assignments }: Table<Kept>,
  id: string,
  patch: { readonly [Part in keyof Kept]?: unknown },
): Promise<void> {
  const { columns, values } = assignments(patch);
  if (columns.length === 0) return;
  const set = columns.map((column) => `${column} = ?`).join(", ");
  await sql.run(`UPDATE ${name} SET ${set} WHERE id = ?`, [...values, id]);
}
