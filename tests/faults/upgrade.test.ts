/** F11 with two versions: nodes of the version before the newest migration are replaced by this one while people write. */

import { describe, expect, onTestFinished, test, vi } from "vitest";
import { checkOutCommit, commitBeforeLastMigration } from "../support/checkout.ts";
import { isLong } from "../support/long-faults.ts";
import { createTestDatabase, hasPostgres } from "../support/postgres.ts";
import { temporaryFolder } from "../support/process.ts";
import { hasRedisProgram, startRedis } from "../support/redis-server.ts";
import { converge, nothingLost, pairs, startTwoNodes, underLoad } from "../support/two-nodes.ts";

const before = commitBeforeLastMigration();
/** It takes a minute: `npm test` leaves it to FAULTS=long, and tests/storage/expand-only.test.ts says what a migration may do. */
const canRun = isLong && before !== undefined && hasRedisProgram && (await hasPostgres());

describe.skipIf(!canRun)("the version before the newest migration", () => {
  test("works beside this one on the new schema, and is replaced node by node: lost 0, double 0", async () => {
    const tree = await temporaryFolder();
    onTestFinished(tree.remove);
    checkOutCommit(before ?? "", tree.path);
    const older = {
      command: [process.execPath, "scripts/run.mjs", "server/main.ts"],
      folder: tree.path,
    } as const;
    const database = await createTestDatabase();
    onTestFinished(database.drop);
    const redis = await startRedis();
    onTestFinished(redis.remove);
    const redisUrls = [redis.url, redis.url] as const;
    const two = await startTwoNodes({ databaseUrl: database.url, redisUrls, first: older });
    onTestFinished(two.end);
    const version = async () => Number((await database.query(versionQuery))[0]?.[0]);
    const versionBefore = await version();

    const all = await pairs(two, 4);
    const load = underLoad(all);
    const goesOn = () => {
      const had = load.acknowledged.length;
      return vi.waitFor(() => expect(load.acknowledged.length).toBeGreaterThan(had + 8), 20_000);
    };
    for (const index of [0, 1] as const) {
      await goesOn();
      expect((await two.nodes[index].end("SIGTERM")).code).toBe(0);
      await two.restart(index);
      expect(await version()).toBeGreaterThan(versionBefore);
      if (index === 0) await Promise.all(all.map(({ alice }) => alice.arrive()));
      else await all[0]?.bo.arrive();
    }
    await goesOn();
    await load.stop();
    await converge(all);
    await nothingLost(load.acknowledged, database.query);

    await two.nodes[0].end("SIGTERM");
    await expect(two.restart(0, older)).rejects.toThrow(/Install the newer PocketDesk again\./);
  });
});

const versionQuery = "SELECT version FROM schema_version";
