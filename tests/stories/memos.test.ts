/** What those who lead tell agents: live, kept until it was read, and theirs alone. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentRole } from "../../protocol/desk.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { type Agent, agent, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let sue: Agent;
let bo: Agent;
beforeEach(async () => {
  server = await startTestServer();
  sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  bo = await agent(server, "Bo");
});
afterEach(() => server.stop());

const unreadOf = async (one: Agent) =>
  (await one.call("memo:list", {})).memos.map(({ text }) => text);
const hears = (one: Agent, count: number) =>
  until(() =>
    expect(one.heard().filter(({ type }) => type === "memo.changed")).toHaveLength(count),
  );

test("A7 a memo comes at once, stays over a new connection until it was read, and is then gone from the disk", async () => {
  const cy = await agent(server, "Cy");
  expect(await sue.call("memo:send", { toAgentId: bo.id, text: "这位请先安抚一下" })).toEqual({
    count: 1,
  });
  await hears(bo, 1);
  await bo.vanishes();
  await bo.arrive();
  const [memo] = (await bo.call("memo:list", {})).memos;
  expect(memo).toMatchObject({ author: { id: sue.id, name: "Sue" }, text: "这位请先安抚一下" });
  if (!memo) return;
  expect(await cy.refusal("memo:read", { id: memo.id })).toBe("not_found");
  expect(await sue.refusal("memo:read", { id: memo.id })).toBe("not_found");
  expect(await unreadOf(bo)).toHaveLength(1);
  await bo.call("memo:read", { id: memo.id });
  expect(await unreadOf(bo)).toEqual([]);
  expect(await server.sql("SELECT text FROM memos")).toEqual([]);
  expect(await bo.refusal("memo:read", { id: memo.id })).toBe("not_found");
  expect(cy.heard().filter(({ type }) => type === "memo.changed")).toEqual([]);
});

test("A7 one to everybody goes to each at the desk but its author, and the audit log says how many, not what", async () => {
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  expect(await sue.call("memo:send", { text: "今晚 20:00 维护" })).toEqual({ count: 1 });
  expect(await unreadOf(bo)).toEqual(["今晚 20:00 维护"]);
  expect(await unreadOf(sue)).toEqual([]);
  expect(await ed.refusal("memo:list", {})).toBe("not_yours");
  expect(await sue.refusal("memo:send", { toAgentId: ed.id, text: "x" })).toBe("not_found");
  const log = JSON.stringify(
    await server.sql("SELECT details FROM audit WHERE what = 'memo.sent'"),
  );
  expect(log).toContain("count");
  expect(log).not.toContain("维护");
});

test("a memo about a conversation goes with its customer", async () => {
  const alice = await customer(server);
  await alice.asksForAgent();
  const about = { toAgentId: bo.id, conversationId: alice.conversation(), text: "请接这位" };
  await sue.call("memo:send", about);
  expect((await bo.call("memo:list", {})).memos[0]?.conversationId).toBe(alice.conversation());
  await eraseCustomer(server.desk.services, alice.session().customer.id, "operator");
  expect(await unreadOf(bo)).toEqual([]);
});

test.each<AgentRole>(["agent", "editor"])("S05 an %s may not write memos", async (role) => {
  const cy = await agent(server, "Cy", { role, onDuty: false });
  expect(await cy.refusal("memo:send", { toAgentId: bo.id, text: "x" })).toBe("not_yours");
  expect(await unreadOf(bo)).toEqual([]);
  await sue.call("memo:send", { toAgentId: bo.id, text: "x" });
  expect(await unreadOf(bo)).toEqual(["x"]);
});

test("a secret in a memo is masked", async () => {
  await sue.call("memo:send", { toAgentId: bo.id, text: "客户说密码是Abc12345" });
  expect(await unreadOf(bo)).toEqual(["客户说密码是••••"]);
});
