/** Whom else a customer can turn to once nothing more can be asked of the wallet: over sockets, by a clock that is passed in. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Ticket } from "../../protocol/ticket.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let bo: Agent;
let ada: Agent;

beforeEach(async () => {
  server = await startTestServer();
  bo = await agent(server, "Bo");
  ada = await agent(server, "Ada", { role: "supervisor" });
});
afterEach(() => server.stop());

/** A customer of that region, with a complaint that was decided, and reviewed by somebody else. */
async function reviewedFor(claims: { readonly region?: string; readonly locale?: "zh-TW" }) {
  const subject = `u-${claims.region ?? "nowhere"}`;
  const alice = await customer(server, { identity: await server.identity(subject, claims) });
  const { number } = (await alice.call("ticket:file", { topic: "提现", description: "没到" }))
    .ticket;
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:decide", { number, kind: "explanation", text: "银行的原因" });
  const decided = await read(alice, number);
  await alice.call("ticket:escalate", { number, reason: "还没到" });
  const reviewing = await read(alice, number);
  await ada.call("ticket:accept", { number });
  await ada.call("ticket:decide", { number, kind: "rejected", text: "核实无误" });
  return { alice, decided, reviewing, reviewed: await read(alice, number) };
}

const read = async (alice: Customer, number: Ticket["number"]) =>
  (await alice.call("ticket:get", { number })).ticket;
const regions = ({ outside }: Ticket) => outside?.map(({ region }) => region);

test("after the decision of a re-review, and not before, a customer reads the bodies of their own region", async () => {
  const { decided, reviewing, reviewed } = await reviewedFor({ region: "HK" });
  expect([regions(decided), regions(reviewing)]).toEqual([undefined, undefined]);
  expect(reviewed.outside).toEqual([
    {
      region: "HK",
      name: "中国香港",
      bodies: [{ name: "香港金融管理局", takes: "支付、账户", phone: "2878 1188" }],
    },
  ]);
});

test.each([
  ["the wallet does not say", {}],
  ["the wallet has no bodies of", { region: "SG" }],
])("in a region that %s, all are there, each with its region", async (_, claims) => {
  const { reviewed } = await reviewedFor(claims);
  expect(regions(reviewed)).toEqual(["CN", "HK"]);
  expect(reviewed.outside?.map(({ name }) => name)).toEqual(["中国内地", "中国香港"]);
});

test("a language is taken for no region", async () => {
  const { reviewed } = await reviewedFor({ locale: "zh-TW" });
  expect(regions(reviewed)).toEqual(["CN", "HK"]);
  expect(reviewed.outside?.[0]?.bodies[0]?.name).toBe("金融消費者專線");
});

test("who has not asked for a re-review in its days reads them afterwards", async () => {
  const signsIn = async () => {
    const identity = await server.identity("u-1", { region: "CN" });
    return customer(server, { identity });
  };
  const alice = await signsIn();
  const { number } = (await alice.call("ticket:file", { topic: "退款", description: "少了" }))
    .ticket;
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:decide", { number, kind: "explanation", text: "手续费" });
  expect(regions(await read(alice, number))).toBe(undefined);
  await server.pass("31 days");
  // A token is for a day at most.
  expect(regions(await read(await signsIn(), number))).toEqual(["CN"]);
});

test("agents have none of it: it is the customer's to read", async () => {
  const { reviewed } = await reviewedFor({ region: "HK" });
  const { ticket } = await bo.call("ticket:open", { number: reviewed.number });
  expect(ticket).not.toHaveProperty("outside");
});
