/** What agents have to have read: kept until each one says so, with a receipt that those who lead can see. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { BulletinId } from "../../protocol/bulletin.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import { changeAgent } from "../../server/actions/agents.ts";
import { type Agent, agent } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let sue: Agent;
let bo: Agent;
let cy: Agent;
beforeEach(async () => {
  server = await startTestServer();
  sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  bo = await agent(server, "Bo");
  cy = await agent(server, "Cy", { onDuty: false });
});
afterEach(() => server.stop());

const { send } = createHttpClient(() => server);
const text = "今天起提现一律先核对银行回执";
const listOf = (one: Agent) => one.call("bulletin:list", {});
const unreadOf = async (one: Agent) => (await listOf(one)).unread.map((found) => found.text);
const idOf = async (one: Agent) => (await listOf(one)).bulletins[0]?.id ?? ("" as BulletinId);
const receiptsOf = async () =>
  (await listOf(sue)).bulletins[0]?.readers?.map(({ name, readAt }) => [name, readAt]);
const heardBy = (one: Agent) =>
  one.heard().filter(({ type }) => type === "bulletin.changed").length;

test("A10 a must-read notice stays over a new connection until it is read, and the receipt has the time", async () => {
  expect(await sue.call("bulletin:write", { text })).toEqual({ count: 2 });
  await until(() => expect([heardBy(bo), heardBy(cy)]).toEqual([1, 1]));
  expect(await receiptsOf()).toEqual([
    ["Bo", undefined],
    ["Cy", undefined],
  ]);
  await bo.vanishes();
  await bo.arrive();
  const [notice] = (await listOf(bo)).unread;
  if (!notice) throw new Error("There is no notice.");
  expect(notice).toMatchObject({ author: { id: sue.id, name: "Sue" }, text, isUnread: true });
  expect(notice.readers).toBeUndefined();
  const heard = heardBy(sue);
  await server.pass("20 minutes");
  const readAt = new Date(server.clock.now()).toISOString();
  await bo.call("bulletin:read", { id: notice.id });
  expect(await unreadOf(bo)).toEqual([]);
  expect((await listOf(bo)).bulletins).toMatchObject([{ text, readAt, isUnread: false }]);
  // Who has not read it stands first.
  expect(await receiptsOf()).toEqual([
    ["Cy", undefined],
    ["Bo", readAt],
  ]);
  await until(() => expect(heardBy(sue)).toBe(heard + 1));
  expect(await unreadOf(cy)).toEqual([text]);

  // Another window says so a second time: the first time stays.
  await server.pass("5 minutes");
  await bo.call("bulletin:read", { id: notice.id });
  expect((await receiptsOf())?.[1]).toEqual(["Bo", readAt]);
});

test("A10 one to a team is for its members alone; those who lead see it, too", async () => {
  const admin = await server.hire("Ada", "admin");
  const team = { name: "English", members: ["bo@example.com"], languages: ["en"], topics: [] };
  const saved = await send("PUT", "/api/admin/settings/teams", [team] as never, {
    authorization: `Bearer ${admin.token}`,
  });
  expect(saved.status).toBe(200);
  const max = await agent(server, "Max", { role: "supervisor", onDuty: false });
  expect(await sue.call("bulletin:write", { text, team: "English" })).toEqual({ count: 1 });
  expect([await unreadOf(bo), await unreadOf(cy)]).toEqual([[text], []]);
  expect((await listOf(cy)).bulletins).toEqual([]);
  expect(await cy.refusal("bulletin:read", { id: await idOf(sue) })).toBe("not_found");
  expect((await listOf(max)).bulletins[0]).toMatchObject({ team: "English", isUnread: false });
  expect(await sue.refusal("bulletin:write", { text, team: "没有的组" })).toBe("not_found");
});

test("A10 the author and whoever is hired later need not read it, and nobody waits for who has left", async () => {
  await sue.call("bulletin:write", { text });
  const dan = await agent(server, "Dan");
  expect([await unreadOf(sue), await unreadOf(dan)]).toEqual([[], []]);
  await changeAgent(server.desk.services, "cy@example.com", { disabled: true });
  expect((await receiptsOf())?.map(([name]) => name)).toEqual(["Bo"]);
});

test("A10 one that is taken back is gone with its receipts", async () => {
  await sue.call("bulletin:write", { text });
  const id = await idOf(sue);
  await bo.call("bulletin:read", { id });
  await sue.call("bulletin:remove", { id });
  await until(() => expect(heardBy(cy)).toBe(2));
  expect([await unreadOf(cy), (await listOf(bo)).bulletins]).toEqual([[], []]);
  expect(await server.sql("SELECT text FROM bulletins")).toEqual([]);
  expect(await server.sql("SELECT agent_id FROM bulletin_receipts")).toEqual([]);
  expect(await sue.refusal("bulletin:remove", { id })).toBe("not_found");
});

test("A10 pages go back from the newest, and what is unread is always there", async () => {
  for (let index = 0; index < 23; index += 1) {
    server.clock.pass("1 second");
    await sue.call("bulletin:write", { text: `通知 ${index}` });
  }
  for (const one of [sue, bo]) {
    const first = await listOf(one);
    expect([first.bulletins.length, first.more]).toEqual([20, true]);
    const rest = await one.call("bulletin:list", { before: first.bulletins.at(-1)?.id });
    expect(rest.bulletins.map((found) => found.text)).toEqual(["通知 2", "通知 1", "通知 0"]);
    expect(rest.more).toBe(false);
  }
  expect((await unreadOf(bo))[0]).toBe("通知 0");
});

test.each<AgentRole>(["agent", "editor"])(
  "S05 an %s may not write notices, or take one back",
  async (role) => {
    const ed = await agent(server, "Ed", { role, onDuty: false });
    expect(await ed.refusal("bulletin:write", { text })).toBe("not_yours");
    expect(await unreadOf(bo)).toEqual([]);
    await sue.call("bulletin:write", { text });
    expect(await ed.refusal("bulletin:remove", { id: await idOf(sue) })).toBe("not_yours");
    expect(await unreadOf(bo)).toEqual([text]);
  },
);

test("S05 an editor may not read them", async () => {
  await sue.call("bulletin:write", { text });
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  expect(await ed.refusal("bulletin:list", {})).toBe("not_yours");
  expect(await ed.refusal("bulletin:read", { id: await idOf(sue) })).toBe("not_yours");
});

test("the audit log says how many have to read it, not what; a secret in it is masked", async () => {
  await sue.call("bulletin:write", { text: "客户说密码是Abc12345" });
  expect(await unreadOf(bo)).toEqual(["客户说密码是••••"]);
  await sue.call("bulletin:remove", { id: await idOf(sue) });
  const log = await server.sql("SELECT what, details FROM audit WHERE what LIKE 'bulletin%'");
  expect(JSON.stringify(log)).not.toContain("密码");
  expect(JSON.stringify(log)).toContain("bulletin.removed");
});
