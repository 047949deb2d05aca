/** What supervisors watch: who waits, who has how much to do, and what is due. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentRole } from "../../protocol/desk.ts";
import { agent, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

test("A7 a supervisor sees who waits, each agent's load and state, and whose answer is due", async () => {
  const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  const bo = await agent(server, "Bo");
  const [alice, ben] = [await customer(server), await customer(server)];
  await alice.asksForAgent();
  server.clock.pass("1 minute");
  await ben.asksForAgent();
  await bo.takes(ben.conversation());
  const live = await sue.call("desk:live", {});
  expect(live).toMatchObject({ waiting: 1, away: 0 });
  expect(Date.parse(live.longestSince ?? "")).toBe(server.clock.now() - 60_000);
  expect(live.agents).toEqual([
    {
      ...{ id: bo.id, name: "Bo", teams: [], state: "on", load: 1, capacity: 5 },
      since: new Date(server.clock.now() - 60_000).toISOString(),
      unanswered: [
        {
          conversationId: ben.conversation(),
          since: new Date(server.clock.now()).toISOString(),
          dueAt: new Date(server.clock.now() + 180_000).toISOString(),
        },
      ],
    },
    { id: sue.id, name: "Sue", teams: [], state: "off", load: 0, capacity: 5, unanswered: [] },
  ]);
  expect(live.due).toMatchObject([
    { kind: "reply", conversationId: ben.conversation(), owner: { name: "Bo" } },
    { kind: "wait", conversationId: alice.conversation() },
  ]);
  expect(live.dueCount).toBe(2);
  await bo.vanishes();
  await until(async () => {
    const { agents } = await sue.call("desk:live", {});
    expect(agents[0]).toMatchObject({ id: bo.id, state: "gone", goneSeconds: 0 });
  });
  server.clock.pass("20 seconds");
  const { agents } = await sue.call("desk:live", {});
  expect(agents[0]?.goneSeconds).toBe(20);
  alice.leaves();
  await until(async () => expect((await sue.call("desk:live", {})).away).toBe(1));
});

const teamsOf = (...names: readonly string[]) =>
  names.map((name) => ({ name, members: [`${name}@example.com`], topics: ["payments"] }));

test("A7 a team's page has its own customers, agents and figures, and no one else's", async () => {
  await server.stop();
  server = await startTestServer({}, { queue: { teams: teamsOf("Bo") } });
  const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  const [bo, cy] = [await agent(server, "Bo"), await agent(server, "Cy")];
  const [ofTeam, other, third] = [
    await customer(server),
    await customer(server),
    await customer(server),
  ];
  await ofTeam.says("支付失败了");
  for (const one of [ofTeam, other, third]) await one.asksForAgent();
  await cy.takes(third.conversation());
  const all = await sue.call("desk:live", {});
  expect(all).toMatchObject({ teams: ["Bo"], waiting: 2, hour: { came: 3 }, dueCount: 3 });
  expect(all.agents.map(({ name }) => name)).toEqual(["Cy", "Bo", "Sue"]);
  const one = await sue.call("desk:live", { team: "Bo" });
  expect(one).toMatchObject({ teams: ["Bo"], waiting: 1, hour: { came: 1 }, dueCount: 1 });
  expect(one.agents).toMatchObject([{ name: "Bo", teams: ["Bo"] }]);
  expect(one.due).toMatchObject([{ kind: "wait", conversationId: ofTeam.conversation() }]);
  expect(one.topics).toMatchObject([{ waiting: 1 }]);
  expect(await sue.refusal("desk:live", { team: "Nobody" })).toBe("not_found");
  expect(await bo.refusal("desk:live", { team: "Bo" })).toBe("not_yours");
});

test("A7 the last hour counts who came, what was done, and the time to the first reply, once each", async () => {
  const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  const bo = await agent(server, "Bo");
  const [alice, ben] = [await customer(server), await customer(server)];
  await alice.asksForAgent();
  server.clock.pass("1 minute");
  await bo.takes(alice.conversation());
  server.clock.pass("30 seconds");
  await bo.says(alice.conversation(), "您好");
  await alice.says("在吗");
  server.clock.pass("2 minutes");
  await bo.says(alice.conversation(), "在的");
  await ben.asksForAgent();
  await bo.takes(ben.conversation());
  await bo.resolves(alice.conversation());
  const { hour } = await sue.call("desk:live", {});
  expect(hour).toEqual({ came: 2, done: 1, firstReply: { p50: 90, p90: 90 } });
  server.clock.pass("61 minutes");
  expect((await sue.call("desk:live", {})).hour).toEqual({ came: 0, done: 0 });
});

test("A7 how many wait is noted every ten minutes, and the usual of that weekday and hour stands beside it", async () => {
  await server.pass("1 second");
  const weeks = [1, 2, 3];
  const slot = Math.floor(server.clock.now() / 600_000) * 600_000;
  await server.desk.services.store.transaction(async (tx) => {
    for (const week of weeks) {
      const counts = [{ team: "", topic: "payment-failed", count: week }];
      await tx.saveWaitingSample({ at: slot - week * 7 * 86_400_000, counts });
    }
  });
  const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  const customers = await Promise.all(Array.from({ length: 5 }, () => customer(server)));
  for (const one of customers) await one.call("agent:request", { topic: "payment-failed" });
  const live = await sue.call("desk:live", {});
  expect(live.topics).toEqual([
    { topic: "payment-failed", title: "支付失败怎么办？", waiting: 5, usual: 2 },
  ]);
  expect(live.rise).toMatchObject({ topic: "payment-failed", above: 3 });
  expect([live.today.counts.at(-1), live.today.usual?.at(-1)]).toEqual([0, 2]);
  await server.pass("10 minutes");
  const { today } = await sue.call("desk:live", {});
  expect([today.counts.at(-2), today.counts.at(-1), today.usual?.at(-1)]).toEqual([0, 5, null]);
});

test("A7 what a customer has typed as the topic is counted with all others, and is in no sample", async () => {
  const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  const alice = await customer(server);
  await alice.call("agent:request", { topic: "我的老板王大力不发工资" });
  await server.pass("10 minutes");
  const { topics, today } = await sue.call("desk:live", {});
  expect(topics).toEqual([{ topic: "", title: "", waiting: 1 }]);
  expect([today.counts.at(-1), today.usual]).toEqual([1, undefined]);
  expect(await server.sql("SELECT counts FROM waiting_samples")).toEqual([
    ['[{"team":"","topic":"","count":1}]'],
  ]);
});

test("A7 complaints that are due stand among what is due; how long it takes is said where it is known", async () => {
  const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  const alice = await customer(server, { identity: await server.identity("u-1") });
  const { ticket } = await alice.call("ticket:file", { topic: "支付", description: "没到账" });
  expect((await sue.call("desk:live", {})).due).toEqual([]);
  const left = Date.parse(ticket.promise.at) - server.clock.now();
  server.clock.pass(`${left / 60_000 - 20} minutes`);
  await sue.signsInAgain();
  const { due, dueCount, clearing } = await sue.call("desk:live", {});
  expect(due).toMatchObject([{ kind: "ticket", number: ticket.number, words: "没到账" }]);
  expect([dueCount, clearing]).toEqual([1, undefined]);
});

test("A7 until when those who wait are served is said by team, not as if all served all", async () => {
  await server.stop();
  const teams = [
    { name: "甲组", members: ["bo@example.com"], languages: ["en"] },
    { name: "乙组", members: ["cy@example.com"], languages: ["zh-CN", "zh-TW"] },
  ];
  server = await startTestServer({}, { queue: { teams } });
  const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  const bo = await agent(server, "Bo", { onDuty: false });
  const cy = await agent(server, "Cy", { onDuty: false });
  await bo.call("desk:available", { on: true, capacity: 1 });
  await cy.call("desk:available", { on: true, capacity: 20 });
  const asks = async (locale: "en" | "zh-CN") => {
    const one = await customer(server, { locale });
    await one.asksForAgent();
    return one;
  };
  for (let number = 0; number < 5; number += 1) {
    const one = await asks("zh-CN");
    await cy.takes(one.conversation());
    server.clock.pass("10 minutes");
    await cy.resolves(one.conversation());
  }
  const held = await asks("en");
  await bo.takes(held.conversation());
  for (let number = 0; number < 3; number += 1) await asks("en");
  // Bo alone serves them, one at a time; with all who are there it would be a matter of no time.
  const { clearing } = await sue.call("desk:live", {});
  expect(clearing?.range).toEqual([1_800, 1_800]);
});

test("A7 off duty since when is noted, by the agent and where a connection was lost", async () => {
  const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  const [bo, cy] = [await agent(server, "Bo"), await agent(server, "Cy")];
  server.clock.pass("5 minutes");
  await bo.goesOffDuty();
  await cy.vanishes();
  await server.pass("1 minute");
  const { agents } = await sue.call("desk:live", {});
  const minutesAgo = (name: string) => {
    const { state, since = "" } = agents.find((one) => one.name === name) ?? {};
    return [state, (server.clock.now() - Date.parse(since)) / 60_000];
  };
  expect([minutesAgo("Bo"), minutesAgo("Cy")]).toEqual([
    ["off", 1],
    ["off", 0],
  ]);
});

test.each<AgentRole>(["agent", "editor"])("S05 an %s may not watch the others", async (role) => {
  const cy = await agent(server, "Cy", { role, onDuty: false });
  expect(await cy.refusal("desk:live", {})).toBe("not_yours");
  const lead = await agent(server, "Lead", { role: "admin", onDuty: false });
  expect((await lead.call("desk:live", {})).waiting).toBe(0);
});
