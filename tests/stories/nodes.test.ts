/** What only shows where there are two nodes, customers on one and agents on the other. */

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { changeAgent } from "../../server/actions/agents.ts";
import { writeBulletin } from "../../server/actions/bulletins.ts";
import { saveImprovement } from "../../server/actions/improvements.ts";
import { tickTickets } from "../../server/actions/ticket-clock.ts";
import { readConfig } from "../../server/config.ts";
import { ensureFirstAdmin } from "../../server/first-admin.ts";
import { agent, connect, customer, handshakeOf } from "../support/actors.ts";
import { createLink, type Link } from "../support/link.ts";
import { redisUrl, storedInRedis } from "../support/redis.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

const isShared = process.env.TEST_NODES === "2";

const metricsToken = "metrics-token-of-the-monitoring";
const metrics = { headers: { authorization: `Bearer ${metricsToken}` } };

let server: TestServer;
afterEach(() => server?.stop());

const redis = new URL(redisUrl);
const redisAddress = { host: redis.hostname, port: Number(redis.port || 6379) };

describe.skipIf(!isShared)("two nodes", () => {
  beforeEach(async () => {
    server = await startTestServer();
  });

  test("P01 Redis holds ids and codes, and no word of what anybody has said", async () => {
    const alice = await customer(server, {
      identity: await server.identity("u1", { name: "李小红" }),
    });
    const bo = await agent(server, "Bo");
    await alice.says("金丝雀一号");
    await alice.asksForAgent();
    const { id } = await bo.takesNext();
    await bo.says(id, "金丝雀二号");
    await alice.sees("金丝雀二号");
    await bo.call("note:add", { conversationId: id, text: "金丝雀三号" });
    const tess = await agent(server, "Tess");
    await tess.opens(id);
    await bo.call("note:add", { conversationId: id, text: "金丝雀四号" });
    await until(() => expect(JSON.stringify(tess.heard())).toContain("金丝雀四号"));
    await bo.resolves(id);
    await alice.becomes("resolved");

    const held = await storedInRedis(await server.desk.services.store.installation());
    expect(held).toContain(id);
    expect(held).not.toMatch(/金丝雀|李小红|已处理|Bo/);
  });

  test("a must-read notice that was written on one node calls the agents of the other", async () => {
    const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
    const bo = await agent(server, "Bo");
    const called = () => bo.heard().some(({ type }) => type === "bulletin.changed");
    expect(called()).toBe(false);
    await writeBulletin(server.desk.services, sue.id, { text: "先核对银行回执" });
    await until(() => expect(called()).toBe(true));
    expect((await bo.call("bulletin:list", {})).unread).toHaveLength(1);
  });

  test("an improvement that was saved on one node reaches the agents of the other", async () => {
    const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
    const bo = await agent(server, "Bo");
    const told = () => bo.heard().some(({ type }) => type === "improvement.changed");
    expect(told()).toBe(false);
    const entry = { what: "回执超时提醒", ownerId: bo.id, due: "2026-12-15", incidents: [] };
    await saveImprovement(server.desk.services, sue.id, entry);
    await until(() => expect(told()).toBe(true));
    expect((await bo.call("improvement:list", {})).improvements).toHaveLength(1);
  });

  test("S07 an agent who is disabled on one node is cut off from the other", async () => {
    const bo = await agent(server, "Bo");
    await changeAgent(server.desk.services, "bo@example.com", { disabled: true });
    await server.pass("1 second");
    await until(() => expect(bo.socket().connected).toBe(false));
    const again = connect(`${server.agentUrl}/agent`, { token: bo.token });
    expect(await handshakeOf(again)).toMatchObject({ refused: { code: "unauthenticated" } });
    again.disconnect();
  });

  test("a message is read for the desk by the node of the agent who holds it, and by no other", async () => {
    const { token } = await server.hire("Tess");
    const other = connect(`${server.url}/agent`, { token });
    expect(await handshakeOf(other)).toHaveProperty("session");
    const alice = await customer(server);
    const bo = await agent(server, "Bo");
    await alice.asksForAgent();
    const { id } = await bo.takesNext();
    await until(() => expect(bo.row(id)?.status).toBe("assigned"));
    // What is gathered for the desk has been sent.
    await new Promise((resolve) => setTimeout(resolve, 1_000));

    const readRows = server.nodes.map(({ services }) => vi.spyOn(services.store, "deskRows"));
    await alice.says("金丝雀");
    await until(() => expect(JSON.stringify(bo.row(id))).toContain("金丝雀"));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const [onAlices = 0, onBos = 0] = readRows.map(({ mock }) => mock.calls.length);
    expect(onBos).toBeGreaterThan(0);
    expect(onAlices).toBe(0);
    other.disconnect();
  });

  test("both make the first administrator at the same time, and there is one", async () => {
    const config = readConfig({ ADMIN_PASSWORD: "a-long-test-password" });
    await Promise.all(server.nodes.map(({ services }) => ensureFirstAdmin(services, config)));
    const accounts = await server.desk.services.store.agents();
    expect(accounts.map(({ role }) => role)).toEqual(["admin"]);
  });

  test("one node leads, and the other one follows it when it stops", async () => {
    const [first, second] = server.nodes;
    const leaders = () => server.nodes.map(({ services }) => services.cluster.isLeader());
    expect(leaders()).toEqual([true, false]);
    await first?.stop();
    await until(() => expect(second?.services.cluster.isLeader()).toBe(true));
  });

  test("both look at the clock of complaints at the same moment, and a breach is said once", async () => {
    const alice = await customer(server);
    const numbers = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const complaint = { topic: "提现未到账", description: "提现三天了还没到" };
        return (await alice.call("ticket:file", complaint)).ticket.number;
      }),
    );
    server.clock.pass("3 days");
    await Promise.all(server.nodes.map(({ services }) => tickTickets(services)));
    const { store } = server.desk.services;
    for (const number of numbers) {
      const kinds = (await store.ticketEntries(number)).map(({ kind }) => kind);
      expect(kinds).toEqual(["filed", "breached", "promised", "alerted"]);
    }
  });

  test("Q17 the row says that the customer of the other node has closed the app, and has come back", async () => {
    const alice = await customer(server);
    const bo = await agent(server, "Bo");
    await alice.asksForAgent();
    const isAway = () => bo.row(alice.conversation())?.awaySince !== undefined;
    await until(() => expect(bo.row(alice.conversation())).toBeDefined());
    expect(isAway()).toBe(false);
    alice.leaves();
    await until(() => expect(isAway()).toBe(true));
    await alice.arrive();
    await until(() => expect(isAway()).toBe(false));
  });
});

