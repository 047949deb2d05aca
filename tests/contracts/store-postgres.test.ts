import { afterAll, describe } from "vitest";
import { openPostgresStore } from "../../server/storage/postgres/open.ts";
import { createTestDatabase, hasPostgres, type TestDatabase } from "../support/postgres.ts";
import { storeContract } from "./store.ts";

describe.skipIf(!(await hasPostgres()))("where PostgreSQL answers", () => {
  let database: TestDatabase | undefined;

  async function open() {
    database ??= await createTestDatabase();
    return openPostgresStore({ url: database.url });
  }

  storeContract("PostgreSQL", open, async () => database?.empty());

  afterAll(() => database?.drop());
});
