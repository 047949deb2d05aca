/** A whole database with a user of its own, as the operator of an installation makes them. */

import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { postgresUrl } from "./postgres.ts";

interface Granted {
  /** Run by a superuser in the new database; `USER` stands for the user. */
  readonly grants: readonly string[];
}

export async function createInstallation({ grants }: Granted) {
  const name = `test_${process.pid}_${randomUUID().slice(0, 8)}`;
  await asSuperuser(
    postgresUrl,
    `CREATE ROLE ${name} LOGIN PASSWORD 'hunter2'`,
    `CREATE DATABASE ${name}`,
  );
  const inside = new URL(postgresUrl);
  inside.pathname = name;
  await asSuperuser(inside.href, ...grants.map((grant) => grant.replaceAll("USER", name)));
  const url = new URL(inside);
  url.username = name;
  url.password = "hunter2";
  return {
    url: url.href,
    /** By a superuser. */
    query: (text: string) => asSuperuser(inside.href, text),
    drop: () => asSuperuser(postgresUrl, `DROP DATABASE ${name} WITH (FORCE)`, `DROP ROLE ${name}`),
  };
}

async function asSuperuser(url: string, ...statements: readonly string[]) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const text of statements) rows = (await client.query(text)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
