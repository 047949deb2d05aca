/** A PostgreSQL for tests: where none answers, they are skipped, and vitest.config.ts says so in one line. */

import { randomUUID } from "node:crypto";
import { Client } from "pg";

/** `docker compose --profile databases up -d` makes one; DATABASE_URL names another. */
export const postgresUrl = process.env.DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";

/** Where it answers. */
export const testDatabaseAddress = {
  host: new URL(postgresUrl).hostname,
  port: Number(new URL(postgresUrl).port || 5432),
};

/** The same database through another port of this machine. */
export function linkedUrl(port: number, url = postgresUrl): string {
  const linked = new URL(url);
  linked.hostname = "127.0.0.1";
  linked.port = String(port);
  return linked.href;
}

async function withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: postgresUrl, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** False where no PostgreSQL answers. */
export async function hasPostgres(): Promise<boolean> {
  try {
    return await withClient(async () => true);
  } catch {
    return false;
  }
}

export interface TestDatabase {
  /** Of the schema, and of the connections that are made by the url. */
  readonly name: string;
  readonly url: string;
  /** On the schema, as an operator would, with these settings off. */
  query(text: string, off?: readonly string[]): Promise<readonly (readonly unknown[])[]>;
  /** As it was after the migrations. Rows are deleted, which is a hundred times faster than new tables. */
  empty(): Promise<void>;
  drop(): Promise<void>;
}

/** All schemas of this test run. */
const prefix = `test_${process.pid}_`;

/** What is committed is not flushed at once: no test pulls the plug. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `${prefix}${randomUUID().slice(0, 8)}`;
  await withClient((client) => client.query(`CREATE SCHEMA ${name}`));
  const onSchema = <T>(work: (client: Client) => Promise<T>) =>
    withClient(async (client) => {
      await client.query(`SET search_path = ${name}`);
      return work(client);
    });
  const query = (text: string, off: readonly string[] = []) =>
    onSchema(async (client) => {
      for (const setting of off) await client.query(`SET ${setting} = off`);
      return (await client.query<unknown[]>({ text, rowMode: "array" })).rows;
    });
  return {
    name,
    url: urlOf(name),
    query,
    async empty() {
      const tables = await query(
        `SELECT tablename FROM pg_tables WHERE schemaname = '${name}'
         AND tablename NOT IN ('meta', 'schema_version')`,
      );
      // Without triggers no row asks whether another one refers to it.
      const deletes = tables.map(([table]) => `DELETE FROM ${table};`).join(" ");
      await onSchema((client) =>
        client.query(`SET session_replication_role = replica; ${deletes} ${emptyAudit}`),
      );
    },
    async drop() {
      await withClient((client) => client.query(`DROP SCHEMA ${name} CASCADE`));
    },
  };
}

/** As its migration has it. */
const emptyAudit = `UPDATE meta SET value = '{"seq":0,"hash":"","pruned":{"seq":0,"hash":""}}'
  WHERE name = 'audit_head';`;

function urlOf(name: string): string {
  const url = new URL(postgresUrl);
  url.searchParams.set("options", `-c search_path=${name} -c synchronous_commit=off`);
  url.searchParams.set("application_name", name);
  // libpq takes a plus for a plus.
  return url.href.replaceAll("+", "%20");
}

const free: TestDatabase[] = [];

/** One that a test before has given back, or a new one. */
export async function borrowTestDatabase(): Promise<
  TestDatabase & { readonly giveBack: () => Promise<void> }
> {
  const database = free.pop() ?? (await createTestDatabase());
  return {
    ...database,
    async giveBack() {
      await database.empty();
      free.push(database);
    },
  };
}

/** What the tests of this process have left. */
export const dropTestDatabases = () =>
  withClient(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE '${prefix}%'`,
    );
    for (const { name } of rows) await client.query(`DROP SCHEMA ${name} CASCADE`);
  });

/** Each row of each table as XML, which has a function for a whole schema. */
export const everyRow = "SELECT schema_to_xml(current_schema(), false, false, '')";
