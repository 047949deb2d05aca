import { setImmediate } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { connect, handshakeOf } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
afterEach(() => server.stop());

/** Longer than the server takes as its own slowness, and often enough for a mean. */
const stallMs = 1_300;
const stalls = 3;

async function stallTheLoop() {
  for (let count = 0; count < stalls; count += 1) {
    const end = performance.now() + stallMs;
    while (performance.now() < end);
    await setImmediate();
    await setImmediate();
  }
}

const arrive = () => handshakeOf(connect(`${server.url}/customer`, {}));
const askOverHttp = () => fetch(`${server.url}/api/faq?locale=zh-CN`);

test("a server whose loop stalls refuses calls with `unavailable`, and takes them again by itself", async () => {
  server = await startTestServer({ RATE_LIMITS: "on" });
  await stallTheLoop();
  const [{ refused }, answer] = await Promise.all([arrive(), askOverHttp()]);
  expect(refused).toMatchObject({ code: "unavailable", retryAfterMs: 1_000 });
  expect(answer.status).toBe(503);
  await until(async () => expect(await arrive()).toHaveProperty("session"));
});

test("without limits, for benchmarks and tests, a machine that stalls refuses nobody", async () => {
  server = await startTestServer();
  await stallTheLoop();
  expect(await arrive()).toHaveProperty("session");
});
