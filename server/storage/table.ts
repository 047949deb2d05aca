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
  const kept = parts.map((part) => ({
    part,
    name: snakeCase(part),
    column: columns[part] as Column<unknown>,
  }));
  const toColumn = (part: unknown, column: Column<unknown>): Value =>
    part === undefined ? null : column.write(part);

  return {
    name,
    columns: kept.map((one) => one.name),
    besides,
    record(row) {
      const record: { [part: string]: unknown } = {};
      kept.forEach(({ part, column }, index) => {
        const value = row[index] ?? undefined;
        record[part] = value === undefined ? undefined : column.read(value);
      });
      return record as Kept;
    },
    values: (record) => kept.map(({ part, column }) => toColumn(record[part], column)),
    assignments(patch) {
      const changed = kept.filter(({ part }) => part in patch);
      return {
        columns: changed.map((one) => one.name),
        values: changed.map(({ part, column }) => toColumn(patch[part], column)),
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

interface InsertOptions {
  /** Values of columns that are no part of the record. */
  readonly besides?: Readonly<Record<string, Value>>;
  /** The end of the statement. */
  readonly onConflict?: string;
}

/** Writes records; the id of one that is updated is in its column `id`. */
export function modify<Kept>(sql: Sql, { name, columns, values, assignments }: Table<Kept>) {
  return {
    async insert(record: Kept, { besides = {}, onConflict = "" }: InsertOptions = {}) {
      const names = [...columns, ...Object.keys(besides)];
      const query = `INSERT INTO ${name} (${names.join(", ")}) VALUES (${marks(names.length)})`;
      const given = [...values(record), ...Object.values(besides)];
      await sql.write(`${query} ${onConflict}`, given);
    },
    /** Only the named parts. */
    async update(id: string, patch: { readonly [Part in keyof Kept]?: unknown }) {
      const changed = assignments(patch);
      if (changed.columns.length === 0) return;
      const set = changed.columns.map((column) => `${column} = ?`).join(", ");
      await sql.write(`UPDATE ${name} SET ${set} WHERE id = ?`, [...changed.values, id]);
    },
  };
}
