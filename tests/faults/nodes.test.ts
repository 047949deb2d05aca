/** What fails between two nodes: Redis, the way to it, PostgreSQL, a node. Nothing acknowledged is lost or doubled. */

import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createLink, type Link } from "../support/link.ts";
import { isLong } from "../support/long-faults.ts";
import { createTestDatabase, hasPostgres } from "../support/postgres.ts";
import { hasPostgresPrograms, startPostgresCluster } from "../support/postgres-cluster.ts";
import { startServer, temporaryFolder } from "../support/process.ts";
import { hasRedisProgram, startRedis } from "../support/redis-server.ts";
import {
  converge,
  nothingLost,
  type Pair,
  pairs,
  pause,
  startTwoNodes,
  type TwoNodes,
  underLoad,
} from "../support/two-nodes.ts";

const canRun = hasRedisProgram && (await hasPostgres());

let redis: Awaited<ReturnType<typeof startRedis>>;
let link: Link;
let two: TwoNodes;

async function begin(databaseUrl: string) {
  redis = await startRedis();
  link = await createLink({ host: "127.0.0.1", port: redis.port });
  two = await startTwoNodes({
    databaseUrl,
    redisUrls: [`redis://127.0.0.1:${link.port}`, redis.url],
  });
}

afterEach(async () => {
  await two?.end();
  await link?.close();
  await redis?.remove();
});

const redisUp = (index: 0 | 1) => two.figure(index, "pocketdesk_redis_up");
const seesRedis = (index: 0 | 1, up: 0 | 1) =>
  vi.waitFor(async () => expect(await redisUp(index)).toBe(up), { timeout: 10_000, interval: 100 });
/** Each customer has on the screen what the agent said last. */
async function seesSoon(all: readonly Pair[]) {
  const said = all.map(({ bo, id }) => bo.view(id)?.lastSeq ?? 0);
  await vi.waitFor(
    () =>
      all.forEach(({ alice }, index) => {
        expect(alice.view().lastSeq).toBeGreaterThanOrEqual(said[index] ?? 0);
      }),
    5_000,
  );
}
const pids = () => two.nodes.map(({ child }) => [child.pid, child.exitCode]);

