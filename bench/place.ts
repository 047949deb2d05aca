/** Where a bench's server keeps its data: a folder of its own, or a schema of a PostgreSQL; gone afterwards. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { type Config, readConfig } from "../server/config.ts";

export interface BenchPlace {
  readonly config: Config;
  readonly folder: string;
  /** With the schema in it; undefined for the embedded database. */
  readonly databaseUrl: string | undefined;
  /** For titles. */
  readonly database: "PostgreSQL" | "embedded";
  remove(): Promise<void>;
}

interface PlaceOptions {
  /** A PostgreSQL in which a schema may be made. */
  readonly databaseUrl: string | undefined;
  /** A folder that stays. */
  readonly kept?: string | undefined;
}

export async function benchPlace(
  name: string,
  { databaseUrl, kept }: PlaceOptions,
): Promise<BenchPlace> {
  const schema = databaseUrl === undefined ? undefined : await createSchema(databaseUrl);
  const folder = kept ?? (await mkdtemp(join(tmpdir(), `pocketdesk-${name}-`)));
  return {
    config: readConfig({
      PORT: "0",
      DATA_DIR: folder,
      RATE_LIMITS: "off",
      LOG_LEVEL: "error",
      ...(schema && { DATABASE_URL: schema.url }),
    }),
    folder,
    databaseUrl: schema?.url,
    database: schema ? "PostgreSQL" : "embedded",
    async remove() {
      await schema?.drop();
      if (kept === undefined) await rm(folder, { recursive: true });
    },
  };
}

export async function createSchema(databaseUrl: string) {
  const name = `bench_${process.pid}_${Math.floor(performance.now())}`;
  const run = async (statement: string) => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`CREATE SCHEMA ${name}`);
  const url = new URL(databaseUrl);
  url.searchParams.set("options", `-c search_path=${name}`);
  return { url: url.href, drop: () => run(`DROP SCHEMA ${name} CASCADE`) };
}
