/** The little that both databases offer the store: prepared queries with `?` for each value. */

export type Value = string | number | null;

/** Column names in camelCase; a column that is NULL is not there, so an optional part is absent. */
export type Row = Readonly<Record<string, string | number>>;

export interface Sql {
  get(query: string, ...values: readonly Value[]): Promise<Row | undefined>;
  all(query: string, ...values: readonly Value[]): Promise<readonly Row[]>;
  /** Answers how many rows the query changed. */
  run(query: string, ...values: readonly Value[]): Promise<number>;
}

/** `?, ?, ?` */
export const marks = (count: number) => new Array(count).fill("?").join(", ");

export const camelCase = (column: string) =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const snakeCase = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
