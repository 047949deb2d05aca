/** P09, P10: a customer's data is handed out whole, and deleted so that nothing is found of it. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { CustomerExport } from "../../protocol/privacy.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { aMessage } from "../contracts/store.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

const hostKey = "a-key-that-is-long-enough-for-the-wallet";
/** Each stands in one place only. */
const canaries = {
  message: "金丝雀的消息",
  question: "支付失败了怎么办金丝雀",
  name: "金丝雀先生",
  phone: "138****7741",
  reason: "金丝雀看不懂",
  summary: "金丝雀的摘要",
  comment: "金丝雀的评语",
  complaint: "金丝雀的投诉",
  contact: "canary@example.com",
  demand: "金丝雀的要求",
  note: "金丝雀的备注",
  tag: "金丝雀标签",
  ticketNote: "金丝雀工单备注",
  task: "金丝雀查回执",
  taskAnswer: "金丝雀没有回执",
  subject: "canary-subject-1024",
} as const;

let server: TestServer;
let alice: Customer;
let bo: Agent;
let ada: Agent;
let conversationId: ConversationId;

const { send } = createHttpClient(() => server);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const host = (method: string, path: string, headers = {}) =>
  send(method, `/api/host/customers/${path}`, undefined, { ...bearer(hostKey), ...headers });
const admin = (method: string, path: string, body?: object, who: Agent = ada) =>
  send(method, `/api/admin/customers/${path}`, body, bearer(who.token));
const command = (...words: string[]) => runAdmin(words, server.settings);

/** Alice has said and done all that leaves a trace; Eve is somebody else. */
beforeEach(async () => {
  server = await startTestServer({ HOST_API_KEY: hostKey });
  ada = await agent(server, "Ada", { role: "admin", onDuty: false });
  bo = await agent(server, "Bo");
  const claims = { name: canaries.name, phoneMasked: canaries.phone };
  alice = await customer(server, { identity: await server.identity(canaries.subject, claims) });
  await alice.says(canaries.question);
  const answer = alice.view().messages.find(({ body }) => body.kind === "article");
  await alice.call("article:vote", {
    articleId: "payment-failed" as never,
    messageId: answer?.id,
    helpful: false,
    reason: canaries.reason,
  });
  await alice.says(canaries.message);
  await alice.asksForAgent();
  conversationId = (await bo.takesNext()).id;
  await bo.call("note:add", { conversationId, text: canaries.note });
  await bo.call("tag:set", { conversationId, tags: [canaries.tag] });
  const { complaint: description, contact, demand } = canaries;
  const complaint = { topic: "支付", description, contact, demand };
  const { ticket } = await alice.call("ticket:file", complaint);
  await workedOn(ticket.number);
  await alice.call("ticket:withdraw", { number: ticket.number });
  const end = { conversationId, summary: canaries.summary, topic: "支付" };
  await bo.call("conversation:resolve", end);
  await alice.becomes("resolved");
  await alice.call("survey:answer", { conversationId, score: 2, comment: canaries.comment });
});
afterEach(() => server.stop());

async function workedOn(number: TicketNumber) {
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:note", { number, text: canaries.ticketNote });
  const asked = await bo.call("ticket:task", { number, team: "技术组", text: canaries.task });
  const taskId = asked.ticket.tasks[0]?.id ?? "";
  await bo.call("ticket:answer-task", { number, taskId, text: canaries.taskAnswer });
}

/** What of this is in the database or in the log. */
async function keptOf(raws: readonly string[]) {
  const kept = (await server.stored()) + server.logged();
  return raws.filter((raw) => kept.includes(raw));
}
const found = () => keptOf(Object.values(canaries));
const customerId = () => alice.session().customer.id;

