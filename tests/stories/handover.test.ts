import { afterEach, beforeEach, expect, test } from "vitest";
import { rowsIn } from "../../console/models/rows.ts";
import type { DeskRow } from "../../protocol/desk.ts";
import { agent, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

test("an agent takes over with the whole transcript, and both can write", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.says("支付失败了");
  await alice.says("转人工");
  await alice.becomes("queued");

  const taken = await bo.takesNext();
  expect(taken.tried).toMatchObject([
    { question: "支付失败了", outcome: "answer", articles: [{ articleId: "payment-failed" }] },
    { question: "转人工", outcome: "human" },
  ]);
  expect(taken.topic).toBe("支付失败怎么办？");
  await alice.sees("客服 Bo 已接入");
  expect(alice.view().agent).toEqual({ id: bo.id, name: "Bo" });

  await bo.says(taken.id, "您好，我来看一下。");
  await alice.sees("我来看一下");
  await alice.says("好的");
  await bo.sees(taken.id, "好的");
  expect(bo.texts(taken.id)).toEqual(alice.texts());
});

test("a customer can ask for a human before the first message", async () => {
  const alice = await customer(server);
  await agent(server, "Bo");
  const place = await alice.asksForAgent();
  expect(place).toEqual({ position: 1, available: true });
});

test("a customer who asks twice has one place in the queue", async () => {
  const alice = await customer(server);
  await agent(server, "Bo");
  const [one, two] = await Promise.all([alice.asksForAgent(), alice.asksForAgent()]);
  expect(one).toEqual(two);
  expect(alice.view().messages).toHaveLength(1);
});

test("with nobody on duty the customer reads so, and the next agent sees the question", async () => {
  const alice = await customer(server);
  expect(await alice.asksForAgent()).toMatchObject({ available: false });
  await alice.sees("没有客服在线");
  await alice.sends("我的钱没到账");

  const bo = await agent(server, "Bo");
  const { id } = await bo.takesNext();
  await bo.sees(id, "我的钱没到账");
});

test("a customer sees the place move up without asking", async () => {
  const bo = await agent(server, "Bo");
  const [alice, ben] = [await customer(server), await customer(server)];
  await alice.asksForAgent();
  server.clock.pass("1 second");
  await ben.asksForAgent();
  await until(() => expect(ben.view().queue).toMatchObject({ position: 2 }));

  await bo.takesNext();
  await until(() => expect(ben.view().queue).toMatchObject({ position: 1 }));
  await until(() => expect(alice.view().queue).toBeUndefined());
});

test("a customer who leaves and comes back keeps the place", async () => {
  await agent(server, "Bo");
  const [alice, ben] = [await customer(server), await customer(server)];
  await alice.asksForAgent();
  server.clock.pass("1 second");
  await ben.asksForAgent();
  alice.leaves();
  await alice.arrive();
  expect(alice.view().queue).toMatchObject({ position: 1 });
});

test("Q03 the urgent one is first in line and taken first, then who has waited longest", async () => {
  const bo = await agent(server, "Bo");
  const people = [await customer(server), await customer(server), await customer(server)] as const;
  const [first, second, robbed] = people;
  await first.asksForAgent();
  server.clock.pass("1 minute");
  await second.asksForAgent();
  server.clock.pass("1 minute");
  await robbed.says("账户被盗");
  await robbed.asksForAgent();

  const inTurn = [robbed, first, second];
  for (const [index, one] of inTurn.entries()) {
    await until(() => expect(one.view().queue).toMatchObject({ position: index + 1 }));
  }
  const { conversations } = await bo.call("desk:list", { view: "queue" });
  const order = [await bo.takesNext(), await bo.takesNext(), await bo.takesNext()];
  for (const list of [
    conversations,
    rowsIn("queue", rowsById(conversations), { me: bo.id }),
    order,
  ]) {
    expect(list.map(({ id }) => id)).toEqual(inTurn.map((one) => one.conversation()));
  }
});

const rowsById = (rows: readonly DeskRow[]) => new Map(rows.map((row) => [row.id, row]));

test("of twenty agents who take the same customer, one has it", async () => {
  const alice = await customer(server);
  await alice.asksForAgent();
  const agents = await Promise.all(
    Array.from({ length: 20 }, (_, index) => agent(server, `agent-${index}`)),
  );
  const taken = await Promise.allSettled(agents.map((one) => one.takes(alice.conversation())));
  const refused = taken.filter((one) => one.status === "rejected");
  expect(refused).toHaveLength(19);
  for (const { reason } of refused) expect(String(reason)).toContain("already_taken");
  await alice.becomes("assigned");
  expect(alice.texts().filter((text) => text.includes("已接入"))).toHaveLength(1);
});

