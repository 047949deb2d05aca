/** S04: every call that takes an id, with somebody else's, with one that never was, and with what is no id. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agentPayloads, customerPayloads } from "../../protocol/schemas.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { ticketNumber } from "../../server/domain/ticket-number.ts";
import { type Agent, agent, type Customer, customer, newClientId } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { awayMailServer } from "../support/mail-server.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
let mallory: Customer;
let bo: Agent;
let hers: TicketNumber;
beforeAll(async () => {
  server = await startTestServer(awayMailServer);
  [alice, mallory] = [await customer(server), await customer(server)];
  bo = await agent(server, "Bo");
  await alice.says("支付失败了");
  await mallory.says("支付失败了");
  const complaint = { topic: "支付", description: "没到账" };
  hers = (await alice.call("ticket:file", complaint)).ticket.number;
});
afterAll(() => server.stop());
const { send } = createHttpClient(() => server);

const nobody = "00000000-0000-4000-8000-000000000000";
const noIds = [["x"], { $ne: "" }, true, 0, null, "", "a".repeat(65)];

const ask = (who: Customer | Agent, name: string, payload: object) =>
  who.socket().timeout(2_000).emitWithAck(name, payload);

/** Each id that a call takes, with a payload that is else right. */
const customerCalls: readonly (readonly [string, string, (who: Customer) => object])[] = [
  ["conversation:open", "id", () => ({})],
  ["conversation:list", "before", () => ({})],
  ["conversation:sync", "conversationId", (who) => ({ afterSeq: 0, epoch: who.session().epoch })],
  ["survey:answer", "conversationId", () => ({ score: 1 })],
  ["message:redact", "conversationId", () => ({ messageId: alice.view().messages[0]?.id })],
  ["message:redact", "messageId", (who) => ({ conversationId: who.conversation() })],
  ["check:answer", "checkId", () => ({ answer: "yes" })],
  ["article:vote", "messageId", () => ({ articleId: "payment-failed", helpful: true })],
  ["article:vote", "articleId", () => ({ helpful: true })],
  ["article:get", "id", () => ({})],
  ["mail:transcript", "conversationId", () => ({})],
  ["announcement:dismiss", "id", () => ({})],
  ["announcement:subscribe", "id", () => ({})],
  ["announcement:report", "id", () => ({})],
  ["announcement:seen", "id", () => ({ updates: 0 })],
  ["announcement:answer", "id", () => ({ solved: true })],
  ["announcement:transactions", "id", () => ({})],
  ["transactions:recent", "id", () => ({})],
  ["problem:report", "articleId", () => ({})],
  ["ticket:list", "before", () => ({})],
  ["ticket:get", "number", () => ({})],
  ["ticket:receipt", "number", () => ({})],
  ["ticket:add", "number", () => ({ text: "补充" })],
  ["ticket:add", "transactionId", () => ({ number: hers, text: "补充" })],
  ["ticket:escalate", "number", () => ({ reason: "不认可" })],
  ["ticket:withdraw", "number", () => ({})],
  ["ticket:follow-up", "number", () => ({ resolved: true })],
  ["idea:list", "before", () => ({})],
  ["ticket:file", "transactionId", () => ({ topic: "支付", description: "没到账" })],
  ["message:send", "transactionId", () => ({ clientId: newClientId() })],
  ["message:send", "articleId", () => ({ clientId: newClientId(), text: "您好" })],
];

test("S04 the calls of this test are all that take an id", () => {
  const takesId = (shape: object) =>
    Object.keys(shape).filter((key) => /id$|^before$|^number$/i.test(key));
  const known = customerCalls.map(([name, key]) => `${name} ${key}`);
  const all = Object.entries(customerPayloads).flatMap(([name, { shape }]) =>
    takesId(shape)
      .filter((key) => key !== "clientId")
      .map((key) => `${name} ${key}`),
  );
  expect(known.sort()).toEqual(all.sort());
});

/** They answer with nothing of others: an empty list, the customer's own, and that the vote for the article counts. */
const harmless = [
  "transactions:recent id",
  "conversation:list before",
  "ticket:list before",
  "idea:list before",
  "article:vote messageId",
];

describe.each(customerCalls)("S04 %s by %s", (name, key, rest) => {
  test("answers to what belongs to others as to what never was", async () => {
    // Articles belong to nobody, and a message about one that there is not is still a message. Transactions are the wallet's,
    // which is asked for the customer's own: tests/stories/transactions.test.ts.
    if (name === "message:send" || key === "transactionId") return;
    const isTicket = name.startsWith("ticket:");
    const owned =
      key === "messageId" || key === "checkId"
        ? alice.view().messages[0]?.id
        : alice.conversation();
    const ids = isTicket ? [hers, ticketNumber("2020-01-01", 1)] : [owned, nobody];
    const [foreign, never] = ids.map((id) => ask(mallory, name, { ...rest(mallory), [key]: id }));
    const answer = await foreign;
    expect(answer).toEqual(await never);
    if (!harmless.includes(`${name} ${key}`)) expect(answer).toMatchObject({ ok: false });
    expect(JSON.stringify(answer)).not.toContain(alice.conversation());
    expect(JSON.stringify(answer)).not.toContain(hers);
  });

  test("refuses what is no id", async () => {
    for (const id of noIds) {
      const answer = await ask(mallory, name, { ...rest(mallory), [key]: id });
      expect(answer).toMatchObject({ ok: false });
      expect(["invalid", "too_large"]).toContain(answer.error.code);
    }
  });
});

test("S04 what an agent's call takes as an id is one, and is there", async () => {
  const example = {
    afterSeq: 0,
    epoch: "x",
    seq: 0,
    clientId: newClientId(),
    text: "您好",
    priority: "high",
    summary: "s",
    topic: "t",
    on: true,
    tags: ["支付"],
    doing: "reads",
    description: "没到账",
  };
  for (const [name, schema] of Object.entries(agentPayloads)) {
    const keys = Object.keys(schema.shape);
    if (!keys.includes("conversationId")) continue;
    const payload = Object.fromEntries(
      keys.flatMap((key) => (key in example ? [[key, example[key as keyof typeof example]]] : [])),
    );
    const ids = Object.fromEntries(
      ["toAgentId", "messageId", "noteId", "number"]
        .filter((key) => keys.includes(key))
        .map((key) => [key, nobody]),
    );
    const answer = await ask(bo, name, { ...payload, ...ids, conversationId: nobody });
    expect([name, answer.error?.code]).toEqual([name, "not_found"]);
    for (const id of noIds) {
      const refused = await ask(bo, name, { ...payload, ...ids, conversationId: id });
      expect(["invalid", "too_large"]).toContain(refused.error?.code);
    }
  }
});

test("S04 HTTP answers to what is not there in one way", async () => {
  const bodies = await Promise.all(
    [`/api/faq/${nobody}`, `/api/faq/${alice.conversation()}`].map(async (path) => {
      const response = await send("GET", path);
      return [response.status, await response.text()];
    }),
  );
  expect(bodies[0]).toEqual(bodies[1]);
  expect(bodies[0]?.[0]).toBe(404);
});
