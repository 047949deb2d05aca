import { expect, test } from "vitest";
import { createClockWatch } from "../../server/storage/postgres/clock-watch.ts";
import { openPostgresStore } from "../../server/storage/postgres/open.ts";
import type { Sql } from "../../server/storage/sql.ts";
import { createTestDatabase, hasPostgres } from "../support/postgres.ts";

/** A database whose answer takes so long, with a clock that is so far ahead of this machine's. */
function createTestWatch() {
  const lines: string[] = [];
  let here = 1_000_000;
  const watch = createClockWatch(
    (line) => void lines.push(line),
    () => here,
  );
  const look = (aheadMs: number, tripMs: number) =>
    watch({
      async get() {
        const there = here + tripMs / 2 + aheadMs;
        here += tripMs;
        return [there];
      },
    } as unknown as Sql);
  return { lines, look };
}

test("a clock that is more than 2 s off is named once, with its side, and again after it was right", async () => {
  const { lines, look } = createTestWatch();
  for (const ms of [0, 1_900, -1_900]) await look(ms, 10);
  expect(lines).toEqual([]);
  await look(-3_000, 10);
  await look(-3_000, 10);
  const ahead = "This machine's clock is 3.0 s ahead of the database's. Let NTP set both.";
  expect(lines).toEqual([ahead]);
  await look(0, 10);
  await look(4_000, 10);
  expect(lines).toEqual([
    ahead,
    "This machine's clock is 4.0 s behind the database's. Let NTP set both.",
  ]);
});

test("an answer that took long is no difference", async () => {
  const { lines, look } = createTestWatch();
  for (const ms of [0, 2_500, -2_500]) await look(ms, 8_000);
  expect(lines).toEqual([]);
});

test.skipIf(!(await hasPostgres()))("PostgreSQL's own clock is read in milliseconds", async () => {
  const database = await createTestDatabase();
  const lines: string[] = [];
  const store = await openPostgresStore({
    url: database.url,
    report: (line) => void lines.push(line),
  });
  const [seconds] = (await database.query("SELECT EXTRACT(EPOCH FROM clock_timestamp())"))[0] ?? [];
  // Both run on this machine in tests, or on machines that NTP sets.
  expect(Math.abs(Number(seconds) * 1_000 - Date.now())).toBeLessThan(2_000);
  await store.close();
  expect(lines).toEqual([]);
  await database.drop();
});
