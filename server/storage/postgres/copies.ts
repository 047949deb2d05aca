import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { Client } from "pg";

/** A consistent copy in one file, beside servers that are running, by `pg_dump`. Throws where the file is there already. */
export async function backUpPostgres(url: string, to: string): Promise<void> {
  if (existsSync(to)) throw new Error(`${to} is there already.`);
  const schema = await withClient(url, currentSchema);
  run("pg_dump", ["--format=custom", "--no-owner", `--schema=${schema}`, `--file=${to}`], url);
}

/**
 * Puts a copy in the database's place, in one transaction and in a new epoch: the numbers after the copy's last one will be given
 * again, to other messages. Throws while a server is connected.
 */
export async function restorePostgres(url: string, from: string): Promise<void> {
  if (!existsSync(from)) throw new Error(`There is no file ${from}.`);
  await withClient(url, refuseIfRunning);
  const whole = ["--clean", "--if-exists", "--no-owner", "--single-transaction"];
  run("pg_restore", [...whole, from], url);
  await withClient(url, (client) =>
    client.query("UPDATE meta SET value = $1 WHERE name = 'epoch'", [randomUUID()]),
  );
}

async function currentSchema(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>("SELECT current_schema() AS name");
  return rows[0]?.name ?? "public";
}

/** The lock of its tables, which each reader has for a moment, would be waited for. */
async function refuseIfRunning(client: Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
     AND application_name = current_setting('application_name') AND pid <> pg_backend_pid()`,
  );
  if (rows.length > 0) throw new Error("A server is connected to the database; stop it first.");
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

/** The password is in the environment: what stands in the arguments, everybody on the machine can read. */
function run(program: string, args: readonly string[], url: string): void {
  const address = new URL(url);
  const PGPASSWORD = decodeURIComponent(address.password);
  address.password = "";
  const { error, status, stderr } = spawnSync(program, [...args, `--dbname=${address.href}`], {
    encoding: "utf8",
    env: { ...process.env, ...(PGPASSWORD && { PGPASSWORD }) },
  });
  if (error) {
    throw new Error(
      `${program} can't be run (${error.message}). Is PostgreSQL's client installed?`,
    );
  }
  if (status !== 0) throw new Error(stderr.trim().split("\n")[0] ?? `${program} failed.`);
}
