/** S32: every event, every role. */

import { afterAll, beforeAll, expect, test } from "vitest";
import type { AgentRole } from "../../protocol/desk.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

const roles: readonly AgentRole[] = ["agent", "supervisor", "admin", "editor"];
/** What those at the desk hear of a conversation that they neither hold nor have open. */
const ofTheDesk: readonly ServerEvent["type"][] = ["desk.changed", "ticket.changed"];

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
  await liveTicket(alice);
  await until(() => expect(typesFor(holder)).toContain("survey.asked"));
  await until(() => expect(typesFor(others.get("agent"))).toContain("desk.changed"));
});
afterAll(() => server.stop());

let ticket: TicketNumber;
/** What is said of a ticket, to its customer and among agents. */
async function liveTicket(alice: Customer) {
  const filed = await alice.call("ticket:file", {
    topic: "支付",
    description: "只有客服能看的投诉",
  });
  ticket = filed.ticket.number;
  await holder.call("ticket:accept", { number: ticket });
  owner = alice;
  before = alice.heard().length;
  await holder.call("ticket:note", { number: ticket, text: "只给同事看的工单备注" });
}
let owner: Customer;
let before: number;

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
    expect(typesFor(others.get(role)).sort()).toEqual(ofTheDesk);
    // Of a ticket the number alone: who wants to read it has to ask.
    const heard = others.get(role)?.heard() ?? [];
    for (const event of heard.filter(({ type }) => type === "ticket.changed")) {
      expect(event).toEqual({ type: "ticket.changed", number: ticket });
    }
    expect(JSON.stringify(heard)).not.toMatch(/只有客服能看的投诉|只给同事看/);
  },
);

test("S32 an editor hears of nothing, and nobody's words", () => {
  expect(typesFor(others.get("editor"))).toEqual([]);
  expect(JSON.stringify(others.get("editor")?.heard())).not.toContain("只有客服能看");
});

test("S32 a customer hears of their own ticket, not of what agents note in it, and nobody hears of another's", async () => {
  const eve = await customer(server);
  const own = () => owner.heard().filter(({ type }) => type === "ticket.changed").length;
  const known = own();
  expect(known).toBeGreaterThan(0);
  expect(JSON.stringify(owner.heard().slice(before))).not.toContain("只给同事看的工单备注");
  await holder.call("ticket:note", { number: ticket, text: "再记一笔" });
  await holder.call("ticket:reply", { number: ticket, text: "正在查询" });
  await until(() => expect(own()).toBe(known + 1));
  expect(eve.heard().filter(({ type }) => type === "ticket.changed")).toEqual([]);
});

test("S32 an editor may not read, write or list a ticket, and a customer not another's", async () => {
  const editor = others.get("editor") as Agent;
  const number = ticket;
  expect(await editor.refusal("ticket:list", { view: "open" })).toBe("not_yours");
  expect(await editor.refusal("ticket:open", { number })).toBe("not_yours");
  expect(await editor.refusal("ticket:note", { number, text: "x" })).toBe("not_yours");
  expect(await editor.refusal("ticket:redact", { number, seq: 1 })).toBe("not_yours");
  const eve = await customer(server);
  expect(await eve.refusal("ticket:get", { number })).toBe("not_found");
  expect(await eve.refusal("ticket:add", { number, text: "x" })).toBe("not_found");
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
