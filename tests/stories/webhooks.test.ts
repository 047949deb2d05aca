/** What the wallet's back end hears of, over a real socket, with a receiver that misbehaves. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeadWebhooks } from "../../protocol/webhook.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { createClientId } from "../../ui/client-id.ts";
import { type Agent, agent, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";
import { startWebhookReceiver, type WebhookReceiver } from "../support/webhook-receiver.ts";

let server: TestServer;
let receiver: WebhookReceiver;
let bo: Agent;

beforeEach(async () => {
  receiver = await startWebhookReceiver(() => server.clock.now());
  server = await startTestServer(receiver.settings);
  bo = await agent(server, "Bo");
});
afterEach(async () => {
  await server.stop();
  await receiver.close();
});

const types = (about?: string) =>
  receiver.taken
    .filter(({ data }) => about === undefined || Object.values(data).includes(about))
    .map(({ type }) => type);
const untilTaken = (count: number) =>
  until(() => expect(receiver.taken.length).toBeGreaterThanOrEqual(count));
const untilAsked = (count: number) =>
  until(() => expect(receiver.asked()).toBeGreaterThanOrEqual(count));
const attempts = async () => JSON.stringify(await server.sql("SELECT id, attempts FROM webhooks"));
/** As long as the longest pause between two attempts, so often; each is over before the next. */
async function passAttempts(count: number) {
  for (let attempt = 0; attempt < count; attempt += 1) {
    const before = await attempts();
    await server.pass("10 hours");
    await until(async () => expect(await attempts()).not.toBe(before));
  }
}

const known = async (subject: string) =>
  customer(server, { identity: await server.identity(subject) });

/** What an administrator's browser asks, or another agent's. */
function browserOf(token: string) {
  const client = createHttpClient(() => server);
  const headers = { cookie: `pocketdesk_agent=${token}`, "sec-fetch-site": "same-origin" };
  return {
    get: (path: string) => client.send("GET", path, undefined, headers),
    post: (path: string) => client.post(path, {}, headers),
  };
}

describe("a conversation", () => {
  test("is reported from the queue to the survey, in order, with the wallet's id and without words", async () => {
    const alice = await known("u-1001");
    await alice.asksForAgent();
    await bo.takes(alice.conversation());
    await bo.resolves(alice.conversation());
    await alice.call("survey:answer", {
      conversationId: alice.conversation(),
      score: 2,
      resolved: false,
      comment: "太慢了",
    });
    await untilTaken(4);
    expect(types()).toEqual([
      "conversation.queued",
      "conversation.assigned",
      "conversation.resolved",
      "survey.answered",
    ]);
    expect(receiver.taken[0]).toMatchObject({
      timestamp: expect.stringMatching(/^2026-/),
      data: { conversationId: alice.conversation(), sub: "u-1001", status: "queued" },
    });
    expect(receiver.taken[3]?.data).toMatchObject({ score: 2, resolved: false });
    expect(JSON.stringify(receiver.taken)).not.toContain("太慢了");
    expect(JSON.stringify(receiver.taken)).not.toContain("人工");
  });

  test("in which a secret was written is reported with its kind only", async () => {
    const alice = await customer(server);
    await alice.says("我的卡号是 4111 1111 1111 1111");
    await untilTaken(1);
    expect(receiver.taken[0]).toMatchObject({
      type: "secret.blocked",
      data: { by: "customer", kinds: ["card"] },
    });
    expect(JSON.stringify(receiver.taken)).not.toContain("4111 1111");
    expect(await server.stored()).not.toContain("4111 1111");
  });

  test("in which a secret stands beside a transaction is reported, too", async () => {
    const alice = await customer(server);
    const clientId = createClientId();
    const text = "我的卡号是 4111 1111 1111 1111";
    await alice.call("message:send", { clientId, text, transactionId: "T-1" });
    await untilTaken(1);
    expect(receiver.taken[0]).toMatchObject({
      type: "secret.blocked",
      data: { by: "customer", kinds: ["card"] },
    });
    expect(JSON.stringify(receiver.taken)).not.toContain("4111 1111");
  });
});

