/** F03: PostgreSQL ends without a word under load, and comes back. */

import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { io, type Socket } from "socket.io-client";
import { describe, expect, onTestFinished, test } from "vitest";
import { hasPostgresPrograms, startPostgresCluster } from "../support/postgres-cluster.ts";
import { startServer, temporaryFolder } from "../support/process.ts";

const customers = 12;
const messagesEach = 60;
const metricsToken = "metrics-token-of-the-monitoring";

describe.skipIf(!hasPostgresPrograms)("PostgreSQL that crashes under load", () => {
  test("F03 keeps what was acknowledged, keeps what is sent again once, and the server goes on within 10 s", async () => {
    const cluster = await startPostgresCluster();
    onTestFinished(cluster.remove);
    const folder = await temporaryFolder();
    onTestFinished(folder.remove);
    const server = await startServer({
      PORT: "0",
      DATA_DIR: folder.path,
      DATABASE_URL: cluster.url,
      METRICS_TOKEN: metricsToken,
    });
    onTestFinished(() => void server.child.kill("SIGKILL"));
    const { pid } = server.child;
    const refusals: string[] = [];
    const acknowledged: string[] = [];
    let backAt = Number.POSITIVE_INFINITY;
    let slowestMs = 0;

    async function talk(socket: Socket) {
      for (let number = 0; number < messagesEach; number += 1) {
        const message = { clientId: randomUUID(), text: `第 ${number} 条` };
        for (;;) {
          const result = await socket
            .timeout(9_000)
            .emitWithAck("message:send", message)
            .catch((error) => ({ ok: false, error: { code: String(error) } }));
          if (result.ok) break;
          refusals.push(result.error.code);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        acknowledged.push(message.clientId);
        if (performance.now() > backAt) slowestMs = Math.max(slowestMs, performance.now() - backAt);
        // The first after the return is what counts.
        backAt = performance.now() > backAt ? Number.POSITIVE_INFINITY : backAt;
      }
    }

    const sockets = await Promise.all(
      Array.from({ length: customers }, async () => {
        const socket = io(`${server.url}/customer`, { transports: ["websocket"], forceNew: true });
        await new Promise((resolve) => socket.once("session", resolve));
        return socket;
      }),
    );
    const talking = Promise.all(sockets.map(talk));
    while (acknowledged.length < customers * 5) await new Promise(setImmediate);
    await cluster.crash();
    const unready = await fetch(`${server.url}/readyz`);
    const metrics = await fetch(`${server.url}/metrics`, {
      headers: { authorization: `Bearer ${metricsToken}` },
    });
    await cluster.start();
    backAt = performance.now();
    await talking;

    // The fault has fired, and each refusal was a typed one.
    expect(unready.status).toBe(503);
    expect(await unready.json()).toMatchObject({ reasons: ["the database can't be written now"] });
    // What needs no database is known all the same.
    expect(metrics.status).toBe(200);
    expect(await metrics.text()).toContain(`pocketdesk_connections{side="customer"} ${customers}`);
    expect(refusals.length).toBeGreaterThan(0);
    expect(new Set(refusals)).toEqual(new Set(["unavailable"]));
    expect(slowestMs).toBeLessThan(10_000);
    expect([server.child.pid, server.child.exitCode]).toEqual([pid, null]);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);

    const database = new Client({ connectionString: cluster.url });
    await database.connect();
    const rows = async (text: string) =>
      (await database.query<unknown[]>({ text, rowMode: "array" })).rows;
    const kept = await rows("SELECT client_id FROM messages WHERE author_kind = 'customer'");
    expect(kept.map(([id]) => id).sort()).toEqual([...acknowledged].sort());
    const gaps = await rows(
      `SELECT conversation FROM messages GROUP BY conversation
       HAVING MAX(seq) <> COUNT(*) OR MIN(seq) <> 1`,
    );
    expect(gaps).toEqual([]);
    expect((await rows("SELECT COUNT(*) FROM conversations")).map(Number)).toEqual([customers]);
    await database.end();
    for (const socket of sockets) socket.disconnect();
    expect((await server.end("SIGTERM")).code).toBe(0);
  });
});