test("an agent never holds more than the capacity", async () => {
  const bo = await agent(server, "Bo");
  await bo.call("desk:available", { on: true, capacity: 2 });
  for (let count = 0; count < 4; count += 1) await (await customer(server)).asksForAgent();
  const taken = await Promise.allSettled(Array.from({ length: 4 }, () => bo.takesNext()));
  expect(taken.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(await bo.refusal("queue:take", {})).toBe("at_capacity");
});

test("an empty queue says so", async () => {
  const bo = await agent(server, "Bo");
  expect(await bo.refusal("queue:take", {})).toBe("queue_empty");
});

test("a customer who goes back to the bot is answered by it again", async () => {
  const bo = await agent(server, "Bo");
  const alice = await customer(server);
  await alice.asksForAgent();
  await alice.call("agent:cancel", {});
  await alice.becomes("bot");
  await alice.says("支付失败了");
  await alice.sees("支付失败怎么办");
  expect(await bo.refusal("queue:take", {})).toBe("queue_empty");
  expect(await bo.refusal("queue:take", { conversationId: alice.conversation() })).toBe("closed");
});

test("a transferred customer talks to the colleague; the first agent may no longer write", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  const cy = await agent(server, "Cy");
  await alice.asksForAgent();
  const { id } = await bo.takesNext();
  await bo.call("conversation:transfer", {
    conversationId: id,
    toAgentId: cy.id,
    note: "请查银行卡",
  });
  await alice.sees("客服 Cy 已接入");
  const seen = await cy.opens(id);
  expect(seen.notes.map(({ text, author }) => [author.name, text])).toEqual([["Bo", "请查银行卡"]]);
  expect(JSON.stringify(await alice.fresh())).not.toContain("请查银行卡");
  await expect(bo.says(id, "还在吗")).rejects.toThrow("not_yours");
  await cy.says(id, "您好，我是 Cy");
  await alice.sees("我是 Cy");
});

test("typing is seen by the other side only", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  const { id } = await bo.takesNext();
  await alice.call("typing", { on: true });
  await until(() => expect(bo.heard()).toContainEqual(expect.objectContaining({ type: "typing" })));
  expect(alice.heard().some(({ type }) => type === "typing")).toBe(false);
  await bo.call("typing", { conversationId: id, on: true });
  await until(() =>
    expect(alice.heard()).toContainEqual(
      expect.objectContaining({ type: "typing", by: "agent", on: true }),
    ),
  );
});

test("each side sees how far the other has read", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  const { id } = await bo.takesNext();
  const message = await bo.says(id, "您好");
  await alice.call("conversation:read", { seq: message.seq });
  await until(() => expect(bo.view(id)?.readSeq).toBe(message.seq));
  await bo.call("conversation:read", { conversationId: id, seq: message.seq });
  await alice.sees("您好");
  await until(() => expect(alice.view().agentReadSeq).toBe(message.seq));
});

test("a row of the desk counts unread messages until an agent has read them", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  const { id } = await bo.takesNext();
  const message = await alice.sends("在吗");
  await until(() => expect(bo.row(id)).toMatchObject({ unread: 1, lastText: "在吗" }));
  await bo.call("conversation:read", { conversationId: id, seq: message.seq });
  await until(() => expect(bo.row(id)).toMatchObject({ unread: 0 }));
});

test("a row of the desk shows the customer's own words, whatever was answered since", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.says("支付失败了");
  await alice.asksForAgent();
  const id = alice.conversation();
  await until(() => expect(bo.row(id)).toMatchObject({ status: "queued", lastText: "支付失败了" }));
  await alice.sends("都试过了");
  await until(() => expect(bo.row(id)).toMatchObject({ lastText: "都试过了" }));
  await bo.takes(id);
  await bo.says(id, "您好，我来查");
  await until(() => expect(bo.row(id)).toMatchObject({ status: "assigned", lastText: "都试过了" }));
});

test("colleagues with the same conversation open see who reads it and who writes in it; the customer does not", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  const cy = await agent(server, "Cy");
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  await alice.asksForAgent();
  const { id } = await bo.takesNext();
  await cy.opens(id);
  await bo.call("conversation:look", { conversationId: id, doing: "writes" });
  const seen = {
    type: "colleague.seen",
    conversationId: id,
    agent: { id: bo.id, name: "Bo" },
    doing: "writes",
  };
  await until(() => expect(cy.heard()).toContainEqual(seen));
  await bo.call("conversation:look", { conversationId: id, doing: "left" });
  await until(() => expect(cy.heard()).toContainEqual({ ...seen, doing: "left" }));
  expect(JSON.stringify(alice.heard())).not.toContain("colleague.seen");
  const look = { conversationId: id, doing: "reads" } as const;
  expect(await ed.refusal("conversation:look", look)).toBe("not_yours");
});
