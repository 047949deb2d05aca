import { afterEach, beforeEach, expect, test } from "vitest";
import type { KeptEvent } from "../../protocol/events.ts";
import { limits } from "../../protocol/limits.ts";
import { agent, type Customer, customer } from "../support/actors.ts";
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

const surveysAsked = (alice: Customer) =>
  alice.texts().filter((text) => text.includes("打分")).length;

test("a resolved conversation reopens to the bot", async () => {
  const { alice, bo, id } = await served();
  await bo.resolves(id);
  await alice.says("支付失败了");
  await alice.becomes("bot");
  expect(alice.view().agent).toBeUndefined();
  await alice.sees("支付失败怎么办");
});

test("each service gets its survey: a reopened and again resolved conversation asks again", async () => {
  const { alice, bo, id } = await served();
  await bo.resolves(id);
  await until(() => expect(surveysAsked(alice)).toBe(1));
  await alice.call("survey:answer", { conversationId: id, score: 2 });
  await alice.says("还是没有到账");
  await alice.becomes("bot");
  expect(alice.view().survey).toBeUndefined();
  expect(await alice.refusal("survey:answer", { conversationId: id, score: 5 })).toBe("invalid");

  await alice.asksForAgent();
  await bo.takesNext();
  await bo.resolves(id);
  await until(() => expect(surveysAsked(alice)).toBe(2));
  expect(alice.view()).toMatchObject({ status: "resolved", survey: {} });
  await alice.call("survey:answer", { conversationId: id, score: 5 });
  expect(await alice.refusal("survey:answer", { conversationId: id, score: 5 })).toBe("closed");
  expect((await alice.fresh()).survey).toEqual({ score: 5 });

  // The first answer is kept where it was given.
  const { events } = (await alice.call("conversation:sync", {
    conversationId: id,
    afterSeq: 0,
    epoch: alice.session().epoch,
  })) as { readonly events: readonly KeptEvent[] };
  const given = events.flatMap((event) => (event.type === "survey.answered" ? event.survey : []));
  expect(given.map(({ score }) => score)).toEqual([2, 5]);
});

test("a survey that nobody has answered outlives a thank-you, and is not asked twice", async () => {
  const { alice, bo, id } = await served();
  await bo.resolves(id);
  await until(() => expect(surveysAsked(alice)).toBe(1));
  await alice.says("谢谢");
  await alice.becomes("bot");
  expect(alice.view().survey).toEqual({});

  await alice.call("conversation:end", {});
  await alice.becomes("resolved");
  expect(alice.view().survey).toEqual({});
  expect(surveysAsked(alice)).toBe(1);
  await alice.call("survey:answer", { conversationId: id, score: 4 });
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

test("A07 an idle end is announced a minute before, and a word goes on with the conversation", async () => {
  const { alice, bo, id } = await served();
  await bo.says(id, "请问还在吗");
  await server.pass("60 minutes");
  await alice.sees("一分钟后结束这次会话");
  await server.pass("10 seconds");
  await alice.sends("在的");
  await server.pass("2 minutes");
  expect((await alice.fresh()).status).toBe("assigned");
  await bo.says(id, "好的，您请说");
  await server.pass("60 minutes");
  await server.pass("61 seconds");
  await alice.becomes("resolved");
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
  // It went back to the queue instead.
  expect((await quiet.bo.opens(id)).status).toBe("queued");
});

test("a customer finds all earlier conversations, page by page, and those with an open survey", async () => {
  const { alice, bo, id } = await served();
  expect(alice.session().features.earlier).toBe(false);
  await bo.resolves(id);
  const ids = [id];
  for (let count = 0; count < limits.listLength; count += 1) {
    await server.pass("8 days");
    await alice.arrive();
    await alice.says("没用的问题");
    ids.unshift(alice.conversation());
    await alice.call("conversation:end", {});
  }
  await alice.arrive();
  expect(alice.session().features.earlier).toBe(true);

  const first = await alice.call("conversation:list", {});
  expect(first.more).toBe(true);
  const before = first.conversations.at(-1)?.id;
  const second = await alice.call("conversation:list", { before });
  expect(second.more).toBe(false);
  const all = [...first.conversations, ...second.conversations];
  expect(all.map((one) => one.id)).toEqual(ids);
  expect(all.filter((one) => one.surveyOpen).map((one) => one.id)).toEqual([id]);
});

test("nobody learns of another customer's conversations by asking for those before one of them", async () => {
  const { alice, bo, id } = await served();
  await bo.resolves(id);
  await server.pass("8 days");
  await alice.arrive();
  await alice.says("支付失败了");
  const carol = await customer(server);
  await carol.says("支付失败了");
  const before = alice.conversation();
  expect((await alice.call("conversation:list", { before })).conversations).toHaveLength(1);
  expect((await carol.call("conversation:list", { before })).conversations).toEqual([]);
});
