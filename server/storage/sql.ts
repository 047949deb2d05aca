/** The little that both databases offer the store: prepared queries with `?` for each value. */

import type { Eventually } from "../ports/store.ts";
import type { FullText } from "./full-text.ts";

export type Value = string | number | null;

/** The values of a row in the order in which the query names its columns. */
export type Row = readonly Value[];

export interface Queries {
  /** What this database spells differently of the index of messages. */
  readonly fullText: FullText;
  /**
   * The same, for what many people's rows are in: a row with bytes that are no text is noted as damage, read with U+FFFD for each of
   * them, and takes nothing from the others. Never for what is written back.
   */
  readonly lenient: Queries;
  get(query: string, values: readonly Value[]): Eventually<Row | undefined>;
  all(query: string, values: readonly Value[]): Eventually<readonly Row[]>;
}

export interface Sql extends Queries {
  /** Answers how many rows were written. */
  run(query: string, values: readonly Value[]): Eventually<number>;
  /** A write whose answer nobody needs: where it fails, a later statement or the commit throws. */
  write(query: string, values: readonly Value[]): Eventually<unknown>;
}

/** `?, ?, ?` */
export const marks = (count: number) => new Array(count).fill("?").join(", ");
