/** Finished conversations are sampled and scored; the agent gets the result. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import {
  defaultCriteria,
  type QualityReviews,
  type QualitySample,
} from "../../protocol/quality.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let sue: Agent;
let bo: Agent;
beforeEach(async () => {
  server = await startTestServer();
  sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  bo = await agent(server, "Bo");
});
afterEach(() => server.stop());

const { send } = createHttpClient(() => server);
const as = (one: Pick<Agent, "token">, method: string, path: string, body?: object) =>
  send(method, `/api/agent/quality/${path}`, body, { authorization: `Bearer ${one.token}` });
const sampled = async (query: string): Promise<readonly ConversationId[]> => {
  const response = await as(sue, "GET", `sample?${query}`);
  expect(response.status).toBe(200);
  const sample: QualitySample = await response.json();
  return sample.conversations.map(({ row }) => row.id);
};
const reviewsFor = async (one: Agent, query = "") => {
  const response = await as(one, "GET", `reviews${query}`);
  return response.ok ? ((await response.json()) as QualityReviews).reviews : response.status;
};
const full = Object.fromEntries(defaultCriteria.map(({ id, points }) => [id, points]));

/** A customer whom the agent has served to the end. */
async function served(by: Agent, survey?: object): Promise<Customer> {
  const one = await customer(server);
  await one.asksForAgent();
  await by.takes(one.conversation());
  await by.says(one.conversation(), "已经帮您处理好了");
  await by.resolves(one.conversation());
  if (survey) {
    await one.call("survey:answer", { conversationId: one.conversation(), score: 1, ...survey });
  }
  return one;
}

test("A7 a sample holds finished conversations of agents that nobody has scored, within a week", async () => {
  const cy = await agent(server, "Cy");
  const [alice, ben] = [await served(bo), await served(cy)];
  const waiting = await customer(server);
  await waiting.asksForAgent();
  const ids = [alice.conversation(), ben.conversation()];
  expect([...(await sampled("kind=random"))].sort()).toEqual([...ids].sort());
  expect(await sampled(`kind=random&agent=${cy.id}`)).toEqual([ben.conversation()]);
  const given = { conversationId: alice.conversation(), scores: full };
  expect((await as(sue, "POST", "reviews", given)).status).toBe(200);
  expect(await sampled("kind=random")).toEqual([ben.conversation()]);
  server.clock.pass("8 days");
  sue = await agent(server, "Sue 2", { role: "supervisor", onDuty: false });
  expect(await sampled("kind=random")).toEqual([]);
});

test("A7 a targeted sample has those with the reason, and no others", async () => {
  const happy = await served(bo, { score: 5, resolved: true });
  const unhappy = await served(bo, { score: 1 });
  expect(await sampled("kind=unhappy")).toEqual([unhappy.conversation()]);
  expect(await sampled("kind=urgent")).toEqual([]);
  expect(await sampled("kind=long")).toEqual([]);
  expect(await sampled("kind=random")).toContain(happy.conversation());
});

test("A7 the agent gets the result with a memo, sees the own results alone, and the log says who scored", async () => {
  const cy = await agent(server, "Cy");
  const alice = await served(bo);
  const scores = { ...full, clear: 2 };
  const body = { conversationId: alice.conversation(), scores, comment: "下一步可以说得更清楚" };
  expect((await as(sue, "POST", "reviews", body)).status).toBe(200);
  const [memo] = (await bo.call("memo:list", {})).memos;
  expect(memo).toMatchObject({
    text: "下一步可以说得更清楚",
    conversationId: alice.conversation(),
    review: { given: 22, of: 25 },
  });
  const own = await reviewsFor(bo, `?agent=${bo.id}`);
  expect(own).toMatchObject([{ comment: "下一步可以说得更清楚", reviewer: { name: "Sue" } }]);
  expect(await reviewsFor(bo)).toBe(403);
  expect(await reviewsFor(cy, `?agent=${bo.id}`)).toBe(403);
  expect(await reviewsFor(cy, `?agent=${cy.id}`)).toEqual([]);
  expect(await reviewsFor(sue)).toHaveLength(1);
  const log = await server.sql("SELECT * FROM audit WHERE what = 'conversation.reviewed'");
  expect(JSON.stringify(log)).toContain(`agent:${sue.id}`);
  expect(JSON.stringify(log)).not.toContain("清楚");
});

test("A7 criteria are what an administrator has set; a sheet that does not fit is refused", async () => {
  const ada = await agent(server, "Ada", { role: "admin", onDuty: false });
  const alice = await served(bo);
  const set = { criteria: [{ id: "warm", name: "温度", points: 10 }] };
  const response = await send("PUT", "/api/admin/settings/quality", set, {
    authorization: `Bearer ${ada.token}`,
  });
  expect(response.status).toBe(200);
  const about = { conversationId: alice.conversation() };
  expect((await as(sue, "POST", "reviews", { ...about, scores: full })).status).toBe(400);
  expect((await as(sue, "POST", "reviews", { ...about, scores: { warm: 11 } })).status).toBe(400);
  expect((await as(sue, "POST", "reviews", { ...about, scores: { warm: 9 } })).status).toBe(200);
  expect(await reviewsFor(sue)).toMatchObject([
    { scores: [{ id: "warm", name: "温度", points: 10, given: 9 }] },
  ]);
});

test("a second review takes the place of the first, and both go with the customer", async () => {
  const alice = await served(bo);
  const about = { conversationId: alice.conversation() };
  await as(sue, "POST", "reviews", { ...about, scores: full, comment: "第一次" });
  await as(sue, "POST", "reviews", { ...about, scores: full, comment: "第二次" });
  expect(await reviewsFor(sue)).toMatchObject([{ comment: "第二次" }]);
  await eraseCustomer(server.desk.services, alice.session().customer.id, "operator");
  expect(await reviewsFor(sue)).toEqual([]);
  expect((await bo.call("memo:list", {})).memos).toEqual([]);
});

test.each<[AgentRole, number]>([
  ["agent", 403],
  ["editor", 403],
  ["supervisor", 200],
  ["admin", 200],
])("S05 an %s who samples and scores gets %d", async (role, status) => {
  const alice = await served(bo);
  const one = await agent(server, "One", { role, onDuty: false });
  const body = { conversationId: alice.conversation(), scores: full };
  expect((await as(one, "GET", "sample?kind=random")).status).toBe(status);
  expect((await as(one, "POST", "reviews", body)).status).toBe(status);
  expect((await as({ token: "made-up" }, "GET", "sample?kind=random")).status).toBe(401);
});

test("S05 a supervisor does not score the own work, and the sample leaves it out", async () => {
  const lead = await agent(server, "Lead", { role: "supervisor" });
  const alice = await served(lead);
  const body = { conversationId: alice.conversation(), scores: full };
  expect((await as(lead, "POST", "reviews", body)).status).toBe(403);
  const mine = await (await as(lead, "GET", "sample?kind=random")).json();
  expect(mine.conversations).toEqual([]);
  expect(await sampled("kind=random")).toEqual([alice.conversation()]);
});
