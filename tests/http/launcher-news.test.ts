import { afterAll, beforeAll, expect, test } from "vitest";
import { type Agent, agent, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let bo: Agent;
beforeAll(async () => {
  server = await startTestServer({ ALLOWED_ORIGINS: "https://good.example" });
  bo = await agent(server, "Bo");
});
afterAll(() => server.stop());
const { send } = createHttpClient(() => server);

const ask = (authorization?: string) =>
  send("GET", "/api/customer/news", undefined, authorization ? { authorization } : {});
const newsOf = async (subject: string) => {
  const response = await ask(`Bearer ${await server.identity(subject)}`);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return response.json();
};

test("what was done with a complaint is news until the customer looks at it, and to nobody else", async () => {
  const alice = await customer(server, { identity: await server.identity("news-1") });
  const { number } = (await alice.call("ticket:file", { topic: "提现", description: "没到" }))
    .ticket;
  expect(await newsOf("news-1")).toEqual({ tickets: 0, messages: 0 });
  await server.pass("1 minute");
  await bo.call("ticket:accept", { number });
  expect(await newsOf("news-1")).toEqual({ tickets: 1, messages: 0 });
  await customer(server, { identity: await server.identity("news-2") });
  expect(await newsOf("news-2")).toEqual({ tickets: 0, messages: 0 });
  await server.pass("1 minute");
  await alice.call("ticket:get", { number });
  expect(await newsOf("news-1")).toEqual({ tickets: 0, messages: 0 });
});

test("messages of a bot and of agents are news until they were read, and one's own are none", async () => {
  const alice = await customer(server, { identity: await server.identity("news-3") });
  await alice.says("支付失败怎么办");
  await alice.sees("支付失败怎么办");
  const { messages } = await newsOf("news-3");
  expect(messages).toBeGreaterThan(0);
  await alice.call("conversation:read", { seq: alice.last()?.seq ?? 0 });
  expect(await newsOf("news-3")).toEqual({ tickets: 0, messages: 0 });
});

test("asking makes no customer", async () => {
  const count = async () => (await server.sql("SELECT id FROM customers")).length;
  const before = await count();
  expect(await newsOf("never-seen")).toEqual({ tickets: 0, messages: 0 });
  expect(await count()).toBe(before);
});

test("without the wallet's token nobody has news, with an anonymous or an agent's token neither", async () => {
  const guest = await customer(server);
  for (const token of [undefined, "a.b.c", guest.session().token, bo.token]) {
    const response = await ask(token && `Bearer ${token}`);
    expect(response.status, token).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "unauthenticated" } });
  }
});