test("a ticket is reported as filed, changed, decided, and when its promise is broken", async () => {
  const alice = await known("u-1002");
  const { ticket } = await alice.call("ticket:file", {
    topic: "提现未到账",
    description: "提现三天了还没到",
  });
  await alice.call("ticket:add", { number: ticket.number, text: "补充一句" });
  await server.pass("4 days");
  await untilTaken(3);
  expect(new Set(types(ticket.number))).toEqual(
    new Set(["ticket.filed", "ticket.changed", "ticket.breached"]),
  );
  expect(types(ticket.number)[0]).toBe("ticket.filed");
  const breached = receiver.taken.find(({ type }) => type === "ticket.breached");
  expect(breached?.data).toMatchObject({ number: ticket.number, sub: "u-1002" });
  expect(breached?.data.breachedAt).toEqual(expect.any(String));
  expect(JSON.stringify(receiver.taken)).not.toContain("补充");
});

describe("R02 a receiver", () => {
  test("that hangs holds up no chat, and what waits is sent when it answers again", async () => {
    receiver.behave(() => "hang");
    const alice = await customer(server);
    await alice.asksForAgent();
    await untilAsked(1);
    await bo.takes(alice.conversation());
    await bo.says(alice.conversation(), "您好");
    await alice.sees("您好");
    receiver.behave(() => 200);
    // The claim of the one that hangs is over; it is sent once more.
    await server.pass("1 minute");
    await untilTaken(2);
    expect(types()).toEqual(["conversation.queued", "conversation.assigned"]);
  });

  test("that fails is asked again with the same id, and nothing overtakes what failed", async () => {
    receiver.behave(() => 500);
    const alice = await customer(server);
    await alice.asksForAgent();
    await until(async () => expect(await attempts()).toMatch(/1\W*$/));
    await bo.takes(alice.conversation());
    const ids: string[] = [];
    receiver.behave(({ id }) => (ids.push(id) < 3 ? 503 : 200));
    await passAttempts(3);
    await untilTaken(2);
    // Later, the customer whom nobody has answered for hours is queued again.
    expect(types().slice(0, 2)).toEqual(["conversation.queued", "conversation.assigned"]);
    expect(ids.slice(0, 4)).toEqual([ids[0], ids[0], ids[0], receiver.taken[1]?.id]);
  });

  test("that fails for one conversation delays no other", async () => {
    const [alice, carol] = [await customer(server), await customer(server)];
    await alice.asksForAgent();
    await untilTaken(1);
    const stuck = alice.conversation();
    receiver.behave(({ data }) => (data.conversationId === stuck ? 500 : 200));
    await bo.takes(alice.conversation());
    await carol.asksForAgent();
    await until(() => expect(types(carol.conversation())).toEqual(["conversation.queued"]));
    expect(types(stuck)).toEqual(["conversation.queued"]);
  });

  test("that fails for a day is given up; an administrator reads why, and sends it again", async () => {
    receiver.behave(() => 500);
    const alice = await customer(server);
    await alice.asksForAgent();
    await until(async () => expect(await attempts()).toMatch(/1\W*$/));
    await passAttempts(10);
    const admin = browserOf((await server.hire("Ada", "admin")).token);
    const listed = async (): Promise<DeadWebhooks> =>
      (await admin.get("/api/admin/webhooks")).json();
    await until(async () => expect((await listed()).webhooks).toHaveLength(1));
    const [dead] = (await listed()).webhooks;
    expect(dead).toMatchObject({
      type: "conversation.queued",
      attempts: 11,
      failure: "The receiver answered 500.",
    });
    receiver.behave(() => 200);
    expect((await admin.post(`/api/admin/webhooks/${dead?.id}/redeliver`)).status).toBe(200);
    await server.pass("5 seconds");
    await untilTaken(1);
    expect(receiver.taken[0]?.id).toBe(dead?.id);
    const none: DeadWebhooks = { webhooks: [], more: false, pending: 0 };
    await until(async () => expect(await listed()).toEqual(none));
  });
});

test("a supervisor may neither read what was given up nor send it again", async () => {
  const supervisor = browserOf((await server.hire("Sue", "supervisor")).token);
  expect((await supervisor.get("/api/admin/webhooks")).status).toBe(403);
  expect((await supervisor.post("/api/admin/webhooks/msg_1/redeliver")).status).toBe(403);
});

test("what waits to be sent is gone with the customer who is erased", async () => {
  receiver.behave(() => 500);
  const alice = await known("u-to-erase");
  await alice.asksForAgent();
  await untilAsked(1);
  const rows = () => server.sql("SELECT data FROM webhooks");
  expect(JSON.stringify(await rows())).toContain("u-to-erase");
  await eraseCustomer(server.desk.services, alice.session().customer.id, "operator");
  await until(async () => {
    await server.pass("1 second");
    expect(JSON.stringify(await rows())).not.toContain("u-to-erase");
  });
});
