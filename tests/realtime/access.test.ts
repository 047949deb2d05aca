import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AgentRole } from "../../protocol/desk.ts";
import { type Agent, agent, type Customer, customer, newClientId } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
let mallory: Customer;
let bo: Agent;
beforeAll(async () => {
  server = await startTestServer();
  [alice, mallory] = [await customer(server), await customer(server)];
  bo = await agent(server, "Bo");
  await alice.asksForAgent();
  await bo.takesNext();
  await alice.becomes("assigned");
});
afterAll(() => server.stop());

describe("S04 what is not yours is not there", () => {
  const answers = async (conversationId: string) => {
    const socket = mallory.socket();
    const epoch = mallory.session().epoch;
    const ask = (name: string, payload: object) => socket.timeout(2_000).emitWithAck(name, payload);
    return Promise.all([
      ask("conversation:open", { id: conversationId }),
      ask("conversation:sync", { conversationId, afterSeq: 0, epoch }),
      ask("survey:answer", { conversationId, score: 1 }),
    ]);
  };

  test("a foreign conversation and one that never was answer the same", async () => {
    const foreign = await answers(alice.conversation());
    expect(foreign).toEqual(await answers("00000000-0000-4000-8000-000000000000"));
    for (const answer of foreign) expect(answer).toMatchObject({ error: { code: "not_found" } });
    expect(await alice.call("conversation:open", { id: alice.conversation() })).toBeDefined();
  });

  test("a customer hears nothing of others' conversations", async () => {
    await bo.says(alice.conversation(), "只给 Alice");
    await alice.sees("只给 Alice");
    expect(JSON.stringify(mallory.heard())).not.toContain("只给 Alice");
  });
});

describe("an agent who does not hold a conversation", () => {
  const calls = (other: Agent) => {
    const conversationId = alice.conversation();
    return {
      "message:send": () =>
        other.refusal("message:send", { conversationId, clientId: newClientId(), text: "您好" }),
      typing: () => other.refusal("typing", { conversationId, on: true }),
      "conversation:release": () => other.refusal("conversation:release", { conversationId }),
      "conversation:resolve": () =>
        other.refusal("conversation:resolve", { conversationId, summary: "x", topic: "x" }),
      "conversation:transfer": () =>
        other.refusal("conversation:transfer", { conversationId, toAgentId: other.id }),
    };
  };

  test("may not write, type, release, resolve or transfer", async () => {
    const cy = await agent(server, "Cy");
    for (const call of Object.values(calls(cy))) expect(await call()).toBe("not_yours");
    expect(await cy.refusal("queue:take", { conversationId: alice.conversation() })).toBe(
      "already_taken",
    );
  });

  test("may look, and a look leaves it unread", async () => {
    const di = await agent(server, "Di");
    await alice.sends("还没读");
    const seen = await di.opens(alice.conversation());
    await di.call("conversation:read", { conversationId: seen.id, seq: seen.lastSeq });
    expect((await alice.fresh()).agentReadSeq).toBe(0);
  });
});

test.each<AgentRole>(["supervisor", "admin"])("a %s may give it back for them", async (role) => {
  const lead = await agent(server, `lead-${role}`, { role, onDuty: false });
  const ben = await customer(server);
  await ben.asksForAgent();
  const { id } = await bo.takes(ben.conversation());
  await lead.call("conversation:release", { conversationId: id });
  await ben.becomes("queued");
  await ben.call("agent:cancel", {});
});

test("an editor works with articles, not with customers", async () => {
  const editor = await agent(server, "Ed", { role: "editor", onDuty: false });
  const conversationId = alice.conversation();
  expect(await editor.refusal("desk:available", { on: true })).toBe("not_yours");
  expect(await editor.refusal("desk:list", { view: "all" })).toBe("not_yours");
  expect(await editor.refusal("queue:take", {})).toBe("not_yours");
  expect(await editor.refusal("conversation:open", { conversationId })).toBe("not_yours");
  expect(await editor.refusal("priority:set", { conversationId, priority: "high" })).toBe(
    "not_yours",
  );
  await alice.sends("只给客服");
  await bo.sees(conversationId, "只给客服");
  expect(JSON.stringify(editor.heard())).not.toContain("只给客服");
});

test("S06 what customers are sent holds only what is listed", async () => {
  const fresh = await alice.fresh();
  expect(Object.keys(fresh).sort()).toEqual(
    "agent agentReadSeq createdAt id lastSeq messages priority readSeq status".split(" "),
  );
  const sent = JSON.stringify([fresh, alice.heard(), alice.session().conversation]);
  for (const secret of ["@example.com", bo.token, "passwordHash", "tokenHash", "event"]) {
    expect(sent).not.toContain(secret);
  }
  expect(sent).toContain("Bo");
});
