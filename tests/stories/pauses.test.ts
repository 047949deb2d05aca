/** The bot waits for the end of a thought, and what it owes outlives the process. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { agent, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({}, { patience: 1 });
});
afterAll(() => server.stop());

const answers = (alice: Awaited<ReturnType<typeof customer>>) =>
  alice
    .heard()
    .flatMap((event) => (event.type === "message.posted" ? [event.message] : []))
    .filter(({ author }) => author.kind === "bot");

test("one thought in four messages gets one answer, when the customer is silent", async () => {
  const alice = await customer(server);
  for (const text of ["那个", "我的卡", "支付失败了", "昨天开始的"]) await alice.sends(text);
  expect(answers(alice)).toHaveLength(0);

  await server.pass("10 seconds");

  await until(() => expect(answers(alice)).toHaveLength(1));
  expect(answers(alice)[0]?.body).toMatchObject({ kind: "article", articleId: "payment-failed" });
  await server.pass("10 seconds");
  expect(answers(alice)).toHaveLength(1);
});

test("what is clearly whole is answered at once", async () => {
  const alice = await customer(server);
  await alice.sends("支付失败了怎么办？");
  await until(() => expect(answers(alice)).toHaveLength(1));
});

test("an emergency does not wait", async () => {
  const alice = await customer(server);
  await alice.sends("账户被盗");
  // Its steps, and who comes.
  await until(() => expect(answers(alice)).toHaveLength(2));
  await until(() => expect(alice.view().priority).toBe("urgent"));
});

test("a message that is sent again does not put the answer off, nor bring a second one", async () => {
  const alice = await customer(server);
  const clientId = crypto.randomUUID() as never;
  await alice.sends("支付失败了", { clientId });
  await alice.sends("支付失败了", { clientId });
  await server.pass("10 seconds");
  await until(() => expect(answers(alice)).toHaveLength(1));
});

test("E3 a question that was not answered yet when a person was asked for has ended with a person", async () => {
  const alice = await customer(server);
  await alice.sends("支付失败了");
  await alice.asksForAgent();
  const kept = await server.desk.services.store.questionsIn(alice.conversation());
  expect(kept).toMatchObject([{ question: "支付失败了", handedOver: true }]);
  await alice.sends("我的手机丢了");
  await server.pass("10 seconds");
  const [, urgent] = await server.desk.services.store.questionsIn(alice.conversation());
  expect(urgent?.handedOver).toBeFalsy();
});

test("a conversation that ended meanwhile gets no answer any more", async () => {
  const alice = await customer(server);
  await alice.sends("支付失败了");
  await alice.call("conversation:end", {});
  await server.pass("10 seconds");
  expect(answers(alice)).toHaveLength(0);
});

test.each([
  ["agent:request", {}],
  ["emergency:open", { kind: "unauthorized-payment" }],
] as const)(
  "%s within the pause loses nothing: the agent has the topic, the summary and what was asked",
  async (name, payload) => {
    const bo = await agent(server, `Bo-${name.length}`);
    const alice = await customer(server);
    await alice.sends("支付失败了");
    await alice.call(name, payload as never);
    await until(() => expect(alice.view().status).toBe("queued"));
    const taken = await bo.takes(alice.conversation());
    expect(taken.topic).toEqual(expect.any(String));
    expect(taken.summary).toContain("支付失败了");
    expect(taken.tried).toMatchObject([
      { question: "支付失败了", outcome: "answer", articles: [{ articleId: "payment-failed" }] },
    ]);
    const before = answers(alice).length;
    await server.pass("10 seconds");
    expect(answers(alice)).toHaveLength(before);
    await bo.resolves(alice.conversation());
    bo.leaves();
  },
);

test("a topic and a reason that the app names stand before what the bot was about to answer", async () => {
  const bo = await agent(server, "Cy");
  const alice = await customer(server);
  await alice.sends("支付失败了");
  await alice.call("agent:request", { topic: "我的订单", reason: "从订单页来" });
  const taken = await bo.takes(alice.conversation());
  expect([taken.topic, taken.summary]).toEqual(["我的订单", "从订单页来"]);
  expect(taken.tried).toMatchObject([{ question: "支付失败了", outcome: "answer" }]);
});
