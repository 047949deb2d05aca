/** A conversation that was real becomes an exercise: anonymous, checked first, and nothing of it leads back. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentRole } from "../../protocol/desk.ts";
import type { ReplayId } from "../../protocol/replay.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let sue: Agent;
let bo: Agent;
let cy: Agent;
let alice: Customer;
beforeEach(async () => {
  server = await startTestServer();
  sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  bo = await agent(server, "Bobby");
  cy = await agent(server, "Cy", { onDuty: false });
  alice = await customer(server, { identity: await server.identity("u1", { name: "王小明" }) });
});
afterEach(() => server.stop());

/** One that is over, with a score. */
async function served() {
  await alice.asksForAgent();
  const id = alice.conversation();
  await bo.takes(id);
  await alice.says("我是王小明，给 13800002046 转了 1,299 元没到账");
  await bo.says(id, "小明您好，我是 Bobby，正在查 13800002046 的记录");
  await alice.says("好的，订单号 TX20261121A9F3");
  await bo.says(id, "查到了，明天会到");
  await bo.resolves(id);
  await alice.call("survey:answer", { conversationId: id, score: 4 });
  return id;
}
const made = async () => (await sue.call("replay:make", { conversationId: await served() })).draft;
async function published(): Promise<ReplayId> {
  const { id, turns } = await made();
  const texts = turns.map(({ text }) => text);
  await sue.call("replay:save", { id, title: "转账没到账", texts, publish: true });
  return id;
}
const listed = async (who: Agent) => (await who.call("replay:list", {})).replays;

test("A10 a draft has stand-ins for names, numbers and amounts, the same ones throughout, and agents do not see it", async () => {
  const draft = await made();
  const said = draft.turns.map(({ by, text }) => `${by}: ${text}`);
  expect(said).toContain("customer: 我是〔姓名1〕，给 〔号码1〕 转了 〔金额1〕没到账");
  expect(said).toContain("agent: 〔姓名1〕您好，我是 〔姓名2〕，正在查 〔号码1〕 的记录");
  expect(JSON.stringify(draft)).not.toMatch(/王小明|小明|Bobby|138|1,299|TX2026/);
  expect(draft.score).toBe(4);
  expect([await listed(bo), (await listed(sue)).map(({ isDraft }) => isDraft)]).toEqual([
    [],
    [true],
  ]);
  expect(await bo.refusal("replay:open", { id: draft.id })).toBe("not_found");
  expect(await sue.refusal("replay:results", { id: draft.id })).toBe("not_found");
});

test("A10 what the supervisor changes or leaves empty is so in the exercise, and nothing changes afterwards", async () => {
  const { id, turns } = await made();
  const texts = turns.map(({ text }) => (text.includes("订单号") ? "" : text));
  const changed = texts.map((text) => text.replace("转了 〔金额1〕", "转了一笔钱"));
  const checked = { id, title: "转账没到账", texts: changed };
  expect(await sue.refusal("replay:save", { ...checked, texts: [], publish: false })).toBe(
    "invalid",
  );
  await sue.call("replay:save", { ...checked, publish: true });
  expect(await sue.refusal("replay:save", { ...checked, publish: true })).toBe("closed");
  expect(await sue.refusal("replay:draft", { id })).toBe("not_found");
  const { exercise } = await cy.call("replay:open", { id });
  expect(exercise.steps.at(-1)?.said.at(-1)?.text).toContain("转了一笔钱");
  expect(exercise.of).toBe(1);
});

test("A10 an agent sees what was answered only after their own answer, and the score at the end", async () => {
  const id = await published();
  const begun = (await cy.call("replay:open", { id })).exercise;
  expect(begun).toMatchObject({ title: "转账没到账", of: 2, isOver: false, end: [] });
  expect(JSON.stringify(begun)).not.toMatch(/正在查|查到了|score|订单号/);
  expect(await cy.refusal("replay:answer", { id, step: 1, text: "x" })).toBe("invalid");
  const next = (await cy.call("replay:answer", { id, step: 0, text: "我先帮您查" })).exercise;
  expect(next.steps[0]).toMatchObject({ own: "我先帮您查" });
  expect(next.steps[0]?.actual?.join()).toContain("正在查");
  expect(JSON.stringify(next)).not.toMatch(/查到了|score/);
  // The first answer counts: it was written before the real one was seen.
  await cy.call("replay:answer", { id, step: 0, text: "抄的" });
  await cy.vanishes();
  await cy.arrive();
  const over = (await cy.call("replay:answer", { id, step: 1, text: "明天到账" })).exercise;
  expect(over).toMatchObject({ isOver: true, score: 4 });
  expect(over.steps.map(({ own }) => own)).toEqual(["我先帮您查", "明天到账"]);
  expect(await cy.refusal("replay:answer", { id, step: 2, text: "x" })).toBe("invalid");
  expect(await listed(cy)).toMatchObject([{ answered: 2, steps: 2, isDraft: false }]);
  expect(await listed(sue)).toMatchObject([{ answered: 0, agents: 1 }]);
  const { steps } = await sue.call("replay:results", { id });
  expect(steps.map(({ answers }) => answers.map((one) => [one.agent.name, one.text]))).toEqual([
    [["Cy", "我先帮您查"]],
    [["Cy", "明天到账"]],
  ]);
});