describe("P10 an export", () => {
  test("holds all that there is of the customer, and nothing of anybody else", async () => {
    const eve = await customer(server);
    await eve.says("这是伊芙说的");
    const response = await host("GET", `${canaries.subject}/export`);
    expect(response.status).toBe(200);
    const exported: CustomerExport = await response.json();
    const text = JSON.stringify(exported);
    for (const canary of Object.values(canaries)) expect(text).toContain(canary);
    expect(exported.conversations.map(({ id }) => id)).toEqual([conversationId]);
    const { lastSeq } = alice.view();
    expect(exported.conversations[0]?.messages.map(({ seq }) => seq)).toEqual(
      Array.from({ length: lastSeq }, (_, index) => index + 1),
    );
    const { timeline, internal } = exported.tickets[0] ?? {};
    // What is said among agents stands apart, so that it can be read before it is handed out.
    expect(JSON.stringify(timeline)).not.toContain(canaries.ticketNote);
    expect(JSON.stringify(internal)).toContain(canaries.ticketNote);
    expect(text).not.toContain("伊芙");
    expect(text).not.toContain(eve.session().customer.id);
    expect(text).not.toContain("bo@example.com");
  });

  test("is the same from the command line and for an administrator", async () => {
    const once = await (await host("GET", `${canaries.subject}/export`)).json();
    const { code, text } = await command("export", canaries.subject);
    expect([code, JSON.parse(text).conversations]).toEqual([0, once.conversations]);
    const again = await (await admin("GET", `${customerId()}/export`)).json();
    expect(again.votes).toEqual(once.votes);
    const { text: log } = await command("audit", "list", "3");
    for (const by of ["wallet", "operator", `agent:${ada.id}`]) {
      expect(log).toContain(`customer.exported  ${by}  customer:${customerId()}`);
    }
  });

  test("has every page of a long conversation", async () => {
    const eve = await customer(server);
    await eve.says("您好");
    const id = eve.conversation();
    await server.desk.services.store.transaction(async (tx) => {
      const conversation = await tx.conversation(id);
      for (let index = 0; conversation && index < 1_100; index += 1) {
        await tx.appendMessage(aMessage(conversation, `第 ${index} 条`));
      }
    });
    const exported = await (await host("GET", `${eve.session().customer.id}/export`)).json();
    const { lastSeq } = await eve.fresh();
    expect(lastSeq).toBeGreaterThan(1_100);
    expect(exported.conversations[0].messages.length).toBe(lastSeq);
  });
});

