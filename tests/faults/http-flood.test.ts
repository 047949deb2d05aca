/** S34: one address asks over HTTP on a hundred connections as fast as it can. Others do not notice. */

import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handshakeOf } from "../support/actors.ts";
import { type ServerProcess, startServer, temporaryFolder } from "../support/process.ts";

const proxies = { TRUST_PROXY: "127.0.0.1" };
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: ServerProcess;

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startServer({ PORT: "0", DATA_DIR: folder.path, RATE_LIMITS: "on", ...proxies });
});
afterAll(async () => {
  await server.end("SIGTERM");
  await folder.remove();
});

/** A new customer at another address; answers the milliseconds to the session. */
async function comesIn(number: number) {
  const begun = performance.now();
  const socket = io(`${server.url}/customer`, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: server.url, "x-forwarded-for": `198.51.100.${number % 250}` },
  });
  expect((await handshakeOf(socket)).refused).toBeUndefined();
  socket.disconnect();
  return performance.now() - begun;
}

test.each([
  ["GET", "/api/faq-copy?locale=zh-CN", ""],
  ["GET", "/api/faq?locale=zh-CN", ""],
  ["POST", "/api/faq/ask", JSON.stringify({ question: "我昨天转账给朋友的钱一直没有到账怎么办" })],
])(
  "S34 %s %s by one address: others get in meanwhile within 200 ms",
  async (method, path, body) => {
    const flood = { url: server.url + path, method, body, connections: 100, ms: 6_000 };
    const flooder = new Worker(new URL("../support/http-flooder.mjs", import.meta.url), {
      workerData: flood,
    });
    const ended = once(flooder, "message");
    const latencies: number[] = [];
    for (const end = performance.now() + flood.ms; performance.now() < end; ) {
      latencies.push(await comesIn(latencies.length));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const [statuses] = await ended;
    latencies.sort((a, b) => a - b);
    const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
    const figures = `p50 ${at(0.5).toFixed(0)} ms, p90 ${at(0.9).toFixed(0)} ms`;
    console.info(`${path}: ${JSON.stringify(statuses)}; others ${figures}`);
    // It would have bitten: the flood was more than is let through.
    expect(statuses[429]).toBeGreaterThan(100);
    expect(at(0.5)).toBeLessThan(200);
  },
);
