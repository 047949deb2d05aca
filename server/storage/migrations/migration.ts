/** What the two databases spell differently. */
export interface Dialect {
  /** Keeps a table's rows in the order of its key, where the database has such tables. */
  readonly clustered: string;
  /** A key that counts up by itself. */
  readonly serial: string;
}

/** `before` is the version that the database had at the start: 0 for a new one. */
export type Migration = (dialect: Dialect, before: number) => readonly string[];
