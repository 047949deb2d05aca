import { afterAll, beforeAll, expect, test } from "vitest";
import { agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

const token = "metrics-token-of-the-monitoring";
let server: TestServer;
let alice: Customer;

beforeAll(async () => {
  server = await startTestServer({ METRICS_TOKEN: token });
  alice = await customer(server, { identity: await server.identity("alice-of-the-wallet") });
  const bo = await agent(server, "Bo");
  await alice.says("在吗");
  await alice.asksForAgent();
  server.clock.pass("2 minutes");
  await bo.refusal("queue:take", {
    conversationId: "00000000-0000-4000-8000-000000000000" as never,
  });
});
afterAll(() => server.stop());

const read = (headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
  fetch(`${server.url}/metrics`, { headers });

/** The value of a line. */
async function figure(line: string): Promise<number | undefined> {
  const text = await (await read()).text();
  const found = text.split("\n").find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length));
}

test("whoever shows the token reads them, nobody else", async () => {
  expect((await read()).status).toBe(200);
  expect((await read()).headers.get("content-type")).toContain("text/plain");
  for (const headers of [
    {},
    { authorization: "Bearer wrong" },
    { authorization: `Bearer ${token}x` },
  ]) {
    const refused = await read(headers as Record<string, string>);
    expect([refused.status, (await refused.json()).error.code]).toEqual([401, "unauthenticated"]);
  }
});

test("without METRICS_TOKEN there is no such route", async () => {
  const other = await startTestServer();
  expect((await fetch(`${other.url}/metrics`)).status).toBe(404);
  await other.stop();
});

test("they count connections, messages, the bot's replies, calls and transactions", async () => {
  expect(await figure('pocketdesk_connections{side="customer"}')).toBe(1);
  expect(await figure('pocketdesk_connections{side="agent"}')).toBe(1);
  expect(await figure('pocketdesk_messages_total{author="customer"}')).toBe(1);
  expect(await figure('pocketdesk_call_seconds_count{call="message:send",code="ok"}')).toBe(1);
  expect(await figure('pocketdesk_call_seconds_count{call="queue:take",code="not_found"}')).toBe(1);
  expect(await figure('pocketdesk_transaction_seconds_count{outcome="committed"}')).toBeGreaterThan(
    3,
  );
  expect(await figure('pocketdesk_transaction_seconds_count{outcome="undone"}')).toBe(1);
  const text = await (await read()).text();
  expect(text).toMatch(/^pocketdesk_bot_replies_total\{kind="[\w.-]+"\} 1$/m);
  expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
});

test("they say how long the queue is, and how long its oldest waits", async () => {
  expect(await figure("pocketdesk_queue_length")).toBe(1);
  expect(await figure("pocketdesk_queue_oldest_seconds")).toBe(120);
  expect(await figure('pocketdesk_agents{what="on duty"}')).toBe(1);
  expect(await figure('pocketdesk_agents{what="conversations held"}')).toBe(0);
});

test("a call that there is not is no label, and nothing of a customer is one", async () => {
  const made = "zzz:made-up";
  await alice.socket().timeout(4_000).emitWithAck(made, {});
  expect(await figure('pocketdesk_call_seconds_count{call="unknown",code="invalid"}')).toBe(1);
  const text = await (await read()).text();
  for (const own of [
    made,
    "alice-of-the-wallet",
    alice.session().customer.id,
    alice.conversation(),
  ]) {
    expect(text).not.toContain(own);
  }
});

test("the log has a line for each sign-in and each change of the desk, without what was written", async () => {
  const send = (password: string) =>
    fetch(`${server.url}/api/agent/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "Bo@example.com", password }),
    });
  await send("wrong");
  await send("a-long-passphrase");
  const lines = () =>
    server
      .logged()
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  await until(() => {
    const said = lines().map(({ msg }) => msg);
    expect(said).toContain("agent.sign-in-refused");
    expect(said.filter((msg) => msg === "agent.signed-in").length).toBeGreaterThanOrEqual(2);
  });
  expect(lines().find(({ msg }) => msg === "duty changed")?.duty).toMatchObject({ on: true });
  expect(lines().find(({ msg }) => msg === "conversation changed")?.conversation).toMatchObject({
    status: "queued",
  });
  expect(server.logged()).not.toContain("在吗");
});

test("each line that a call leaves has its id: over HTTP the one of the answer, over a socket one of its own", async () => {
  const before = server.logged().length;
  const answer = await fetch(`${server.url}/api/agent/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "Bo@example.com", password: "a-long-passphrase" }),
  });
  const request = answer.headers.get("x-request-id");
  await alice.says("还在吗");
  const lines = () =>
    server
      .logged()
      .slice(before)
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  await until(() => expect(lines().some(({ call }) => call === "message:send")).toBe(true));
  expect(lines().find(({ msg }) => msg === "agent.signed-in")?.request).toBe(request);
  const called = lines().filter(({ msg }) => msg === "call");
  expect(called.find(({ call }) => call === "POST /api/agent/sessions")?.request).toBe(request);
  expect(called.find(({ call }) => call === "message:send")?.request).toMatch(/^.+\/\d+$/);
  expect(new Set(called.map((one) => one.request)).size).toBe(called.length);
});

test("each answer over HTTP has an id of its own, and nobody chooses it", async () => {
  const ids = await Promise.all(
    ["", "x"].map(async (wanted) => {
      const response = await fetch(`${server.url}/livez`, { headers: { "x-request-id": wanted } });
      return response.headers.get("x-request-id");
    }),
  );
  expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(ids[1]).toMatch(/^[0-9a-f-]{36}$/);
  expect(ids[0]).not.toBe(ids[1]);
});
