/** The same tests on the embedded database, and on PostgreSQL where one answers. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import type { Store } from "../../server/ports/store.ts";
import { openPostgresStore } from "../../server/storage/postgres/open.ts";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";
import { createTestDatabase, hasPostgres, type TestDatabase } from "./postgres.ts";

interface Runs {
  readonly sqlite: number;
  readonly postgres: number;
}

const postgres = await hasPostgres();

/** `contract` declares the tests; `open` gives an empty store, which the test closes, and `numRuns` how often to try. */
export function onBothDatabases(
  contract: (open: () => Promise<Store>, numRuns: number) => void,
  runs: Runs,
): void {
  const folders: string[] = [];
  describe("on SQLite", () => {
    contract(async () => {
      const folder = await mkdtemp(join(tmpdir(), "pocketdesk-"));
      folders.push(folder);
      return openSqliteStore({ path: join(folder, "pocketdesk.db"), as: "server" });
    }, runs.sqlite);
    afterAll(() =>
      Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))),
    );
  });

  describe.skipIf(!postgres)("on PostgreSQL", () => {
    let database: TestDatabase | undefined;
    contract(async () => {
      if (database) await database.empty();
      database ??= await createTestDatabase();
      return openPostgresStore({ url: database.url });
    }, runs.postgres);
    afterAll(() => database?.drop());
  });
}
