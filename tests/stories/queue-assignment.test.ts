/** Customers are given to agents, where queue.yml says so. */

import { afterEach, expect, test } from "vitest";
import { requestAgent } from "../../server/actions/agent-request.ts";
import { newConversation } from "../../server/domain/conversation-record.ts";
import type { CustomerRecord } from "../../server/domain/records.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
afterEach(() => server.stop());

const automatic = { assignment: "automatic" };
const cards = { name: "卡务组", members: ["cy@example.com"], topics: ["payments"] };

async function start(queue: object) {
  server = await startTestServer({}, { queue });
}

const loadOf = async ({ id }: Agent) => (await server.desk.services.store.loads()).get(id) ?? 0;
const loadsOf = (agents: readonly Agent[]) => Promise.all(agents.map(loadOf));
const holderOf = ({ view }: Customer) => view().agent?.name;

/** Customers who ask for a person at the same time. */
async function crowd(size: number): Promise<readonly CustomerRecord[]> {
  const { store, ids, clock } = server.desk.services;
  const people = Array.from(
    { length: size },
    (): CustomerRecord => ({ id: ids.next(), locale: "zh-CN", createdAt: clock.now() }),
  );
  await store.transaction(async (tx) => {
    for (const person of people) {
      await tx.insertCustomer(person);
      await tx.insertConversation(newConversation(ids.next(), person, clock.now()));
    }
  });
  return people;
}

const askAll = (people: readonly CustomerRecord[]) =>
  Promise.all(people.map((person) => requestAgent(server.desk.services, person, {})));

async function staff(size: number, capacity: number) {
  const agents: Agent[] = [];
  for (let index = 0; index < size; index += 1) {
    const one = await agent(server, `agent-${index}`, { onDuty: false });
    await one.call("desk:available", { on: true, capacity });
    agents.push(one);
  }
  return agents;
}

