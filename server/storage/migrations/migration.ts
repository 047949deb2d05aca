/** What the two databases spell differently. */
export interface Dialect {
  /** Keeps a table's rows in the order of its key, where the database has such tables. */
  readonly clustered: string;
  /** A key that counts up by itself. */
  readonly serial: string;
  /** A number of eight bytes with a fraction. */
  readonly double: string;
  /** A text that is compared byte by byte, as JavaScript compares ids. */
  readonly key: string;
  /** Makes the index of messages. */
  readonly messageTerms: readonly string[];
  /** After a column of an index: its NULLs come first. */
  readonly nullsFirst: string;
}

/** `before` is the version that the database had at the start: 0 for a new one. */
export type Migration = (dialect: Dialect, before: number) => readonly string[];
