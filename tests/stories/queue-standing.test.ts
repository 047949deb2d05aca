/** Who goes first among those who wait: emergencies, then tiers and broken promises, then the others. */

import { afterEach, expect, test } from "vitest";
import { agent, customer } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
afterEach(() => server.stop());

const ofTier = async (subject: string, tier: string) =>
  customer(server, { identity: await server.identity(subject, { tier }) });

test("Q03 a raised tier and a broken promise go before those who have waited a little longer, an emergency before both", async () => {
  server = await startTestServer({}, { queue: { raisedTiers: ["gold"] } });
  const filer = await ofTier("u-complains", "silver");
  await filer.call("ticket:file", { topic: "支付", description: "没到账" });
  await server.pass("20 days");
  const bo = await agent(server, "Bo");
  const [complains, plain, silver, gold] = [
    await ofTier("u-complains", "silver"),
    await customer(server),
    await ofTier("u-silver", "silver"),
    await ofTier("u-gold", "gold"),
  ];
  const urgent = await customer(server);
  for (const one of [plain, silver, complains, gold]) {
    await one.asksForAgent();
    server.clock.pass("1 second");
  }
  await urgent.says("账户被盗了");
  await urgent.asksForAgent();
  const order: string[] = [];
  for (const _ of [1, 2, 3, 4, 5]) order.push((await bo.call("queue:take", {})).conversation.id);
  expect(order).toEqual([urgent, complains, gold, plain, silver].map((one) => one.conversation()));
});

test("Q03 a promise that is broken in a re-review counts like the first one", async () => {
  server = await startTestServer();
  const [bo, ada] = [await agent(server, "Bo"), await agent(server, "Ada", { onDuty: false })];
  const [complains, plain] = [await ofTier("u-complains", "silver"), await customer(server)];
  const { number } = (await complains.call("ticket:file", { topic: "支付", description: "没到账" }))
    .ticket;
  await ada.call("ticket:accept", { number });
  await ada.call("ticket:decide", { number, kind: "explanation", text: "银行周一才到账" });
  await complains.call("ticket:escalate", { number, reason: "还是没到" });
  await server.pass("40 days");
  await bo.signsInAgain();
  const { tickets } = await bo.call("ticket:list", { view: "late" });
  expect(tickets.map((row) => row.number)).toEqual([number]);
  await plain.asksForAgent();
  server.clock.pass("1 second");
  const again = await ofTier("u-complains", "silver");
  await again.asksForAgent();
  expect((await bo.takesNext()).id).toBe(again.conversation());
});

test("Q03 nobody waits for ever behind a raised tier", async () => {
  server = await startTestServer({}, { queue: { raisedTiers: ["gold"] } });
  const bo = await agent(server, "Bo");
  const plain = await customer(server);
  await plain.asksForAgent();
  server.clock.pass("31 minutes");
  const gold = await ofTier("u-gold", "gold");
  await gold.asksForAgent();
  expect((await bo.takesNext()).id).toBe(plain.conversation());
});
