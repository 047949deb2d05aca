import Database from "libsql";
import type { Row, Value } from "../sql.ts";
import { fileOptions } from "../sqlite/file-options.ts";
import type { ColumnKind, CopiedTable } from "./rows.ts";

export interface CopySource {
  readonly epoch: string;
  /** Each after those that it refers to. */
  readonly tables: readonly CopiedTable[];
  count(table: CopiedTable): number;
  /** In the order of the table's key, from after this one on; `undefined` begins. */
  page(table: CopiedTable, after: Key | undefined, limit: number): SourcePage;
  close(): void;
}

export type Key = readonly Value[];

interface SourcePage {
  readonly rows: readonly Row[];
  /** Of the last row; undefined where there are no more. */
  readonly last: Key | undefined;
}

/** What only one of the databases has. The index of messages is made again, from what was copied. */
const own = /^(?:schema_version$|message_terms)/;

/** The embedded database, while no server runs on it. */
export function openSource(path: string, key: string | undefined): CopySource {
  const database = new Database(path, fileOptions({ readonly: true, key }));
  const rows = (query: string, values: readonly Value[] = []) =>
    database
      .prepare(query)
      .raw(true)
      .all([...values]) as readonly Row[];
  const names = rows(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  )
    .map(([name]) => String(name))
    .filter((name) => !own.test(name));
  const refersTo = (name: string) =>
    rows(`SELECT "table" FROM pragma_foreign_key_list('${name}')`).map(([other]) => String(other));
  const keys = new Map(names.map((name) => [name, keyOf(rows, name)]));

  return {
    epoch: String(rows("SELECT value FROM meta WHERE name = 'epoch'")[0]?.[0]),
    tables: inOrderOfReference(names, refersTo).map((name) => ({
      name,
      columns: rows(`SELECT name, type FROM pragma_table_info('${name}')`).map(
        ([column, type]) => ({ name: String(column), kind: kindOf(String(type)) }),
      ),
    })),
    count: ({ name }) => Number(rows(`SELECT COUNT(*) FROM ${name}`)[0]?.[0]),
    page({ name, columns }, after, limit) {
      const key = keys.get(name) ?? [];
      const names = [...key, ...columns.map((column) => column.name)].join(", ");
      const from = after ? `WHERE (${key.join(", ")}) > (${key.map(() => "?").join(", ")})` : "";
      const found = rows(
        `SELECT ${names} FROM ${name} ${from} ORDER BY ${key.join(", ")} LIMIT ${limit}`,
        after ?? [],
      );
      return {
        rows: found.map((row) => row.slice(key.length)),
        last: found.at(-1)?.slice(0, key.length),
      };
    },
    close: () => database.close(),
  };
}

/** What the rows lie in the order of. */
function keyOf(
  rows: (query: string, values?: readonly Value[]) => readonly Row[],
  name: string,
): readonly string[] {
  const [made] = rows("SELECT sql FROM sqlite_schema WHERE name = ?", [name]);
  if (!String(made?.[0]).includes("WITHOUT ROWID")) return ["rowid"];
  return rows(`SELECT name FROM pragma_table_info('${name}') WHERE pk > 0 ORDER BY pk`).map(
    ([column]) => String(column),
  );
}

const kindOf = (type: string): ColumnKind =>
  type.startsWith("TEXT") ? "text" : /REAL|DOUBLE/.test(type) ? "fraction" : "whole";

function inOrderOfReference(
  names: readonly string[],
  refersTo: (name: string) => readonly string[],
): readonly string[] {
  const ordered = new Set<string>();
  const add = (name: string) => {
    if (ordered.has(name)) return;
    for (const other of refersTo(name)) if (other !== name) add(other);
    ordered.add(name);
  };
  names.forEach(add);
  return [...ordered];
}