test("Q02 of 200 customers, ten agents who may hold three each get thirty, and never more than three", async () => {
  await start(automatic);
  const agents = await staff(10, 3);
  const people = await crowd(200);
  const tooMany: number[] = [];
  let watching = true;
  const watch = (async () => {
    while (watching) {
      const loads = await server.desk.services.store.loads();
      tooMany.push(...[...loads.values()].filter((load) => load > 3));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  await askAll(people);
  await until(async () => expect(await loadsOf(agents)).toEqual(agents.map(() => 3)));
  watching = false;
  await watch;
  expect(tooMany).toEqual([]);
  // The line in memory follows what is committed.
  await until(() => expect(server.desk.services.waitingLine.length).toBe(170));
});

test("Q04 ten equal agents share 50 customers evenly at each moment", async () => {
  await start(automatic);
  const agents = await staff(10, 20);
  const people = await crowd(50);
  for (let count = 0; count < people.length; count += 5) {
    await askAll(people.slice(count, count + 5));
    await until(() => expect(server.desk.services.waitingLine.length).toBe(0));
    const loads = await loadsOf(agents);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
  }
});

test("of two with nobody, the one who has been idle longer is given the next", async () => {
  await start(automatic);
  const bo = await agent(server, "Bo");
  server.clock.pass("1 second");
  const cy = await agent(server, "Cy");
  const people = [await customer(server), await customer(server), await customer(server)] as const;
  for (const [index, one] of people.entries()) {
    await one.asksForAgent();
    await one.becomes("assigned");
    expect(holderOf(one)).toBe(index === 1 ? cy.name : bo.name);
    const holder = index === 1 ? cy : bo;
    server.clock.pass("1 second");
    await holder.resolves(one.conversation());
    server.clock.pass("1 second");
  }
});

test("Q05 an agent who comes online is given the oldest within a second", async () => {
  await start(automatic);
  const [alice, ben] = [await customer(server), await customer(server)];
  await alice.asksForAgent();
  server.clock.pass("1 second");
  await ben.asksForAgent();
  const bo = await agent(server, "Bo", { onDuty: false });
  const begun = performance.now();
  await bo.call("desk:available", { on: true, capacity: 1 });
  await alice.becomes("assigned");
  expect(performance.now() - begun).toBeLessThan(1_000);
  expect(ben.view().status).toBe("queued");
});

test("Q03 the queue is drained in its order, and nobody waits for ever behind the more pressing", async () => {
  await start(automatic);
  const calm = await customer(server);
  await calm.asksForAgent();
  server.clock.pass("59 minutes");
  const robbed = await customer(server);
  await robbed.says("账户被盗");
  await robbed.asksForAgent();
  server.clock.pass("2 minutes");
  const robbedLater = await customer(server);
  await robbedLater.says("账户被盗");
  await robbedLater.asksForAgent();

  const bo = await agent(server, "Bo", { onDuty: false });
  await bo.call("desk:available", { on: true, capacity: 1 });
  for (const one of [robbed, calm, robbedLater]) {
    await one.becomes("assigned");
    const { status } = one.view();
    expect(status).toBe("assigned");
    await bo.resolves(one.conversation());
  }
});

test("Q08 who has not answered is given others, and not the same customer", async () => {
  await start(automatic);
  const bo = await agent(server, "Bo");
  const alice = await customer(server);
  await alice.asksForAgent();
  await alice.becomes("assigned");
  await server.pass("3 minutes");
  await alice.becomes("queued");
  await server.pass("10 minutes");
  expect(alice.view().status).toBe("queued");
  const ben = await customer(server);
  await ben.asksForAgent();
  await ben.becomes("assigned");
  await agent(server, "Cy");
  await alice.becomes("assigned");
  expect(holderOf(alice)).toBe("Cy");
  await until(() => expect(bo.desk().load).toBe(1));
});

test("a customer who comes back is kept for the agent who knows them", async () => {
  await start(automatic);
  const bo = await agent(server, "Bo", { onDuty: false });
  await bo.call("desk:available", { on: true, capacity: 1 });
  const alice = await customer(server);
  await alice.asksForAgent();
  await alice.becomes("assigned");
  await bo.resolves(alice.conversation());
  await agent(server, "Cy");

  await alice.says("还有一个问题");
  await alice.asksForAgent();
  await alice.becomes("assigned");
  // Cy has been idle for longer.
  expect(holderOf(alice)).toBe("Bo");
});

test("a customer whose agent is busy for longer is given to another", async () => {
  await start(automatic);
  const bo = await agent(server, "Bo", { onDuty: false });
  await bo.call("desk:available", { on: true, capacity: 1 });
  const [alice, ben] = [await customer(server), await customer(server)];
  await alice.asksForAgent();
  await alice.becomes("assigned");
  await bo.resolves(alice.conversation());
  await ben.asksForAgent();
  await ben.becomes("assigned");
  await agent(server, "Cy");

  await alice.says("还有一个问题");
  await alice.asksForAgent();
  await server.pass("30 seconds");
  expect(alice.view().status).toBe("queued");
  await server.pass("30 seconds");
  await alice.becomes("assigned");
  expect(holderOf(alice)).toBe("Cy");
});

test("an agent without a connection keeps customers for a while and is given no more", async () => {
  await start(automatic);
  const bo = await agent(server, "Bo");
  await bo.vanishes();
  const alice = await customer(server);
  await alice.asksForAgent();
  await server.pass("30 seconds");
  expect(alice.view().status).toBe("queued");
});

test("where agents take, nobody is given", async () => {
  await start({});
  const bo = await agent(server, "Bo");
  const alice = await customer(server);
  await alice.asksForAgent();
  await server.pass("1 minute");
  expect(alice.view().status).toBe("queued");
  await bo.takesNext();
});

test("a team's customers are its members' while one is on duty, and everybody's else", async () => {
  await start({ teams: [cards] });
  const bo = await agent(server, "Bo");
  const cy = await agent(server, "Cy");
  const alice = await customer(server);
  await alice.says("支付失败了");
  await alice.asksForAgent();
  await until(() => expect(bo.row(alice.conversation())).toMatchObject({ team: "卡务组" }));
  expect(await bo.refusal("queue:take", {})).toBe("queue_empty");
  await cy.goesOffDuty();
  expect((await bo.takesNext()).id).toBe(alice.conversation());
});

test("Q11 a transfer to a full team queues there, and who had the customer may not write from then on", async () => {
  await start({ teams: [{ ...cards, topics: [], assignment: "automatic" }] });
  const bo = await agent(server, "Bo");
  const cy = await agent(server, "Cy", { onDuty: false });
  await cy.call("desk:available", { on: true, capacity: 1 });
  const [alice, ben] = [await customer(server), await customer(server)];
  await ben.asksForAgent();
  await cy.takes(ben.conversation());
  await alice.asksForAgent();
  const { id } = await bo.takesNext();
  expect(await bo.call("agent:list", {})).toMatchObject({
    agents: [{ name: "Cy", available: true, load: 1, capacity: 1, teams: ["卡务组"] }],
    teams: ["卡务组"],
  });

  const note = "卡号已核对";
  await bo.call("conversation:transfer", { conversationId: id, toTeam: "卡务组", note });
  await expect(bo.says(id, "还在吗")).rejects.toThrow("not_yours");
  const done = { conversationId: id, summary: "好了", topic: "银行卡" };
  expect(await bo.refusal("conversation:resolve", done)).toBe("not_yours");
  expect(await bo.refusal("conversation:release", { conversationId: id })).toBe("not_yours");
  const [message] = (await cy.opens(id)).messages;
  const redacted = { conversationId: id, messageId: message?.id ?? "" };
  expect(await bo.refusal("message:redact", redacted as never)).toBe("not_yours");
  expect(await bo.refusal("queue:take", {})).toBe("queue_empty");
  expect(await cy.refusal("queue:take", {})).toBe("at_capacity");
  // Nor is the customer taken back by id, past the team; who leads may.
  expect(await bo.refusal("queue:take", { conversationId: id })).toBe("waits_for_team");
  await alice.sees("正在为您转接更熟悉这件事的客服，您的位置不变");
  expect(JSON.stringify(alice.view())).not.toContain(note);
  await until(() => expect(alice.view().queue).toMatchObject({ position: 1 }));

  await cy.resolves(ben.conversation());
  await alice.becomes("assigned");
  expect(holderOf(alice)).toBe("Cy");
  expect((await cy.opens(id)).notes.map(({ text }) => text)).toEqual([note]);
});

test("a customer who waits for a team is taken by name by its members, by who leads, and by all where no member is on duty", async () => {
  await start({ teams: [cards] });
  const [bo, cy] = [await agent(server, "Bo"), await agent(server, "Cy")];
  const lead = await agent(server, "Lead", { role: "supervisor" });
  const alice = await customer(server);
  await alice.says("支付失败了");
  await alice.asksForAgent();
  const conversationId = alice.conversation();
  const refused = () => bo.refusal("queue:take", { conversationId });
  const backs = async (who: Agent) => {
    await who.takes(conversationId);
    await who.call("conversation:release", { conversationId });
  };
  expect(await refused()).toBe("waits_for_team");
  await backs(cy);
  expect(await refused()).toBe("waits_for_team");
  await backs(lead);
  await cy.goesOffDuty();
  await backs(bo);
});

test("Q11 a transfer needs one place to go to, one that there is, and whoever may do it", async () => {
  await start({ teams: [cards] });
  const [bo, cy] = [await agent(server, "Bo"), await agent(server, "Cy")];
  const alice = await customer(server);
  await alice.asksForAgent();
  const { id: conversationId } = await bo.takesNext();
  const transfer = (who: Agent, to: object) =>
    who.refusal("conversation:transfer", { conversationId, ...to });
  expect(await transfer(bo, {})).toBe("invalid");
  expect(await transfer(bo, { toTeam: "卡务组", toAgentId: cy.id })).toBe("invalid");
  expect(await transfer(bo, { toTeam: "没有的组" })).toBe("not_found");
  expect(await transfer(cy, { toTeam: "卡务组" })).toBe("not_yours");
});

test("Q12 a reopened conversation whose agent is offline goes to somebody who is online", async () => {
  await start(automatic);
  const bo = await agent(server, "Bo");
  const alice = await customer(server);
  await alice.asksForAgent();
  await alice.becomes("assigned");
  await bo.resolves(alice.conversation());
  await bo.goesOffDuty();
  bo.leaves();
  await agent(server, "Cy");

  await alice.says("还没好");
  await alice.asksForAgent();
  await alice.becomes("assigned");
  expect(holderOf(alice)).toBe("Cy");
});