describe.skipIf(!isShared)("a node that is cut off from Redis", () => {
  let link: Link;
  beforeEach(async () => {
    link = await createLink(redisAddress);
    server = await startTestServer({
      REDIS_URL: `redis://127.0.0.1:${link.port}`,
      METRICS_TOKEN: metricsToken,
    });
  });
  afterEach(() => link.close());

  test("F07 both sides get everything in order from the database, and the queue moves", async () => {
    const alice = await customer(server);
    const bo = await agent(server, "Bo");
    await alice.asksForAgent();
    const { id } = await bo.takesNext();
    link.cut();
    await bo.says(id, "一");
    await alice.sees("一");
    await alice.says("二");
    await bo.sees(id, "二");
    const carol = await customer(server);
    await carol.asksForAgent();
    await until(() => expect(bo.row(carol.conversation())).toMatchObject({ status: "queued" }));
    await bo.takes(carol.conversation());
    await carol.becomes("assigned");

    const health = () => fetch(`${server.url}/readyz`);
    await until(async () =>
      expect(await (await health()).json()).toEqual({
        status: "ready",
        warnings: ["Redis does not answer"],
      }),
    );
    expect(await (await fetch(`${server.url}/metrics`, metrics)).text()).toMatch(
      /^pocketdesk_redis_up 0$/m,
    );

    link.restore();
    await bo.says(id, "三");
    await alice.sees("三");
    expect(alice.texts().filter((text) => /^[一二三]$/.test(text))).toEqual(["一", "二", "三"]);
    expect((await alice.fresh()).messages).toEqual(alice.view().messages);
    // The fault has fired.
    expect(server.logged()).toContain("Redis does not answer");
    // Without Redis no agent is taken for gone.
    await until(() => expect(server.desk.services.cluster.agentGoneSince(bo.id)).toBeUndefined());
  });
});
