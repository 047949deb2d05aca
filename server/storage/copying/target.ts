import { Client } from "pg";
import { migrateDatabase } from "../postgres/migrate.ts";
import type { Row } from "../sql.ts";
import { type Checksum, type ColumnKind, type CopiedTable, checksumQuery } from "./rows.ts";
import type { CopySource, Key } from "./source.ts";

export interface CopyTarget {
  /** Where a copy of the same source that was broken off has come to. */
  progress(table: CopiedTable): Promise<{ readonly last: Key; readonly rows: number } | undefined>;
  /** These rows and how far they reach, or neither. */
  add(table: CopiedTable, rows: readonly Row[], last: Key): Promise<void>;
  checksum(table: CopiedTable): Promise<Checksum>;
  /** Makes of it a database that a server may be started on. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

const arrays: Record<ColumnKind, string> = {
  text: "text[]",
  whole: "bigint[]",
  fraction: "float8[]",
};

/** An empty PostgreSQL, or one with a part of the same source. Throws where it holds something else. */
export async function openTarget(url: string, { epoch, tables }: Copied): Promise<CopyTarget> {
  await migrateDatabase(url, { mayBeHalf: true });
  const client = new Client({ connectionString: url, application_name: "pocketdesk copy" });
  client.on("error", () => undefined);
  await client.connect();
  const rowsOf = async (text: string, values: unknown[] = []) =>
    (await client.query<unknown[]>({ text, values, rowMode: "array" })).rows;
  try {
    // The last commit waits for the disk, and with it for all before it.
    await client.query("SET synchronous_commit = off");
    // What refers to what was checked in the source: to check it again for each row takes longer than to write it. Only a
    // superuser may leave it out; others wait.
    await client.query("SET session_replication_role = replica").catch(() => undefined);
    await begin(rowsOf, { epoch, tables });
  } catch (error) {
    await client.end();
    throw error;
  }

  return {
    async progress({ name }) {
      const [row] = await rowsOf("SELECT last, rows FROM copy_progress WHERE name = $1", [name]);
      return row && { last: JSON.parse(String(row[0])), rows: Number(row[1]) };
    },
    async add({ name, columns }, rows, last) {
      const names = columns.map((column) => column.name).join(", ");
      const values = columns.map(({ kind }, index) => `$${index + 1}::${arrays[kind]}`).join(", ");
      await client.query("BEGIN");
      await client.query(
        `INSERT INTO ${name} (${names}) SELECT * FROM unnest(${values})`,
        columns.map((_, index) => rows.map((row) => row[index] ?? null)),
      );
      await client.query(
        `INSERT INTO copy_progress (name, last, rows) VALUES ($1, $2, $3)
         ON CONFLICT (name) DO UPDATE
         SET last = excluded.last, rows = copy_progress.rows + excluded.rows`,
        [name, JSON.stringify(last), rows.length],
      );
      await client.query("COMMIT");
    },
    async checksum(table) {
      const [row] = await rowsOf(checksumQuery(table));
      return { rows: Number(row?.[0]), sum: Number(row?.[1]) };
    },
    async finish() {
      await client.query("SET synchronous_commit = on");
      await client.query("BEGIN");
      await client.query(
        `SELECT setval(pg_get_serial_sequence('conversations', 'number'),
           GREATEST((SELECT MAX(number) FROM conversations), 1))`,
      );
      await client.query("UPDATE conversations SET indexed_seq = 0");
      await client.query("UPDATE notes SET place = 0");
      await client.query("DROP TABLE copy_progress");
      await client.query("COMMIT");
      await client.query("ANALYZE");
    },
    close: () => client.end(),
  };
}

/** Of the source. */
type Copied = Pick<CopySource, "epoch" | "tables">;

/** The only rows of an empty database; the source's take their place. */
const madeByMigrations = "meta";

type RowsOf = (text: string, values?: unknown[]) => Promise<unknown[][]>;

/** While the table is there, no server starts on the database. */
async function begin(rowsOf: RowsOf, { epoch, tables }: Copied): Promise<void> {
  const [half] = await rowsOf("SELECT to_regclass('copy_progress')");
  if (half?.[0]) {
    const [source] = await rowsOf("SELECT last FROM copy_progress WHERE name = 'source'");
    if (source?.[0] === epoch) return;
    throw new Error("it holds a part of another installation; empty it first");
  }
  // A server that was once started has left its settings in the audit log, though nobody has come.
  const used = tables.filter(({ name }) => name !== madeByMigrations);
  const [row] = await rowsOf(
    `SELECT ${used.map(({ name }) => `EXISTS (SELECT 1 FROM ${name})`).join(" OR ")}`,
  );
  if (row?.[0]) throw new Error("it is not empty");
  await rowsOf("BEGIN");
  await rowsOf(
    `CREATE TABLE copy_progress (name TEXT PRIMARY KEY, last TEXT NOT NULL, rows BIGINT NOT NULL)`,
  );
  await rowsOf("INSERT INTO copy_progress VALUES ('source', $1, 0)", [epoch]);
  await rowsOf(`DELETE FROM ${madeByMigrations}`);
  await rowsOf("COMMIT");
}
