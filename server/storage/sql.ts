/** The little that both databases offer the store: prepared queries with `?` for each value. */

import type { Eventually } from "../ports/store.ts";

export type Value = string | number | null;

/** Column names in camelCase; a column that is NULL is not there, so an optional part is absent. */
export type Row = Readonly<Record<string, string | number>>;

export interface Queries {
  get(query: string, values: readonly Value[]): Eventually<Row | undefined>;
  all(query: string, values: readonly Value[]): Eventually<readonly Row[]>;
}

export interface Sql extends Queries {
  run(query: string, values: readonly Value[]): Eventually<unknown>;
  /** For an insert that does nothing where the row is there already: then false. */
  insertOnce(query: string, values: readonly Value[]): Eventually<boolean>;
}

/** `?, ?, ?` */
export const marks = (count: number) => new Array(count).fill("?").join(", ");

export const camelCase = (column: string) =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A row as it came from the driver, named; what is NULL is left out. */
export function named(names: readonly string[], raw: readonly Value[]): Row {
  const row: Record<string, string | number> = {};
  for (let column = 0; column < names.length; column += 1) {
    const value = raw[column];
    const name = names[column];
    if (value !== null && value !== undefined && name !== undefined) row[name] = value;
  }
  return row;
}

export const snakeCase = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
