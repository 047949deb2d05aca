import { afterAll, beforeAll, expect, test } from "vitest";
import { customer } from "../support/actors.ts";
import { articleId } from "../support/builders.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const lastBody = (alice: Awaited<ReturnType<typeof customer>>) => alice.last()?.body;

test("a question is answered with its article, once", async () => {
  const alice = await customer(server);
  await alice.says("支付失败了");
  await until(() => expect(lastBody(alice)).toMatchObject({ articleId: "payment-failed" }));
  expect(alice.view().messages.map(({ seq, author }) => [seq, author.kind])).toEqual([
    [1, "customer"],
    [2, "bot"],
  ]);
});

test("the same article is never given twice in a row", async () => {
  const alice = await customer(server);
  await alice.says("支付失败了");
  await alice.sees("支付失败怎么办");
  await alice.says("还是支付失败");
  await alice.sees("上面刚给您的说明");
  expect(lastBody(alice)).toMatchObject({ kind: "text", offersAgent: true });
});

test("every “I don't know” has a way to a human and a new text, and the third offers one", async () => {
  const alice = await customer(server);
  for (const text of ["天气", "月亮", "星星"]) {
    await alice.says(text);
    await until(() => expect(lastBody(alice)).toMatchObject({ kind: "text", offersAgent: true }));
  }
  await alice.sees("需要为您转接人工客服吗");
  const said = alice.view().messages.filter(({ author }) => author.kind === "bot");
  expect(new Set(said.map(({ body }) => JSON.stringify(body))).size).toBe(3);
});

test("an answer resets the count of misses", async () => {
  const alice = await customer(server);
  await alice.says("天气");
  await alice.says("支付失败了");
  await alice.sees("支付失败怎么办");
  await alice.says("月亮");
  await until(() => expect(lastBody(alice)).toMatchObject({ kind: "text" }));
  expect(JSON.stringify(lastBody(alice))).not.toContain("没有把握");
});

test("the message 没用 offers a human at once", async () => {
  const alice = await customer(server);
  await alice.says("支付失败了");
  await alice.says("没用");
  await alice.sees("没有帮到您");
  expect(lastBody(alice)).toMatchObject({ offersAgent: true });
});

test("a vote of 没用 offers a human, and only once", async () => {
  const alice = await customer(server);
  await alice.says("支付失败了");
  await alice.sees("支付失败怎么办");
  const messageId = alice.last()?.id;
  const vote = { articleId: articleId("payment-failed"), helpful: false };
  await alice.call("article:vote", messageId ? { ...vote, messageId } : vote);
  await alice.sees("没有帮到您");
  await alice.call("article:vote", messageId ? { ...vote, messageId } : vote);
  expect((await alice.fresh()).lastSeq).toBe(3);
});

test("an unclear question is answered with choices, and the chosen article is given", async () => {
  const alice = await customer(server);
  await alice.says("钱的问题");
  await alice.sees("请选一个");
  expect(lastBody(alice)).toMatchObject({
    kind: "choices",
    choices: [{ articleId: "payment-failed" }, { articleId: "transfer-pending" }],
  });
  await alice.says("转账多久到账？", articleId("transfer-pending"));
  await until(() =>
    expect(lastBody(alice)).toMatchObject({ articleId: "transfer-pending", confidence: 1 }),
  );
});

test("an emergency is answered with its steps, and a human is on the way", async () => {
  const alice = await customer(server);
  await alice.says("我的账户被盗了");
  await alice.becomes("queued");
  const steps = alice.view().messages.find(({ body }) => body.kind === "article");
  expect(steps?.body).toMatchObject({
    articleId: "account-stolen",
    urgency: "urgent",
    offersAgent: true,
  });
  expect(alice.view()).toMatchObject({ priority: "urgent", topic: "账户被盗怎么办？" });
  await alice.call("agent:cancel", {});
});

test("a calmer matter takes neither the priority nor the topic from an emergency", async () => {
  const alice = await customer(server);
  await alice.says("我的账户被盗了");
  await alice.sees("账户被盗怎么办");
  await alice.says("支付失败了");
  await alice.sees("支付失败怎么办");
  await alice.says("转人工");
  await alice.becomes("queued");
  expect(alice.view()).toMatchObject({ priority: "urgent", topic: "账户被盗怎么办？" });
  await alice.call("agent:cancel", {});
});

test("asking for a human in words queues at once", async () => {
  const alice = await customer(server);
  await alice.says("转人工");
  await alice.becomes("queued");
  expect(alice.view().messages[1]).toMatchObject({ author: { kind: "system" } });
  await alice.call("agent:cancel", {});
});

test("the bot goes on answering while the customer waits", async () => {
  const alice = await customer(server);
  await alice.says("转人工");
  await alice.becomes("queued");
  await alice.says("支付失败了");
  await alice.sees("支付失败怎么办");
  expect(alice.view().status).toBe("queued");
});

test("a vote for an article that there is not is refused", async () => {
  const alice = await customer(server);
  const vote = { articleId: articleId("nothing-like-it"), helpful: true };
  expect(await alice.refusal("article:vote", vote)).toBe("not_found");
  expect(
    await alice.call("article:vote", { ...vote, articleId: articleId("payment-failed") }),
  ).toEqual({});
});

test("a number that is the wallet's own is said to be, and another one is not", async () => {
  const alice = await customer(server);
  await alice.says("400 800 0000 是你们的号码吗");
  await alice.sees("400 800 0000 在我们公布的名单里");
  await alice.says("wallet.example.evil.test 是官方的吗");
  await alice.sees("我们自己的只有：400-800-0000、wallet.example");
  expect(lastBody(alice)).toMatchObject({ offersAgent: true });
});