describe("P09 an erasure", () => {
  test("leaves nothing: in the database, its log of writes, the server's log, an export, a list", async () => {
    expect(await found()).toEqual(Object.values(canaries));
    const response = await host("POST", `${canaries.subject}/erase`);
    expect(await response.json()).toEqual({
      receipt: expect.any(String),
      at: expect.any(String),
      conversations: 1,
      messages: expect.any(Number),
      tickets: 1,
    });
    await until(async () => expect(await found()).toEqual([]));
    // The figures are counted without it, and their queue names it no more.
    await server.pass("5 seconds");
    // It bites: the audit log still names our own id.
    await until(async () =>
      expect(await keptOf([conversationId, customerId()])).toEqual([customerId()]),
    );
    expect((await host("GET", `${canaries.subject}/export`)).status).toBe(404);
    const { conversations } = await bo.call("desk:list", { view: "resolved" });
    expect(conversations).toEqual([]);
    expect(await bo.refusal("conversation:open", { conversationId })).toBe("not_found");
    if (!server.settings.DATABASE_URL) expect((await command("check")).code).toBe(0);
    expect((await command("audit", "verify")).code).toBe(0);
  });

  test("is heard by the customer's devices and by agents, also in the middle of a conversation", async () => {
    await alice.says("还有一个问题");
    await alice.asksForAgent();
    await bo.takesNext();
    await eraseCustomer(server.desk.services, customerId(), "operator");
    await until(() => expect(alice.socket().connected).toBe(false));
    const erased = { type: "customer.erased", customerId: customerId() };
    await until(() => expect(bo.heard()).toContainEqual(erased));
    await until(() => expect(bo.desk().load).toBe(0));
    const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
    expect(ed.heard()).toEqual([]);
    // Who comes back begins again.
    const again = await customer(server, { identity: await server.identity(canaries.subject) });
    expect(again.session()).toMatchObject({ conversation: null, features: { earlier: false } });
    expect(again.session().customer.id).not.toBe(customerId());
  });

  test("by a command beside the running server is heard too", async () => {
    await server.pass("4 seconds");
    expect((await command("erase", canaries.subject)).code).toBe(0);
    await server.pass("4 seconds");
    await until(() => expect(alice.socket().connected).toBe(false));
    await until(() => expect(bo.heard().map(({ type }) => type)).toContain("customer.erased"));
  });

  test("takes the tokens of an anonymous customer and of a kept session with it", async () => {
    const eve = await customer(server);
    await eve.says("您好");
    const { token, customer: before } = eve.session();
    await eraseCustomer(server.desk.services, before.id, "operator");
    const again = await customer(server, { token: String(token) });
    expect(again.session().customer.id).not.toBe(before.id);
  });

  test("takes what was said before the sign-in with it", async () => {
    const guest = await customer(server);
    await guest.says("登录之前说的金丝雀");
    await guest.call("article:vote", {
      articleId: "payment-failed" as never,
      helpful: false,
      reason: "登录之前的看法",
    });
    const identity = await server.identity("somebody");
    const signedIn = await customer(server, { identity, token: String(guest.session().token) });
    expect(signedIn.texts()).toContain("登录之前说的金丝雀");
    await eraseCustomer(server.desk.services, signedIn.session().customer.id, "operator");
    await until(async () => expect(await keptOf(["登录之前说的", "登录之前的看法"])).toEqual([]));
  });

  test("with an idempotency key answers the first receipt again; without one it finds nobody", async () => {
    const key = { "idempotency-key": "erase-1024" };
    const both = await Promise.all([
      host("POST", `${canaries.subject}/erase`, key),
      host("POST", `${canaries.subject}/erase`, key),
    ]);
    const [first, second] = await Promise.all(both.map((response) => response.json()));
    expect(second).toEqual(first);
    const later = await host("POST", `${canaries.subject}/erase`, key);
    expect([later.status, await later.json()]).toEqual([200, first]);
    expect((await host("POST", `${canaries.subject}/erase`)).status).toBe(404);
    expect(
      (await host("POST", `${canaries.subject}/erase`, { "idempotency-key": "é" })).status,
    ).toBe(400);
  });

  test("that two processes work on answers the same receipt to both", async () => {
    const { services } = server.desk;
    const [one, other] = await Promise.all([
      eraseCustomer(services, customerId(), "operator"),
      eraseCustomer(services, customerId(), "operator"),
    ]);
    expect(other).toEqual(one);
    // The setup bites: there was one erasure.
    const { text } = await command("audit", "list");
    expect(text.match(/customer\.erased/g)).toHaveLength(1);
  });

  test("that a dead process has begun is finished by the server", async () => {
    const { services } = server.desk;
    await services.store.transaction(async (tx) => {
      const begun = { customerId: customerId(), receipt: "r1", by: "operator", at: 1 } as const;
      await tx.insertErasure({ ...begun, conversations: 0, messages: 0, tickets: 0 });
      await tx.detachCustomer(customerId());
    });
    expect((await host("GET", `${canaries.subject}/export`)).status).toBe(404);
    await server.pass("4 seconds");
    await until(async () => expect(await found()).toEqual([]));
    expect((await command("audit", "list", "1")).text).toContain('"receipt":"r1"');
  });
});

