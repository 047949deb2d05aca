/** S28, S34: thousands of connections that say nothing. */

import { readdirSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import { residentMb } from "../support/memory.ts";
import { startServer, temporaryFolder } from "../support/process.ts";
import { openRaw } from "../support/raw-socket.ts";

const sockets = 5_000;
/** What an address may have open. */
const perAddress = 1_000;

test("S28 S34 of 5,000 idle sockets of an address a thousand stay for a moment, and another one is served", async () => {
  const folder = await temporaryFolder();
  const server = await startServer({ PORT: "0", DATA_DIR: folder.path, RATE_LIMITS: "on" });
  const { hostname, port, host } = new URL(server.url);
  const alice = await openRaw(server.url, { namespace: "/customer", from: "127.0.0.2" });
  const before = residentMb(server.child.pid);
  const start = performance.now();

  const openNow = () => readdirSync(`/proc/${server.child.pid}/fd`).length;
  const others = openNow();
  let upgraded = 0;
  const idle: Socket[] = [];
  const begin = (number: number) => {
    const socket = connect({ port: Number(port), host: hostname });
    // Every second one is a WebSocket; the others do not say a word.
    if (number % 2 === 0) socket.once("connect", () => socket.write(upgradeOf(host)));
    socket.once("data", () => {
      upgraded += 1;
    });
    idle.push(socket.on("error", () => undefined));
  };

  const latencies: number[] = [];
  let most = 0;
  for (let number = 0; number < sockets; number += 1) {
    begin(number);
    if (number % 100 !== 99) continue;
    // The first come as fast as they are let in, more than may stay: none has been ended for its silence by then.
    if (number < perAddress + 200) {
      await Promise.all(idle.slice(-100).map(connected));
      most = Math.max(most, openNow() - others);
      continue;
    }
    latencies.push(await answerTime(alice));
    most = Math.max(most, openNow() - others);
  }
  const during = residentMb(server.child.pid);
  await expect.poll(openNow, { timeout: 20_000 }).toBeLessThan(others + 10);
  const seconds = (performance.now() - start) / 1_000;
  latencies.sort((a, b) => a - b);
  console.info(
    `${sockets} idle sockets: ${most} open at most, ${upgraded} upgraded, all ended after ${seconds.toFixed(1)} s; memory ${Math.round(before)} → ${Math.round(during)} MB; another's p99 ${latencies.at(-1)?.toFixed(1)} ms`,
  );
  // It would have bitten: more than the limit came.
  expect(most).toBeGreaterThan(perAddress * 0.9);
  expect(most).toBeLessThanOrEqual(perAddress + 10);
  expect(during - before).toBeLessThan(60);
  expect(latencies.at(-1)).toBeLessThan(1_000);
  expect(alice.isOpen()).toBe(true);

  // The address is not shut out: as soon as its connections are gone it may open others.
  const again = await openRaw(server.url, { namespace: "/customer" });
  for (const socket of idle) socket.destroy();
  again.destroy();
  alice.destroy();
  await server.end("SIGTERM");
  await folder.remove();
});

/** Or refused by then. */
const connected = (socket: Socket) =>
  socket.connecting &&
  new Promise((resolve) => socket.once("connect", resolve).once("close", resolve));

const upgradeOf = (host: string) =>
  [
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
    `Host: ${host}`,
    `Origin: http://${host}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13",
    "\r\n",
  ].join("\r\n");

let lastId = 0;

async function answerTime({ call, heard }: Awaited<ReturnType<typeof openRaw>>): Promise<number> {
  lastId += 1;
  const start = performance.now();
  const answer = `43/customer,${lastId}[`;
  call("conversation:list", {}, lastId);
  await expect
    .poll(() => heard.some((packet) => packet.startsWith(answer)), { interval: 1, timeout: 9_000 })
    .toBe(true);
  return performance.now() - start;
}
