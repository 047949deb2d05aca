/** C9: an incident reaches every open widget within two seconds, and each subscriber once whatever dies. FAULTS=long. */

import { join } from "node:path";
import Database from "libsql";
import { io, type Socket } from "socket.io-client";
import { expect, onTestFinished, test, vi } from "vitest";
import type { ServerEvent } from "../../protocol/events.ts";
import { isLong } from "../support/long-faults.ts";
import { createTestDatabase, hasPostgres } from "../support/postgres.ts";
import { freePort, startServer, temporaryFolder } from "../support/process.ts";
import { hasRedisProgram, startRedis } from "../support/redis-server.ts";
import { startTwoNodes } from "../support/two-nodes.ts";

const canRunNodes = hasRedisProgram && (await hasPostgres());
const hostKey = "a-key-that-is-long-enough-for-the-wallet";
const subscribers = 500;
const widgets = 2_000;
const updates = 5;
/** Milliseconds from the call to the last of the widgets. */
const bar = 2_000;

const connect = (url: string) =>
  new Promise<Socket>((resolve, reject) => {
    const socket = io(`${url}/customer`, {
      transports: ["websocket"],
      extraHeaders: { origin: url },
      reconnection: false,
      forceNew: true,
    });
    socket.once("session", () => resolve(socket));
    socket.once("connect_error", reject);
  });

/** So many at a time, as a server on a small machine takes them. */
async function connectMany(url: string, count: number) {
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const next = Math.min(50, count - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: next }, () => connect(url)))));
  }
  return sockets;
}

