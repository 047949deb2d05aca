import { afterEach, beforeEach, expect, test } from "vitest";
import { agent, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

async function served() {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  const { id } = await bo.takesNext();
  await alice.becomes("assigned");
  return { alice, bo, id };
}

test("resolving asks for one survey, which is answered once", async () => {
  const { alice, bo, id } = await served();
  await bo.resolves(id);
  await alice.sees("请为本次服务打分");
  expect(alice.view()).toMatchObject({ status: "resolved", topic: "支付", survey: {} });

  const answer = { conversationId: id, score: 5, resolved: true, comment: "很快" };
  await alice.call("survey:answer", answer);
  await until(() => expect(alice.view().survey).toMatchObject({ score: 5, comment: "很快" }));
  expect(await alice.refusal("survey:answer", answer)).toBe("closed");
});

test("an answer to a survey that was not asked is refused", async () => {
  const { alice, id } = await served();
  expect(await alice.refusal("survey:answer", { conversationId: id, score: 1 })).toBe("invalid");
});

test("a resolved conversation reopens to the bot, and resolving it again asks no second survey", async () => {
  const { alice, bo, id } = await served();
  await bo.resolves(id);
  await alice.says("支付失败了");
  await alice.becomes("bot");
  expect(alice.view().agent).toBeUndefined();
  await alice.sees("支付失败怎么办");

  await alice.asksForAgent();
  await bo.takesNext();
  await bo.resolves(id);
  await alice.becomes("resolved");
  expect(alice.texts().filter((text) => text.includes("打分"))).toHaveLength(1);
});

test("a message a week after the end begins a new conversation", async () => {
  const { alice, bo, id } = await served();
  await bo.resolves(id);
  await server.pass("8 days");
  await alice.arrive();
  expect(alice.session().conversation).toBeNull();
  await alice.says("支付失败了");
  await until(() => expect(alice.conversation()).not.toBe(id));
  const { conversations } = await alice.call("conversation:list", {});
  expect(conversations.map((one) => one.id)).toEqual([alice.conversation(), id]);
});

test("a message that races with the end is kept", async () => {
  const { alice, bo, id } = await served();
  const [message] = await Promise.all([alice.sends("等一下"), bo.resolves(id)]);
  const fresh = await alice.fresh();
  expect(fresh.messages.map((one) => one.id)).toContain(message.id);
  expect(["bot", "resolved"]).toContain(fresh.status);
});

test("an agent can neither write in a resolved conversation nor resolve it again", async () => {
  const { bo, id } = await served();
  await bo.resolves(id);
  await expect(bo.says(id, "还有")).rejects.toThrow("closed");
  await expect(bo.resolves(id)).rejects.toThrow("closed");
});

test("the customer can end the conversation, once", async () => {
  const { alice } = await served();
  await alice.call("conversation:end", {});
  await alice.sees("您已结束本次对话");
  expect(await alice.refusal("conversation:end", {})).toBe("closed");
});

test("an assigned conversation is closed after an hour without a word of the customer, unless the agent owes an answer", async () => {
  const quiet = await served();
  await quiet.bo.says(quiet.id, "请问还在吗");
  const waiting = await customer(server);
  await waiting.asksForAgent();
  const { id } = await quiet.bo.takesNext();
  server.clock.pass("1 second");
  await waiting.sends("在吗");
  const withBot = await customer(server);
  await withBot.says("支付失败了");

  await server.pass("59 minutes");
  expect(withBot.view().status).toBe("bot");
  await quiet.alice.sees("请问还在吗");
  expect(quiet.alice.view().status).toBe("assigned");
  await server.pass("2 minutes");

  await quiet.alice.becomes("resolved");
  await withBot.becomes("resolved");
  await quiet.alice.sees("您有一段时间没有回复");
  expect((await quiet.bo.opens(id)).status).toBe("assigned");
});