describe("P09 a legal hold", () => {
  test("refuses the erasure with a typed error, until it is released", async () => {
    const reason = "案件 2026-118";
    expect(await command("hold", canaries.subject, "--reason", reason)).toMatchObject({ code: 0 });
    const refused = await host("POST", `${canaries.subject}/erase`);
    expect([refused.status, (await refused.json()).error.code]).toEqual([409, "on_hold"]);
    expect(await command("erase", canaries.subject)).toEqual({
      code: 1,
      text: "A legal hold keeps this customer's data.",
    });
    const overview = await (await admin("GET", canaries.subject)).json();
    expect(overview).toMatchObject({ conversations: 1, hold: { reason } });
    expect(await found()).toEqual(Object.values(canaries));
    await command("release", canaries.subject);
    expect((await host("POST", `${canaries.subject}/erase`)).status).toBe(200);
    const { text } = await command("audit", "list", "5");
    expect(text).toMatch(
      /hold\.placed {2}operator[\s\S]*hold\.released {2}operator[\s\S]*customer\.erased {2}wallet/,
    );
  });

  test("follows the conversations of a customer who signs in", async () => {
    const guest = await customer(server);
    await guest.says("您好");
    await command("hold", guest.session().customer.id, "--reason", "法院");
    const identity = await server.identity("somebody");
    const signedIn = await customer(server, { identity, token: String(guest.session().token) });
    const erasing = eraseCustomer(server.desk.services, signedIn.session().customer.id, "operator");
    await expect(erasing).rejects.toMatchObject({ code: "on_hold" });
  });

  test("is placed, shown and released in the console", async () => {
    const held = await admin("PUT", `${customerId()}/hold`, { reason: "监管来函" });
    expect(await held.json()).toMatchObject({ hold: { reason: "监管来函" } });
    expect((await admin("POST", `${customerId()}/erase`)).status).toBe(409);
    expect((await (await admin("DELETE", `${customerId()}/hold`)).json()).hold).toBeUndefined();
    expect((await admin("POST", `${customerId()}/erase`)).status).toBe(200);
  });
});

describe("who may not", () => {
  const routes = [
    ["GET", ""],
    ["GET", "/export"],
    ["POST", "/erase"],
    ["PUT", "/hold"],
    ["DELETE", "/hold"],
  ] as const;

  test.each(["agent", "supervisor", "editor"] as const)(
    "no %s, whoever the customer is",
    async (role) => {
      const nosy = await agent(server, `Nosy ${role}`, { role, onDuty: false });
      for (const [method, path] of routes) {
        const body = method === "PUT" ? { reason: "x" } : undefined;
        const real = await admin(method, `${customerId()}${path}`, body, nosy);
        const unreal = await admin(method, `nobody${path}`, body, nosy);
        expect([real.status, unreal.status]).toEqual([403, 403]);
        expect(await real.json()).toEqual(await unreal.json());
      }
      expect(await found()).toEqual(Object.values(canaries));
      expect((await command("audit", "list", "3")).text).toContain(
        `call.refused  agent:${nosy.id}`,
      );
    },
  );

  test("no customer, no page but our own, and nobody with another key", async () => {
    const token = await server.identity(canaries.subject);
    const asCustomer = await send(
      "GET",
      `/api/admin/customers/${customerId()}`,
      undefined,
      bearer(token),
    );
    expect(asCustomer.status).toBe(401);
    const evil = { cookie: `pocketdesk_agent=${ada.token}`, origin: "https://evil.example" };
    const fromElsewhere = await send(
      "POST",
      `/api/admin/customers/${customerId()}/erase`,
      undefined,
      evil,
    );
    expect(fromElsewhere.status).toBe(403);
    for (const key of ["", `${hostKey}x`, hostKey.slice(1), ada.token, token]) {
      const response = await host("GET", `${canaries.subject}/export`, bearer(key));
      expect([key, response.status]).toEqual([key, 401]);
    }
    // The setup bites.
    expect((await host("GET", `${canaries.subject}/export`)).status).toBe(200);
  });

  test("anybody, where no key is set", async () => {
    const closed = await startTestServer();
    const path = `${closed.url}/api/host/customers/x/export`;
    expect((await fetch(path, { headers: bearer("undefined") })).status).toBe(401);
    await closed.stop();
  });
});
