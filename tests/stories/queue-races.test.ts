/** What happens at the same time. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { resolveForAgent } from "../../server/actions/agent-conversations.ts";
import { requestAgent } from "../../server/actions/agent-request.ts";
import { send } from "../../server/actions/conversations.ts";
import { goOnDuty } from "../../server/actions/desk.ts";
import { release, take } from "../../server/actions/queue.ts";
import type { AgentRecord, CustomerRecord } from "../../server/domain/records.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import { agent, customer, newClientId } from "../support/actors.ts";
import { anAgent } from "../support/builders.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A round on PostgreSQL is twenty transactions that wait for one row. */
const rounds = process.env.TEST_STORE === "postgres" ? 25 : 500;

async function newCustomer(): Promise<CustomerRecord> {
  const { store, ids, clock } = server.desk.services;
  const record: CustomerRecord = { id: ids.next(), locale: "zh-CN", createdAt: clock.now() };
  await store.transaction((tx) => tx.insertCustomer(record));
  return record;
}

async function newAgents(count: number): Promise<readonly AgentRecord[]> {
  const { store, ids } = server.desk.services;
  const agents = Array.from({ length: count }, () => {
    const id = ids.next<AgentRecord["id"]>();
    return anAgent({ id, email: `${id}@example.com` });
  });
  await store.transaction(async (tx) => {
    for (const one of agents) await tx.insertAgent(one);
  });
  return agents;
}

async function latestOf({ id }: CustomerRecord) {
  const found = await server.desk.services.store.latestConversationOf(id);
  if (!found) throw new Error("No conversation has begun.");
  return found;
}

test("Q01 of twenty agents who take the same customer one wins, however often", async () => {
  const { services } = server.desk;
  const agents = await newAgents(20);
  const alice = await newCustomer();
  await requestAgent(services, alice, {});
  const { id: conversationId } = await latestOf(alice);
  for (let round = 0; round < rounds; round += 1) {
    const taken = await Promise.allSettled(
      agents.map(({ id }) => take(services, id, { conversationId })),
    );
    const codes = taken.flatMap((one) =>
      one.status === "rejected" && one.reason instanceof Refusal ? [one.reason.code] : [],
    );
    expect(codes).toEqual(Array(19).fill("already_taken"));
    const { agentId, status } = await latestOf(alice);
    expect(status).toBe("assigned");
    if (agentId) await release(services, agentId, conversationId);
  }
});

test("Q13 a message that races with the end is kept, and opens the conversation again or is before its end", async () => {
  const { services } = server.desk;
  const [bo] = await newAgents(1);
  if (!bo) throw new Error("Nobody is there.");
  const alice = await newCustomer();
  for (let round = 0; round < rounds; round += 1) {
    await requestAgent(services, alice, {});
    const { id: conversationId } = await latestOf(alice);
    await take(services, bo.id, { conversationId });
    const text = `message ${round}`;
    const sent = send(services, alice, {
      clientId: newClientId(),
      text: { text, redacted: [] },
    });
    const ended = resolveForAgent(services, bo.id, { conversationId, summary: "s", topic: "t" });
    const [message] = await Promise.all([sent, ended]);
    const after = await services.store.messages(conversationId, { after: message.seq, limit: 20 });
    const events = after.map(({ event }) => event);
    const statuses = events.flatMap((one) =>
      one.type === "conversation.changed" ? [one.status] : [],
    );
    // Before the end: the end comes after it. After the end: it was opened again.
    expect([["resolved"], ["bot"]]).toContainEqual(statuses);
    expect((await latestOf(alice)).status).toBe(statuses.at(-1));
  }
});

test("Q10 with nobody online the customer reads so at once, and the next agent sees the question", async () => {
  const { services } = server.desk;
  for (const { id, available } of await services.store.agents()) {
    if (available) await goOnDuty(services, id, { on: false });
  }
  const alice = await customer(server);
  expect(await alice.asksForAgent()).toMatchObject({ available: false });
  await alice.sees("没有客服在线");
  await alice.sends("我的钱没到账");
  const bo = await agent(server, "Bo");
  const { id } = await bo.takes(alice.conversation());
  await bo.sees(id, "我的钱没到账");
});

test("Q16 after going off and on duty, and after a reload, an agent sees the whole queue", async () => {
  const people = [await customer(server), await customer(server), await customer(server)];
  for (const one of people) await one.asksForAgent();
  const ids = people.map((one) => one.conversation()).sort();
  const cy = await agent(server, "Cy");
  const seen = async () => {
    const { conversations } = await cy.call("desk:list", { view: "queue" });
    return conversations.map(({ id }) => id).filter((id) => ids.includes(id));
  };
  expect((await seen()).sort()).toEqual(ids);
  await cy.goesOffDuty();
  await cy.call("desk:available", { on: true });
  expect((await seen()).sort()).toEqual(ids);
  cy.leaves();
  await cy.arrive();
  expect((await seen()).sort()).toEqual(ids);
  await until(() => expect(cy.session().desk.queueLength).toBeGreaterThanOrEqual(3));
});