test("P09 erasing the customer takes a draft with it; a published exercise holds nothing that leads back, and is withdrawn until it is checked again", async () => {
  const id = await published();
  const conversationId = alice.conversation();
  const { draft } = await sue.call("replay:make", { conversationId });
  const rows = JSON.stringify(
    await server.sql("SELECT * FROM replays WHERE published_at IS NOT NULL"),
  );
  for (const one of [conversationId, alice.session().customer.id, "王小明", "u1", "13800002046"])
    expect(rows).not.toContain(one);
  const log = JSON.stringify(
    await server.sql("SELECT about, details FROM audit WHERE what = 'replay.made'"),
  );
  expect(log).toContain(conversationId);
  expect(log).not.toContain(id);
  expect(log).not.toContain(draft.id);
  await cy.call("replay:answer", { id, step: 0, text: "我先帮您查" });
  await eraseCustomer(server.desk.services, alice.session().customer.id, "operator");
  expect(await listed(sue)).toMatchObject([{ id, isDraft: true, isWithdrawn: true }]);
  expect(await sue.refusal("replay:draft", { id: draft.id })).toBe("not_found");
  expect(await listed(cy)).toEqual([]);
  expect(await cy.refusal("replay:open", { id })).toBe("not_found");
  expect(await server.sql("SELECT text FROM replay_answers")).toEqual([]);

  const { turns, title } = (await sue.call("replay:draft", { id })).draft;
  const texts = turns.map(({ text }) => text);
  await sue.call("replay:save", { id, title, texts, publish: true });
  expect((await cy.call("replay:open", { id })).exercise.of).toBe(2);
  expect((await listed(sue))[0]?.isWithdrawn).toBeUndefined();
});

test("P09 what is redacted in the conversation is in no draft any more", async () => {
  const { id } = await made();
  const message = alice
    .view()
    .messages.find(({ body }) => body.kind === "text" && body.text.includes("TX20261121A9F3"));
  const wanted = { conversationId: alice.conversation(), messageId: message?.id ?? ("" as never) };
  await sue.call("message:redact", wanted);
  expect(await sue.refusal("replay:draft", { id })).toBe("not_found");
});

test("P09 what is redacted in the conversation withdraws the exercises that were made of it, and no others", async () => {
  const id = await published();
  const other = await customer(server);
  await other.says("在吗");
  const said = other.view().messages.find(({ author }) => author.kind === "customer");
  await sue.call("message:redact", {
    conversationId: other.conversation(),
    messageId: said?.id ?? ("" as never),
  });
  expect(await listed(cy)).toMatchObject([{ id, isDraft: false }]);
  const message = alice.view().messages.find(({ author }) => author.kind === "customer");
  await sue.call("message:redact", {
    conversationId: alice.conversation(),
    messageId: message?.id ?? ("" as never),
  });
  expect(await listed(cy)).toEqual([]);
  expect(await listed(sue)).toMatchObject([{ id, isWithdrawn: true }]);
});

test("A10 only what is over and was answered by an agent becomes an exercise; one that is removed is gone with its answers", async () => {
  await alice.asksForAgent();
  const conversationId = alice.conversation();
  await bo.takes(conversationId);
  expect(await sue.refusal("replay:make", { conversationId })).toBe("invalid");
  await bo.resolves(conversationId);
  expect(await sue.refusal("replay:make", { conversationId })).toBe("invalid");
  expect(await listed(sue)).toEqual([]);
  const id = await published();
  await cy.call("replay:answer", { id, step: 0, text: "我先帮您查" });
  await sue.call("replay:remove", { id });
  expect(await server.sql("SELECT text FROM replay_answers")).toEqual([]);
  expect(await cy.refusal("replay:open", { id })).toBe("not_found");
  expect(await sue.refusal("replay:remove", { id })).toBe("not_found");
});

test.each<AgentRole>(["agent", "editor"])(
  "S05 an %s may not make, check, publish or remove an exercise, or read others' answers",
  async (role) => {
    const ed = await agent(server, "Ed", { role, onDuty: false });
    const { id, turns } = await made();
    const texts = turns.map(({ text }) => text);
    const conversationId = alice.conversation();
    expect(await ed.refusal("replay:make", { conversationId })).toBe("not_yours");
    expect(await ed.refusal("replay:draft", { id })).toBe("not_yours");
    expect(await ed.refusal("replay:save", { id, title: "x", texts, publish: true })).toBe(
      "not_yours",
    );
    expect(await ed.refusal("replay:remove", { id })).toBe("not_yours");
    expect(await ed.refusal("replay:results", { id })).toBe("not_yours");
    if (role === "editor") expect(await ed.refusal("replay:list", {})).toBe("not_yours");
    await sue.call("replay:save", { id, title: "x", texts, publish: true });
    expect(await listed(cy)).toHaveLength(1);
  },
);
