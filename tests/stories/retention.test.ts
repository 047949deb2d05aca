/** P11: what is older than it may be goes, in slices, once; a legal hold keeps it. */

import { afterEach, expect, test } from "vitest";
import { holdCustomer } from "../../server/actions/customer-data.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { agent, customer } from "../support/actors.ts";
import type { Duration } from "../support/clock.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
afterEach(() => server.stop());

const isStored = async (raw: string) => (await server.stored()).includes(raw);

const days = (conversations: string, questions = conversations, audit = conversations) => ({
  RETENTION_CONVERSATIONS_DAYS: conversations,
  RETENTION_QUESTIONS_DAYS: questions,
  RETENTION_AUDIT_DAYS: audit,
});

/** A customer whose conversation is over. */
async function served(text: string) {
  const alice = await customer(server);
  await alice.says(text);
  await alice.call("conversation:end", {});
  await alice.becomes("resolved");
  return alice;
}

/** So many ticks, as the timer would make them. */
async function passes(first: Duration, ticks = 3) {
  await server.pass(first);
  for (let tick = 1; tick < ticks; tick += 1) await server.pass("4 seconds");
}

const audit = async (...words: string[]) =>
  (await runAdmin(["audit", ...words], server.settings)).text;

test("P11 a conversation goes with all that belongs to it, and its customer, a day after it was resolved", async () => {
  server = await startTestServer(days("1"));
  const alice = await served("支付失败了金丝雀");
  await passes("23 hours");
  expect(await isStored("金丝雀")).toBe(true);
  await passes("2 hours");
  await until(async () => expect(await isStored("金丝雀")).toBe(false));
  await until(() => expect(alice.socket().connected).toBe(false));
  const { store } = server.desk.services;
  expect(await store.customer(alice.session().customer.id)).toBeUndefined();
  if (!server.settings.DATABASE_URL) {
    expect((await runAdmin(["check"], server.settings)).code).toBe(0);
  }
  expect(await audit("list")).toMatch(
    /retention\.applied {2}system {2}- {2}\{"conversations":1,"messages":\d+\}/,
  );
});

test("P11 what is due goes in slices, and once: a process that died in between costs nothing", async () => {
  server = await startTestServer({ RETENTION_CONVERSATIONS_DAYS: "1" });
  for (let number = 0; number < 45; number += 1) await served(`金丝雀 ${number}`);
  await passes("25 hours", 1);
  const left = async () =>
    (await server.desk.services.store.resolvedBefore(Number.MAX_SAFE_INTEGER, 99)).length;
  expect(await left()).toBe(25);
  await passes("4 seconds", 1);
  expect(await left()).toBe(5);
  await passes("4 seconds", 3);
  expect(await left()).toBe(0);
  const applied = (await audit("list")).match(/retention\.applied/g);
  expect(applied?.length).toBe(3);
});

test("P11 a conversation that goes on stays, and so does a customer who has one", async () => {
  server = await startTestServer(days("1"));
  const alice = await customer(server);
  await alice.says("还没解决");
  await alice.asksForAgent();
  await passes("3 days");
  expect((await alice.fresh()).status).toBe("queued");
  const bo = await agent(server, "Bo");
  const { id } = await bo.takesNext();
  await bo.says(id, "在的");
  await alice.sees("在的");
});

test("P11 a guest who never wrote goes; one under a legal hold stays with every word", async () => {
  server = await startTestServer(days("1"));
  const guest = await customer(server);
  const held = await served("要保留的金丝雀");
  const { id } = held.session().customer;
  await holdCustomer(server.desk.services, id, { reason: "法院", by: "operator" });
  await passes("2 days", 5);
  const { store } = server.desk.services;
  expect(await store.customer(guest.session().customer.id)).toBeUndefined();
  expect(await store.questionsIn(held.conversation())).toHaveLength(1);
  expect((await held.fresh()).lastSeq).toBeGreaterThan(1);
});

test("P11 questions and votes may go earlier than the conversation", async () => {
  server = await startTestServer(days("30", "1"));
  const alice = await served("支付失败了");
  const vote = { articleId: "payment-failed" as never, helpful: false, reason: "金丝雀看不懂" };
  await alice.call("article:vote", vote);
  await passes("2 days");
  const { store } = server.desk.services;
  expect(await store.questionsIn(alice.conversation())).toEqual([]);
  expect(await store.votesOf(alice.session().customer.id)).toEqual([]);
  await until(async () => expect(await isStored("金丝雀看不懂")).toBe(false));
  expect((await alice.fresh()).messages.length).toBeGreaterThan(0);
});

test("P11 the audit log loses its beginning, says so, and is sound after it", async () => {
  server = await startTestServer({ RETENTION_AUDIT_DAYS: "2" });
  await agent(server, "Bo");
  await passes("3 days");
  expect(await audit("list")).toMatch(
    /^3 {2}\S+ {2}audit\.pruned {2}system {2}- {2}\{"through":2,"hash":"[0-9a-f]{64}"\}$/,
  );
  expect(await audit("verify")).toContain("The audit log is sound");
  await passes("4 seconds");
  expect((await audit("list")).split("\n").length).toBe(1);
});

test("without a limit nothing goes", async () => {
  server = await startTestServer();
  const alice = await served("支付失败了");
  await passes("3650 days");
  expect((await alice.fresh()).lastSeq).toBeGreaterThan(1);
});

test("an agent reads when a resolved conversation will go", async () => {
  server = await startTestServer(days("365"));
  const bo = await agent(server, "Bo");
  const alice = await customer(server);
  await alice.says("您好");
  const open = await bo.opens(alice.conversation());
  expect(open.keptUntil).toBeUndefined();
  await alice.call("conversation:end", {});
  const { keptUntil, resolvedAt } = await bo.opens(alice.conversation());
  expect(Date.parse(String(keptUntil)) - Date.parse(String(resolvedAt))).toBe(365 * 86_400_000);
  const { id } = alice.session().customer;
  await holdCustomer(server.desk.services, id, { reason: "法院", by: "operator" });
  expect((await bo.opens(alice.conversation())).keptUntil).toBeUndefined();
});

test("P11 a ticket that is open stays, and keeps its customer; a day after its end both go", async () => {
  server = await startTestServer(days("1"));
  const alice = await served("支付失败了");
  const complaint = { topic: "支付", description: "金丝雀的投诉" };
  const { ticket } = await alice.call("ticket:file", complaint);
  await passes("3 days");
  expect(await isStored("金丝雀的投诉")).toBe(true);
  await alice.call("ticket:withdraw", { number: ticket.number });
  await passes("25 hours", 8);
  await until(async () => expect(await isStored("金丝雀的投诉")).toBe(false));
  const { store } = server.desk.services;
  await until(async () => {
    await server.pass("1 hour");
    expect(await store.customer(alice.session().customer.id)).toBeUndefined();
  });
});
