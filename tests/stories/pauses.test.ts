/** The bot waits for the end of a thought, and what it owes outlives the process. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { customer } from "../support/actors.ts";
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

test("a conversation that ended meanwhile gets no answer any more", async () => {
  const alice = await customer(server);
  await alice.sends("支付失败了");
  await alice.call("conversation:end", {});
  await server.pass("10 seconds");
  expect(answers(alice)).toHaveLength(0);
});
