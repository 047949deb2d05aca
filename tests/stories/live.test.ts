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

test.each<AgentRole>(["agent", "editor"])("S05 an %s may not watch the others", async (role) => {
  const cy = await agent(server, "Cy", { role, onDuty: false });
  expect(await cy.refusal("desk:live", {})).toBe("not_yours");
  const lead = await agent(server, "Lead", { role: "admin", onDuty: false });
  expect((await lead.call("desk:live", {})).waiting).toBe(0);
});
