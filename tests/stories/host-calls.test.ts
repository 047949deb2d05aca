/** Calls of the wallet's back end, answered and refused, stand in the audit log, counted, and without a word of what was sent. */

import { afterEach, expect, test } from "vitest";
import { startTestServer, type TestServer, until } from "../support/server.ts";

const hostKey = "a-key-that-is-long-enough-for-the-wallet";
let server: TestServer;
afterEach(() => server.stop());

const complaint = { sub: "w-1", topic: "提现未到账", description: "金丝雀 canary" };
/** A busy server asks for a moment; that is waited out, as every client does. */
async function ask(
  method: string,
  path: string,
  body: unknown,
  key = hostKey,
  once?: string,
): Promise<number> {
  const status = await askOnce(method, path, body, { key, once });
  return status === 503 ? ask(method, path, body, key, once) : status;
}
interface Asking {
  readonly key: string;
  readonly once: string | undefined;
}
async function askOnce(method: string, path: string, body: unknown, { key, once }: Asking) {
  const response = await fetch(`${server.url}/api/host${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(once !== undefined && { "idempotency-key": once }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return response.status;
}
const refused = async () =>
  (await server.sql("SELECT by, details FROM audit WHERE what = 'host.refused' ORDER BY seq"))
    .map(([actor, details]) => [String(actor), JSON.parse(String(details))])
    .filter(([, { code }]) => code !== "unavailable");

test("a wrong key, a body that does not fit or is none, an unknown ticket: each has its entry", async () => {
  server = await startTestServer({ HOST_API_KEY: hostKey });
  const ticket = "/tickets/PD-20261121-0001-3";
  expect(await ask("POST", "/tickets", complaint, "canary-key")).toBe(401);
  expect(await ask("POST", "/tickets", { ...complaint, canary: "canary" })).toBe(400);
  expect(await ask("POST", "/tickets", "{canary")).toBe(400);
  expect(await ask("GET", ticket, undefined)).toBe(404);
  expect(await ask("POST", `${ticket}/replies`, { text: "canary" })).toBe(404);
  expect(await ask("POST", "/tickets", { ...complaint, description: "请提供您的支付密码" })).toBe(
    422,
  );
  const entry = (call: string, code: string) => [
    code === "unauthenticated" ? "unknown" : "wallet",
    { call, code, count: 1 },
  ];
  await until(async () =>
    expect(await refused()).toEqual([
      entry("POST /api/host/tickets", "unauthenticated"),
      entry("POST /api/host/tickets", "invalid"),
      entry("GET /api/host/tickets/:number", "not_found"),
      entry("POST /api/host/tickets/:number/replies", "not_found"),
      entry("POST /api/host/tickets", "secret_found"),
    ]),
  );
  expect(JSON.stringify(await refused())).not.toMatch(/canary|金丝雀|PD-/);
});

const called = async () =>
  (await server.sql("SELECT by, details FROM audit WHERE what = 'host.called' ORDER BY seq")).map(
    ([actor, details]) => [String(actor), JSON.parse(String(details))],
  );

test("what was read, and what was asked once more, has its entry too, without what was read, and the key's alone", async () => {
  server = await startTestServer({ HOST_API_KEY: hostKey });
  expect(await ask("POST", "/tickets", complaint, hostKey, "key-1")).toBe(201);
  const [[number] = []] = await server.sql("SELECT number FROM tickets");
  expect(await ask("GET", `/tickets/${number}`, undefined)).toBe(200);
  expect(await ask("GET", "/customers/w-1/export", undefined)).toBe(200);
  // Each of these says itself whose it was.
  const own = "what IN ('ticket.filed', 'ticket.read', 'customer.exported')";
  expect(await server.sql(`SELECT what FROM audit WHERE ${own} ORDER BY seq`)).toEqual([
    ["ticket.filed"],
    ["ticket.read"],
    ["customer.exported"],
  ]);
  expect(await called()).toEqual([]);
  expect(await ask("POST", "/tickets", complaint, hostKey, "key-1")).toBe(201);
  expect(await ask("GET", "/announcements", undefined)).toBe(200);
  expect(await ask("GET", "/announcements", undefined, "another-key")).toBe(401);
  expect(await ask("GET", "/openapi.json", undefined, "another-key")).toBe(200);
  expect(await ask("GET", "/canary/of/a/customer", undefined)).toBe(404);
  const entry = (call: string) => ["wallet", { call, count: 1 }];
  await until(async () =>
    expect(await called()).toEqual([
      entry("POST /api/host/tickets"),
      entry("GET /api/host/announcements"),
    ]),
  );
  await until(async () =>
    expect(await refused()).toEqual([
      ["unknown", { call: "GET /api/host/announcements", code: "unauthenticated", count: 1 }],
      ["unknown", { call: "GET /api/host/?", code: "not_found", count: 1 }],
    ]),
  );
  expect(JSON.stringify([await called(), await refused()])).not.toMatch(/canary|w-1|PD-/);
});

test("many that were answered are counted: two entries in ten minutes", async () => {
  server = await startTestServer({ HOST_API_KEY: hostKey });
  for (let count = 0; count < 20; count += 1) await ask("GET", "/announcements", undefined);
  await until(async () => expect(await called()).toHaveLength(1));
  await server.pass("10 minutes");
  await server.pass("10 minutes");
  expect((await called()).map(([, { count }]) => count)).toEqual([1, 19]);
});

test("a flood is counted: two entries in ten minutes, and nothing is left out of the count", async () => {
  server = await startTestServer({ HOST_API_KEY: hostKey, RATE_LIMITS: "on" });
  const guesses = Array.from({ length: 50 }, (_, at) =>
    ask("POST", "/tickets", complaint, `k${at}`),
  );
  const statuses = await Promise.all(guesses);
  const times = (status: number) => statuses.filter((one) => one === status).length;
  expect(times(401) + times(429)).toBe(50);
  expect(times(429)).toBeGreaterThan(0);
  await until(async () => expect(await refused()).toHaveLength(2));
  await server.pass("10 minutes");
  const counts = async (code: string) =>
    (await refused()).filter(([, details]) => details.code === code).map(([, { count }]) => count);
  expect(await counts("unauthenticated")).toEqual([1, times(401) - 1]);
  expect(await counts("rate_limited")).toEqual([1, times(429) - 1]);
  await server.pass("10 minutes");
  await server.pass("10 minutes");
  expect(await refused()).toHaveLength(4);
  // Later it begins again.
  await ask("POST", "/tickets", complaint, "k-again");
  await until(async () => expect(await refused()).toHaveLength(5));
});