async function post(url: string, path: string, body: object) {
  const response = await fetch(`${url}/api/host/announcements${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${hostKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return (await response.json()).announcement;
}

const incident = {
  kind: "incident",
  title: { "zh-CN": "转账到账变慢" },
  text: { "zh-CN": "钱没有丢，请不要再转一次" },
};

test.skipIf(!isLong)(
  `${subscribers} subscribers read each of ${updates} updates once, over kill -9 in the middle of each`,
  { timeout: 600_000 },
  async () => {
    const folder = await temporaryFolder();
    const settings = { PORT: `${await freePort()}`, DATA_DIR: folder.path, HOST_API_KEY: hostKey };
    let server = await startServer(settings);
    onTestFinished(async () => {
      await server.end("SIGTERM");
      await folder.remove();
    });
    const { id } = await post(server.url, "", incident);
    for (const socket of await connectMany(server.url, subscribers)) {
      expect(await socket.emitWithAck("announcement:subscribe", { id })).toMatchObject({
        ok: true,
      });
      socket.disconnect();
    }
    const sentTo = (update: number) => {
      const file = new Database(join(folder.path, "pocketdesk.db"), { readonly: true });
      const rows = file
        .prepare(
          `SELECT COUNT(*), COUNT(DISTINCT conversation) FROM messages WHERE body LIKE '%第 ${update} 次更新%'`,
        )
        .raw(true)
        .get() as unknown as readonly [number, number];
      file.close();
      return rows;
    };
    let killedInside = 0;
    for (let update = 1; update <= updates; update += 1) {
      await post(server.url, `/${id}/updates`, { text: { "zh-CN": `第 ${update} 次更新` } });
      await vi.waitUntil(() => sentTo(update)[0] > 0, { timeout: 60_000, interval: 1 });
      await server.end("SIGKILL");
      if (sentTo(update)[0] < subscribers) killedInside += 1;
      server = await startServer(settings);
      await vi.waitUntil(() => sentTo(update)[0] >= subscribers, {
        timeout: 60_000,
        interval: 50,
      });
    }
    console.log(`killed in the middle ${killedInside} times of ${updates}`);
    // The end comes after all of them: whatever would be sent twice is there by then.
    await post(server.url, `/${id}/end`, { text: { "zh-CN": "第 0 次更新" } });
    await vi.waitUntil(() => sentTo(0)[0] >= subscribers, { timeout: 60_000, interval: 50 });
    for (let update = 0; update <= updates; update += 1)
      expect([update, ...sentTo(update)]).toEqual([update, subscribers, subscribers]);
    expect(killedInside).toBeGreaterThan(0);
  },
);

test.skipIf(!isLong || !canRunNodes)(
  `${subscribers} subscribers of two nodes read each of ${updates} updates once, over kill -9 of the node that tells them`,
  { timeout: 600_000 },
  async () => {
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());
    const redis = await startRedis();
    onTestFinished(() => redis.remove());
    const two = await startTwoNodes({
      databaseUrl: database.url,
      redisUrls: [redis.url, redis.url],
      settings: { HOST_API_KEY: hostKey },
    });
    onTestFinished(() => two.end());
    const { id } = await post(two.nodes[0].url, "", incident);
    for (const { url } of two.nodes) {
      for (const socket of await connectMany(url, subscribers / 2)) {
        const answer = await socket.emitWithAck("announcement:subscribe", { id });
        expect(answer).toMatchObject({ ok: true });
        socket.disconnect();
      }
    }
    const sentTo = async (update: number) => {
      const [row = []] = await database.query(
        `SELECT COUNT(*), COUNT(DISTINCT conversation) FROM messages WHERE body LIKE '%第 ${update} 次更新%'`,
      );
      return row.map(Number) as [number, number];
    };
    const untilSent = (update: number, count: number, interval: number) =>
      vi.waitUntil(async () => (await sentTo(update))[0] >= count, { timeout: 60_000, interval });
    let killedInside = 0;
    for (let update = 1; update <= updates; update += 1) {
      const leader = (await two.figure(0, "pocketdesk_leader")) === 1 ? 0 : 1;
      const other = leader === 0 ? 1 : 0;
      const text = { "zh-CN": `第 ${update} 次更新` };
      await post(two.nodes[other].url, `/${id}/updates`, { text });
      await untilSent(update, 1, 1);
      await two.nodes[leader].end("SIGKILL");
      if ((await sentTo(update))[0] < subscribers) killedInside += 1;
      // The other one leads by then, and goes on where this one was.
      await untilSent(update, subscribers, 50);
      await two.restart(leader);
    }
    console.log(`killed in the middle ${killedInside} times of ${updates}, on two nodes`);
    await post(two.nodes[0].url, `/${id}/end`, { text: { "zh-CN": "第 0 次更新" } });
    await untilSent(0, subscribers, 50);
    for (let update = 0; update <= updates; update += 1)
      expect([update, ...(await sentTo(update))]).toEqual([update, subscribers, subscribers]);
    expect(killedInside).toBeGreaterThan(0);
  },
);

test.skipIf(!isLong)(
  `an incident is on and off in all of ${widgets} connected widgets within ${bar} ms`,
  { timeout: 600_000 },
  async () => {
    const folder = await temporaryFolder();
    const settings = { PORT: "0", DATA_DIR: folder.path, HOST_API_KEY: hostKey };
    const server = await startServer(settings);
    onTestFinished(async () => {
      await server.end("SIGTERM");
      await folder.remove();
    });
    const sockets = await connectMany(server.url, widgets);
    let heard = 0;
    for (const socket of sockets)
      socket.on("event", ({ type }: ServerEvent) => {
        if (type === "announcement.changed") heard += 1;
      });
    const untilAll = async (run: () => Promise<{ readonly id: string }>) => {
      heard = 0;
      const from = performance.now();
      const { id } = await run();
      await vi.waitUntil(() => heard === widgets, { timeout: 60_000, interval: 5 });
      return { id, ms: Math.round(performance.now() - from) };
    };
    const on = await untilAll(() => post(server.url, "", incident));
    const off = await untilAll(() =>
      post(server.url, `/${on.id}/end`, { text: { "zh-CN": "已经恢复" } }),
    );
    console.log(`on in ${on.ms} ms, off in ${off.ms} ms, ${widgets} widgets`);
    for (const socket of sockets) socket.disconnect();
    expect(on.ms).toBeLessThanOrEqual(bar);
    expect(off.ms).toBeLessThanOrEqual(bar);
  },
);
