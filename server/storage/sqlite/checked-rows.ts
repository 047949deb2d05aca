/**
 * Rows that come as bytes. libsql ends the whole process (a panic in Rust) when a text is not valid UTF-8, as after a
 * fault of the disk. So a query's rows are asked for as one JSON array of bytes, which is checked here.
 */

import { StoreDamaged } from "../../ports/store.ts";
import { fts5 } from "../full-text.ts";
import type { Queries, Row } from "../sql.ts";
import type { Damage } from "./damage.ts";

const select = /^\s*SELECT\s+/i;
/** What such a list gives is numbers. */
const onlyNumbers = /^(?:COUNT|MAX|MIN|SUM)\([^()]*\)$/i;

/** The query for the first row as bytes; undefined where the query has no text to check. */
export function oneRowAsBytes(query: string): string | undefined {
  const parts = partsOf(query);
  return parts && `SELECT CAST(json_array(${parts.list}) AS BLOB) FROM ${parts.rest}`;
}

/** The same for all rows together. */
export function allRowsAsBytes(query: string): string | undefined {
  const parts = partsOf(query);
  if (!parts) return undefined;
  const names = parts.columns.map((_, index) => `c${index}`).join(", ");
  return `WITH page(${names}) AS (${query})
    SELECT CAST(json_group_array(json_array(${names})) AS BLOB) FROM page`;
}

const strict = new TextDecoder("utf-8", { fatal: true });
/** With U+FFFD for what is no text. */
const lossy = new TextDecoder();

/** Makes rows of the bytes that a query has answered. */
export interface RowReader {
  row(bytes: unknown): Row;
  rows(bytes: unknown): readonly Row[];
}
export type RowQueries = Pick<Queries, "get" | "all">;

/** The queries of a connection: strict, and lenient where that is asked for. */
export function checkedQueries(
  reading: (checked: RowReader) => RowQueries,
  { note }: Pick<Damage, "note">,
): Queries {
  const lenient: Queries = {
    fullText: fts5,
    ...reading(checkedBy((bytes) => readOn(bytes, note))),
    get lenient() {
      return lenient;
    },
  };
  return { fullText: fts5, ...reading(checkedBy(parsed)), lenient };
}

const checkedBy = (read: (bytes: unknown) => unknown): RowReader => ({
  row: (bytes) => read(bytes) as Row,
  rows: (bytes) => read(bytes) as readonly Row[],
});

function readOn(bytes: unknown, note: Damage["note"]): unknown {
  try {
    return parsed(bytes);
  } catch (error) {
    note(error);
    return JSON.parse(lossy.decode(bytes as Uint8Array));
  }
}

function parsed(bytes: unknown): unknown {
  try {
    return JSON.parse(strict.decode(bytes as Uint8Array));
  } catch (error) {
    throw new StoreDamaged("a row holds bytes that are no text", { cause: error });
  }
}

function partsOf(query: string) {
  if (!select.test(query)) return undefined;
  const body = query.replace(select, "");
  const from = topLevel(body, " FROM ")[0];
  if (from === undefined) return undefined;
  const list = body.slice(0, from);
  if (onlyNumbers.test(list.trim())) return undefined;
  const commas = topLevel(list, ",");
  const columns = [0, ...commas.map((at) => at + 1)].map((start, index) =>
    list.slice(start, commas[index]).trim(),
  );
  return { list, columns, rest: body.slice(from + " FROM ".length) };
}

/** Where the mark stands outside of brackets. */
function topLevel(text: string, mark: string): readonly number[] {
  const found: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth === 0 && text.slice(at, at + mark.length).replace(/\s/g, " ") === mark)
      found.push(at);
  }
  return found;
}
