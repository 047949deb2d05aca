/** S32: every event, every role. */

import { afterAll, beforeAll, expect, test } from "vitest";
import type { AgentRole } from "../../protocol/desk.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import { type Agent, agent, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

const roles: readonly AgentRole[] = ["agent", "supervisor", "admin", "editor"];
/** What those at the desk hear of a conversation that they neither hold nor have open. */
const ofTheDesk: readonly ServerEvent["type"][] = ["desk.changed"];

let server: TestServer;
let holder: Agent;
const others = new Map<string, Agent>();

beforeAll(async () => {
  server = await startTestServer();
  holder = await agent(server, "holder");
  for (const role of roles) {
    others.set(role, await agent(server, `one-${role}`, { role, onDuty: false }));
  }
  const alice = await customer(server);
  await alice.asksForAgent();
  await holder.takes(alice.conversation());
  const id = alice.conversation();
  await alice.sends("只有客服能看");
  await alice.call("typing", { on: true });
  await holder.says(id, "看到了");
  await alice.call("conversation:read", { seq: (await alice.fresh()).lastSeq });
  await holder.call("priority:set", { conversationId: id, priority: "high" });
  await holder.call("note:add", { conversationId: id, text: "只给同事看" });
  await holder.call("tag:set", { conversationId: id, tags: ["只给同事的标签"] });
  await holder.call("conversation:resolve", { conversationId: id, summary: "s", topic: "t" });
  await alice.call("survey:answer", { conversationId: id, score: 5 });
  await until(() => expect(typesFor(holder)).toContain("survey.asked"));
  await until(() => expect(typesFor(others.get("agent"))).toContain("desk.changed"));
});
afterAll(() => server.stop());

const typesFor = (who: Agent | undefined) => [
  ...new Set((who?.heard() ?? []).map(({ type }) => type)),
];

test("S32 who holds the conversation hears of it: the story has these events", () => {
  expect(typesFor(holder)).toEqual(
    expect.arrayContaining([
      "message.posted",
      "typing",
      "message.read",
      "priority.changed",
      "note.added",
      "tags.changed",
      "conversation.changed",
      "survey.asked",
      "desk.changed",
    ]),
  );
});

test.each(["agent", "supervisor", "admin"])(
  "S32 a %s who does not have it open hears of the desk only",
  (role) => {
    expect(typesFor(others.get(role))).toEqual(ofTheDesk);
  },
);

test("S32 an editor hears of nothing, and nobody's words", () => {
  expect(typesFor(others.get("editor"))).toEqual([]);
  expect(JSON.stringify(others.get("editor")?.heard())).not.toContain("只有客服能看");
});

test("S32 Q15 an agent whose role is changed, or who is disabled, is cut off with the next sweep", async () => {
  const { store } = server.desk.services;
  for (const change of [{ role: "editor" as const }, { disabled: true }]) {
    const cy = await agent(server, `cy-${Object.keys(change).join()}`);
    await store.transaction(async (tx) => {
      const record = await tx.agent(cy.id);
      if (record) await tx.updateAgent({ ...record, ...change });
    });
    await server.pass("4 seconds");
    await until(() => expect(cy.socket().connected).toBe(false));
  }
});