describe.skipIf(!canRun)("between two nodes", () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeEach(async () => {
    database = await createTestDatabase();
    await begin(database.url);
  });
  afterEach(async () => {
    await two.end();
    await database.drop();
  });

  test.skipIf(!isLong)(
    "F06 F08 Redis is killed and comes back with nothing, then stands still: lost 0, double 0",
    async () => {
      const before = pids();
      const all = await pairs(two, 6);
      const load = underLoad(all);
      await pause(1_000);
      await redis.kill();
      await seesRedis(0, 0);
      await pause(isLong ? 5_000 : 2_000);
      await redis.start();
      await seesRedis(0, 1);
      await seesRedis(1, 1);
      await pause(500);
      redis.signal("SIGSTOP");
      await seesRedis(0, 0);
      await seesRedis(1, 0);
      await pause(isLong ? 30_000 : 3_000);
      redis.signal("SIGCONT");
      await seesRedis(0, 1);
      await load.stop();
      expect(await converge(all)).toBeLessThan(10_000);
      await nothingLost(load.acknowledged, database.query);
      expect(load.acknowledged.length).toBeGreaterThan(100);
      expect(load.refusals).toEqual([]);
      expect(pids()).toEqual(before);
    },
  );

  test.skipIf(!isLong)(
    "F07 one node is cut off from Redis: both sides see each other's words all the same",
    async () => {
      const all = await pairs(two, 6);
      const load = underLoad(all);
      for (const ms of [2_000, isLong ? 60_000 : 6_000]) {
        await pause(500);
        link.cut();
        await seesRedis(0, 0);
        expect(await redisUp(1)).toBe(1);
        await pause(ms);
        // In the midst of it, too: what is said now is on the other side's screen soon.
        await seesSoon(all);
        link.restore();
        await seesRedis(0, 1);
      }
      await load.stop();
      expect(await converge(all)).toBeLessThan(10_000);
      await nothingLost(load.acknowledged, database.query);
      expect(load.refusals).toEqual([]);
    },
  );

  test("F09 a node that leads is killed: the other one leads within 15 s, its customers move, and nobody loses the agent", async () => {
    const all = await pairs(two, 4);
    const leads = (index: 0 | 1) => two.figure(index, "pocketdesk_leader");
    expect([await leads(0), await leads(1)]).toEqual([1, 0]);
    const load = underLoad(all);
    await pause(1_000);
    const begun = performance.now();
    await two.nodes[0].end("SIGKILL");
    // The load balancer sends them where somebody answers.
    two.nodes[0] = two.nodes[1];
    await Promise.all(all.map(({ alice }) => alice.arrive()));
    await vi.waitFor(async () => expect(await leads(1)).toBe(1), { timeout: 15_000 });
    expect(performance.now() - begun).toBeLessThan(15_000);
    await vi.waitFor(async () => expect(await two.figure(1, "pocketdesk_nodes")).toBe(1), 15_000);
    await load.stop();
    await converge(all);
    await nothingLost(load.acknowledged, database.query);
    for (const { alice } of all) expect(alice.view().status).toBe("assigned");
  });

  test.skipIf(!isLong)(
    "F11 nodes are replaced one after the other while people write and the schema grows: lost 0",
    async () => {
      const all = await pairs(two, 4);
      const load = underLoad(all);
      // Expand: what the version that is still running does not know does not disturb it.
      await database.query("ALTER TABLE conversations ADD COLUMN not_yet_known TEXT");
      for (const index of [0, 1] as const) {
        await pause(500);
        expect((await two.nodes[index].end("SIGTERM")).code).toBe(0);
        await two.restart(index);
        if (index === 0) await Promise.all(all.map(({ alice }) => alice.arrive()));
        else await all[0]?.bo.arrive();
      }
      await load.stop();
      await converge(all);
      await nothingLost(load.acknowledged, database.query);
    },
  );

  test("a server without REDIS_URL is refused beside nodes, with one line", async () => {
    const folder = await temporaryFolder();
    onTestFinished(folder.remove);
    const settings = { PORT: "0", DATA_DIR: folder.path, DATABASE_URL: database.url };
    await expect(startServer(settings)).rejects.toThrow(
      /Several of them need REDIS_URL, the same for all\.\n/,
    );
  });
});

describe.skipIf(!canRun || !hasPostgresPrograms)("under two nodes", () => {
  test.skipIf(!isLong)(
    "F03 PostgreSQL crashes under load and comes back: lost 0, double 0",
    async () => {
      const cluster = await startPostgresCluster();
      onTestFinished(cluster.remove);
      await begin(cluster.url);
      const before = pids();
      const all = await pairs(two, 6);
      const load = underLoad(all);
      await pause(1_000);
      await cluster.crash();
      expect((await fetch(`${two.nodes[0].url}/readyz`)).status).toBe(503);
      await pause(1_000);
      await cluster.start();
      const ready = () => Promise.all(two.nodes.map(({ url }) => fetch(`${url}/readyz`)));
      await vi.waitFor(
        async () => expect((await ready()).map(({ status }) => status)).toEqual([200, 200]),
        10_000,
      );
      await pause(1_000);
      await load.stop();
      await converge(all);
      await nothingLost(load.acknowledged, query(cluster.url));
      expect(new Set(load.refusals)).toEqual(
        new Set(load.refusals.filter((one) => /unavailable/.test(one))),
      );
      expect(load.refusals.length).toBeGreaterThan(0);
      expect(pids()).toEqual(before);
      // Nobody was taken for dead while the database was away.
      expect(await two.figure(0, "pocketdesk_leader")).toBe(1);
      expect(await two.figure(1, "pocketdesk_nodes")).toBe(2);
      await two.end();
    },
  );
});

const query = (url: string) => async (text: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<unknown[]>({ text, rowMode: "array" });
  await client.end();
  return rows;
};
