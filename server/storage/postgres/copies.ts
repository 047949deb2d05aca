import { randomUUID } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { Client } from "pg";
import { keepPrivate } from "../sqlite/file-options.ts";
import { runProgram, startProgram } from "./programs.ts";

/** A consistent copy in one file, beside servers that are running, by `pg_dump`. Throws where the file is there already. */
export async function backUpPostgres(url: string, to: string): Promise<void> {
  if (existsSync(to)) throw new Error(`${to} is there already.`);
  const schema = await withClient(url, currentSchema);
  keepPrivate(to);
  try {
    const what = ["--format=custom", "--no-owner", `--schema=${quoted(schema)}`];
    await runProgram("pg_dump", [...what, `--file=${to}`], url);
  } catch (error) {
    // A half would look like a copy.
    rmSync(to, { force: true });
    throw error;
  }
}

/**
 * Puts a copy in the database's place, in one transaction and in a new epoch: the numbers after the copy's last one will be given
 * again, to other messages. Throws while a server is connected, and where the copy is of another schema.
 */
export async function restorePostgres(url: string, from: string): Promise<void> {
  if (!existsSync(from)) throw new Error(`There is no file ${from}.`);
  const schema = await withClient(url, async (client) => {
    await refuseIfRunning(client);
    return currentSchema(client);
  });
  refuseOtherSchema(await runProgram("pg_restore", ["--list", from]), { from, schema });
  await replaceTables(url, from, schema);
}

/**
 * `pg_restore` writes SQL, which `psql` runs between our own lines: a restore and its epoch are one transaction. Of the schema itself,
 * which may belong to somebody else and hold extensions, `--schema` leaves everything as it is.
 */
async function replaceTables(url: string, from: string, schema: string): Promise<void> {
  const options = ["--clean", "--if-exists", "--no-owner", `--schema=${schema}`, "--file=-"];
  const reading = startProgram("pg_restore", [...options, from]);
  const writing = startProgram("psql", ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"], url);
  let refused = false;
  // What the database has refused ends psql, and nobody takes what would come.
  writing.stdin.on("error", () => {
    refused = true;
    reading.stop();
  });
  writing.stdin.write("BEGIN;\n");
  reading.stdout.pipe(writing.stdin, { end: false });
  const read = await reading.ended;
  const epoch = `UPDATE ${quoted(schema)}.meta SET value = '${randomUUID()}' WHERE name = 'epoch';`;
  // Without the last line all is rolled back.
  writing.stdin.end(read.failure === undefined ? `\n${epoch}\nCOMMIT;\n` : "");
  const written = await writing.ended;
  const failure = refused ? written.failure : (read.failure ?? written.failure);
  if (failure !== undefined) throw new Error(failure);
}

/** Its lines are as `225; 1259 16395 TABLE public schema_version pocketdesk`. */
function refuseOtherSchema(list: string, { from, schema }: { from: string; schema: string }): void {
  const [, dumped] = /^\d+; \d+ \d+ TABLE (?!DATA )(.+) schema_version .+$/m.exec(list) ?? [];
  if (dumped === undefined) throw new Error(`${from} is no copy of a PocketDesk database.`);
  if (dumped === schema) return;
  throw new Error(
    `${from} is a copy of the schema ${dumped}, and DATABASE_URL leads to ${schema}. Nothing was restored.`,
  );
}

async function currentSchema(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string | null }>("SELECT current_schema() AS name");
  const name = rows[0]?.name ?? undefined;
  if (name === undefined) throw new Error("The schema that DATABASE_URL names is not there.");
  return name;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The connections of a server that has just stopped are still seen for a moment. */
const patienceMs = 2_000;
const againMs = 100;

/** The lock of its tables, which each reader has for a moment, would be waited for. */
async function refuseIfRunning(client: Client): Promise<void> {
  const until = performance.now() + patienceMs;
  while (await isRunning(client)) {
    if (performance.now() > until) {
      throw new Error("A server is connected to the database; stop it first.");
    }
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
}

async function isRunning(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
     AND application_name = current_setting('application_name') AND pid <> pg_backend_pid()`,
  );
  return rows.length > 0;
}

/** The name that servers connect with, unless the address has another one. */
async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ application_name: "pocketdesk", connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
