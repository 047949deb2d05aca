import { afterEach, beforeEach, expect, test } from "vitest";
import { agent, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

test("Q06 an agent who vanishes gives the customer back to the front of the queue", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  const { id } = await bo.takesNext();
  server.clock.pass("1 minute");
  const later = await customer(server);
  await later.asksForAgent();

  await bo.vanishes();
  await server.pass("2 minutes");

  await alice.sees("正在为您重新安排客服");
  const cy = await agent(server, "Cy");
  expect((await cy.takesNext()).id).toBe(id);
  await alice.sees("客服 Cy 已接入");
});

test("Q06 an agent who reconnects within the grace period keeps the customer", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  const { id } = await bo.takesNext();

  await bo.vanishes();
  await server.pass("30 seconds");
  await bo.arrive();
  await server.pass("30 seconds");

  await bo.says(id, "我回来了");
  await alice.sees("我回来了");
  expect(alice.view().status).toBe("assigned");
});

test("Q07 an agent with two connections stays on duty until both are closed", async () => {
  const bo = await agent(server, "Bo");
  const first = bo.socket();
  await bo.arrive();
  first.disconnect();
  await server.pass("2 minutes");
  expect(server.desk.services.cluster.agentGoneSince(bo.id)).toBeUndefined();
});

test("Q07 an agent whose browser was killed keeps the customer for 44 seconds, and gives them back within 65", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  const { id } = await bo.takesNext();
  // The system closes the connections of a killed process: nothing is said, and no close frame comes.
  bo.socket().io.engine.transport.close();
  await until(() => expect(server.desk.services.cluster.agentGoneSince(bo.id)).not.toBeUndefined());
  await server.pass("44 seconds");
  expect((await alice.fresh()).status).toBe("assigned");
  // What the server does on a timer it does every four seconds.
  await server.pass("5 seconds");
  await alice.sees("正在为您重新安排客服");
  const cy = await agent(server, "Cy");
  expect((await cy.takesNext()).id).toBe(id);
});

test("Q07 a laptop that sleeps, and answers nothing, is noticed within a minute", async () => {
  const answer = await fetch(`${server.agentUrl}/socket.io/?EIO=4&transport=polling`);
  const { pingInterval, pingTimeout } = JSON.parse((await answer.text()).slice(1));
  expect(pingInterval).toBeGreaterThan(0);
  expect(pingInterval + pingTimeout).toBeLessThanOrEqual(60_000);
});

test("Q06 an agent who vanished may no longer write, and is off duty after reconnecting", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  const { id } = await bo.takesNext();
  await bo.vanishes();
  await server.pass("2 minutes");
  await bo.arrive();
  expect(bo.session().desk).toMatchObject({ available: false, load: 0, queueLength: 1 });
  await expect(bo.says(id, "在吗")).rejects.toThrow("not_yours");
});

test("an agent who goes off duty returns the customers to the queue, and they read a notice", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  await bo.takesNext();
  await bo.goesOffDuty();
  await alice.sees("正在为您重新安排客服");
  await until(() => expect(alice.view().queue).toMatchObject({ position: 1, available: false }));
});

test("S07 a disabled agent is disconnected and returns the customers to the queue", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  await bo.takesNext();
  const { store } = server.desk.services;
  await store.transaction(async (tx) => {
    const record = await tx.agent(bo.id);
    if (record) await tx.updateAgent({ ...record, disabled: true });
  });
  await server.pass("4 seconds");
  await until(() => expect(bo.socket().connected).toBe(false));
  await alice.sees("正在为您重新安排客服");
});

test("D16 a clock that is set forward and back keeps nobody with an agent who has vanished", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo-by-the-clock");
  await alice.asksForAgent();
  await bo.takes(alice.conversation());
  server.clock.set("forward", "3 hours");
  await bo.vanishes();
  server.clock.set("back", "3 hours");
  await server.pass("1 minute");
  await alice.becomes("queued");
});
