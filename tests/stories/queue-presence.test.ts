/** The desk sees who of those who wait is there. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { agent, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

const twoWaiting = async () => {
  const [alice, ben] = [await customer(server), await customer(server)];
  await alice.asksForAgent();
  server.clock.pass("1 second");
  await ben.asksForAgent();
  return { alice, ben };
};

test("Q17 a row says since when the customer has left, the order stays, and it ends when they come back", async () => {
  const bo = await agent(server, "Bo");
  const { alice, ben } = await twoWaiting();
  const id = alice.conversation();
  await until(() => expect(bo.row(id)).toMatchObject({ status: "queued" }));
  expect(bo.row(id)).not.toHaveProperty("awaySince");
  const leftAt = new Date(server.clock.now()).toISOString();
  alice.leaves();
  await until(() => expect(bo.row(id)).toMatchObject({ awaySince: leftAt }));
  const { conversations } = await bo.call("desk:list", { view: "queue" });
  expect(conversations.map((row) => [row.id, row.awaySince])).toEqual([
    [id, leftAt],
    [ben.conversation(), undefined],
  ]);
  await alice.arrive();
  await until(() => expect(bo.row(id)).not.toHaveProperty("awaySince"));
  expect(alice.view().queue).toMatchObject({ position: 1 });
});

test("Q17 the agent sees that a customer of theirs has left, and that they are back", async () => {
  const bo = await agent(server, "Bo");
  const alice = await customer(server);
  await alice.asksForAgent();
  const id = alice.conversation();
  await bo.takesNext();
  await until(() => expect(bo.row(id)).toMatchObject({ status: "assigned" }));
  expect(bo.row(id)).not.toHaveProperty("awaySince");
  const leftAt = new Date(server.clock.now()).toISOString();
  alice.leaves();
  await until(() => expect(bo.row(id)).toMatchObject({ status: "assigned", awaySince: leftAt }));
  const { conversations } = await bo.call("desk:list", { view: "mine" });
  expect(conversations[0]).toMatchObject({ id, awaySince: leftAt });
  await alice.arrive();
  await until(() => expect(bo.row(id)).not.toHaveProperty("awaySince"));
});

test("Q17 take passes over who has left where the agent says so, and else keeps to the order", async () => {
  const bo = await agent(server, "Bo");
  const { alice, ben } = await twoWaiting();
  alice.leaves();
  await until(() => expect(bo.row(alice.conversation())).toHaveProperty("awaySince"));
  await server.pass("20 seconds");
  expect((await bo.call("queue:take", { skipAway: true })).conversation.id).toBe(
    ben.conversation(),
  );
  expect(await bo.refusal("queue:take", { skipAway: true })).toBe("queue_empty");
  expect((await bo.takesNext()).id).toBe(alice.conversation());
});

test("Q17 who reloads the page has not left", async () => {
  const bo = await agent(server, "Bo");
  const { alice } = await twoWaiting();
  alice.leaves();
  await until(() => expect(bo.row(alice.conversation())).toHaveProperty("awaySince"));
  server.clock.pass("5 seconds");
  expect((await bo.call("queue:take", { skipAway: true })).conversation.id).toBe(
    alice.conversation(),
  );
});

test("Q17 a customer with two windows is there until both are closed", async () => {
  const bo = await agent(server, "Bo");
  const alice = await customer(server);
  await alice.asksForAgent();
  const first = alice.socket();
  await alice.arrive();
  first.disconnect();
  await until(() => expect(bo.row(alice.conversation())).toMatchObject({ status: "queued" }));
  await server.pass("1 minute");
  expect((await bo.call("queue:take", { skipAway: true })).conversation.id).toBe(
    alice.conversation(),
  );
});

test("Q09 who leaves and comes back keeps the place; who gives it up makes room", async () => {
  const { alice, ben } = await twoWaiting();
  alice.leaves();
  await server.pass("10 minutes");
  await alice.arrive();
  expect(alice.view().queue).toMatchObject({ position: 1 });
  await agent(server, "Bo");
  await alice.call("agent:cancel", {});
  await until(() => expect(ben.view().queue).toMatchObject({ position: 1 }));
});

test("the wait is measured from what agents did in this hour, and absent before that", async () => {
  const bo = await agent(server, "Bo");
  await bo.call("desk:available", { on: true, capacity: 1 });
  for (let count = 0; count < 5; count += 1) {
    const one = await customer(server);
    await one.asksForAgent();
    const { id } = await bo.takesNext();
    await bo.says(id, "您好");
    server.clock.pass("4 minutes");
    await bo.resolves(id);
  }
  const { alice, ben } = await twoWaiting();
  await bo.takes(alice.conversation());
  const expected = { position: 1, estimatedWaitSeconds: 240, estimatedWaitRange: [240, 240] };
  expect(await ben.asksForAgent()).toEqual({ ...expected, available: true });
  // Whoever has not asked yet reads what it would be: behind ben.
  const waitThen = async () => (await customer(server)).session().features.estimatedWaitSeconds;
  server.clock.pass("6 seconds");
  expect(await waitThen()).toBe(480);
  await bo.says(alice.conversation(), "您好");
  server.clock.pass("2 hours");
  expect(await ben.asksForAgent()).toEqual({ position: 1, available: true });
  expect(await waitThen()).toBeUndefined();
});
