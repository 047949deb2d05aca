/** S14, S28, S34: floods and idle connections are limited, and others do not notice. */

import { connect } from "node:net";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomerSession } from "../../protocol/sockets.ts";
import { handshakeOf } from "../support/actors.ts";
import { type ServerProcess, startServer, temporaryFolder } from "../support/process.ts";
import { openRaw, sessionOf } from "../support/raw-socket.ts";

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

/** Whoever is behind the proxy at that address. */
const from = (address: string, auth: object = {}): Socket =>
  io(`${server.url}/customer`, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    auth,
    extraHeaders: { origin: server.url, "x-forwarded-for": address },
  });

test("S34 who makes up calls by the thousand is cut off, and others are answered meanwhile", async () => {
  const alice = from("203.0.113.1");
  await handshakeOf(alice);
  const flooders = await Promise.all(
    Array.from({ length: 5 }, () => openRaw(server.url, { namespace: "/customer" })),
  );
  // Each comes back as soon as it was cut off: after some seconds it may.
  const cutOff = flooders.map(async (flooder) => {
    const closed = await flooder.closed;
    const { token } = sessionOf<CustomerSession>(flooder);
    return { closed, refused: (await handshakeOf(from("203.0.113.2", { token }))).refused };
  });
  const latencies: number[] = [];
  const listening = (async () => {
    for (let call = 0; call < 200; call += 1) {
      const start = performance.now();
      expect(await alice.timeout(5_000).emitWithAck("conversation:list", {})).toMatchObject({
        ok: true,
      });
      latencies.push(performance.now() - start);
    }
  })();
  let sent = 0;
  for (let burst = 0; burst < 40; burst += 1) {
    for (const flooder of flooders.filter((one) => one.isOpen())) {
      for (let call = 0; call < 200; call += 1) flooder.call("nobody:knows", {}, call);
      sent += 200;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await listening;

  for (const { closed, refused } of await Promise.all(cutOff)) {
    expect(closed).toEqual({ code: 1008, reason: "rate_limited" });
    expect(refused).toMatchObject({ code: "rate_limited", retryAfterMs: expect.any(Number) });
  }
  for (const flooder of flooders) {
    expect(flooder.heard.filter((packet) => packet.includes("rate_limited")).length).toBeLessThan(
      200,
    );
  }
  latencies.sort((a, b) => a - b);
  console.info(`${sent} calls sent; another's p99 ${latencies.at(-2)?.toFixed(1)} ms`);
  alice.disconnect();
});

test("S14 one address gets 120 new guests a minute, and another one is let in", async () => {
  const answers = [];
  for (let guest = 0; guest < 125; guest += 1) {
    const socket = from("203.0.113.3");
    answers.push(await handshakeOf(socket));
    socket.disconnect();
  }
  const refused = answers.filter(({ refused }) => refused);
  expect(refused).toHaveLength(5);
  expect(refused[0]?.refused).toMatchObject({
    code: "rate_limited",
    retryAfterMs: expect.any(Number),
  });
  // Who was a guest before is none that is new.
  const known = answers[0]?.session as CustomerSession;
  expect(await handshakeOf(from("203.0.113.3", { token: known.token }))).toHaveProperty("session");
  expect(await handshakeOf(from("203.0.113.4"))).toHaveProperty("session");
});

test("S28 handshakes that are never finished are ended within 10 seconds", async () => {
  const port = Number(new URL(server.url).port);
  const opened = performance.now();
  const silent = await Promise.all(Array.from({ length: 200 }, () => openRaw(server.url)));
  const deaf = await openRaw(server.url);
  deaf.stopReading();
  const halves = [
    "",
    "GET / HTT",
    "POST /api/faq/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{",
  ].map(
    (start) =>
      new Promise<void>((resolve) => {
        const socket = connect(port, "127.0.0.1", () => socket.write(start));
        socket.on("error", () => undefined).once("close", () => resolve());
        socket.resume();
      }),
  );
  await Promise.all([...silent.map(({ closed }) => closed), ...halves]);
  const seconds = (performance.now() - opened) / 1_000;
  console.info(`unfinished handshakes and requests ended after ${seconds.toFixed(1)} s`);
  expect(seconds).toBeLessThan(10);
  deaf.goOnReading();
  await deaf.closed;
});
