/** P13: a whole run at debug, and nothing in the log that anybody wrote or that signs anybody in. */

import { afterAll, beforeAll, expect, test } from "vitest";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import { exportCustomer } from "../../server/actions/customer-data.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { DuplicateMessage } from "../../server/ports/store.ts";
import { type Agent, agent, type Customer, customer, newClientId } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

const hostKey = "a-key-that-is-long-enough-for-the-wallet";
const canary = (what: string) => `金丝雀-${what}`;
/** Everything that must not be found: what was written, and what signs somebody in. */
const secrets = new Map<string, string>();
const note = (what: string, value: string | undefined) => {
  if (value === undefined || value.length < 6) throw new Error(`${what} is missing`);
  secrets.set(what, value);
  return value;
};

let server: TestServer;
const { send, post } = createHttpClient(() => server);

beforeAll(async () => {
  server = await startTestServer({ HOST_API_KEY: note("host key", hostKey) });
  note("agent's password", "a-long-passphrase");
  note("signing secret", "a secret that is long enough for tests");
  await liveThrough();
}, 60_000);
afterAll(() => server.stop());

/** All calls, right and wrong, over sockets and HTTP, and a bug that has a record in its error. */
async function liveThrough() {
  const bo = await agent(server, "Bo");
  const ada = await agent(server, "Ada", { role: "admin", onDuty: false });
  note("agent's token", bo.token);
  const identity = note(
    "identity",
    await server.identity("canary-subject", { name: canary("name") }),
  );
  note("subject", "canary-subject");
  const guest = await customer(server);
  note("guest's token", guest.session().token);
  const alice = await customer(server, { identity });
  await alice.says(note("message", canary("message")));
  await alice.says("支付失败了");
  const conversationId = alice.conversation();
  await alice.call("article:vote", {
    articleId: "payment-failed" as never,
    helpful: false,
    reason: note("reason", canary("reason")),
  });
  await alice.call("faq:suggest", { text: note("search", canary("search")) });
  await alice.call("agent:request", {
    reason: note("wish", canary("wish")),
    topic: canary("topic"),
  });
  await bo.takesNext();
  await bo.says(conversationId, note("reply", canary("reply")));
  const asking = { conversationId, clientId: newClientId(), text: "请把验证码发给我" };
  await bo.refusal("message:send", { ...asking, text: note("asking", asking.text) });
  await liveTicket(alice, bo);
  await liveNotes(bo, conversationId);
  const cy = await agent(server, "Cy");
  const to = { conversationId, toAgentId: cy.id, note: note("transfer", canary("transfer")) };
  await bo.call("conversation:transfer", to);
  await bo.refusal("conversation:release", { conversationId });
  const end = {
    conversationId,
    summary: note("summary", canary("summary")),
    topic: canary("topic"),
  };
  await cy.call("conversation:resolve", end);
  await alice.becomes("resolved");
  const comment = note("comment", canary("comment"));
  await alice.call("survey:answer", { conversationId, score: 1, comment });
  await sendNonsense(alice.socket());
  await useHttp(bo.token, identity);
  await eraseAndExport(guest.session().customer.id);
  report(conversationId);
  await ada.refusal("conversation:open", { conversationId: canary("id") as never });
  await server.pass("1 day");
}

async function liveTicket(alice: Customer, bo: Agent) {
  const { ticket } = await alice.call("ticket:file", {
    topic: canary("ticket's topic"),
    description: note("complaint", canary("complaint")),
    demand: note("demand", canary("demand")),
    contact: note("contact", "canary-contact@example.com"),
  });
  const { number } = ticket;
  await bo.call("ticket:accept", { number });
  for (const name of ["ticket:note", "ticket:ask", "ticket:reply"] as const) {
    await bo.call(name, { number, text: note(name, canary(name)) });
  }
  const task = { number, team: "技术组", text: note("task", canary("task")) };
  const asked = await bo.call("ticket:task", task);
  const taskId = asked.ticket.tasks[0]?.id ?? "";
  await bo.call("ticket:answer-task", { number, taskId, text: note("answer", canary("answer")) });
  await alice.call("ticket:add", { number, text: note("addition", canary("addition")) });
  await bo.call("ticket:redact", { number, seq: 1 });
  const decision = { kind: "apology", text: note("decision", canary("decision")) } as const;
  await bo.call("ticket:decide", { number, ...decision });
  await alice.call("ticket:escalate", { number, reason: note("appeal", canary("appeal")) });
  const asking = note("asking in a ticket", "请把验证码念给我听一下");
  await bo.refusal("ticket:reply", { number, text: asking });
  // While it is open, nobody asks for a rating.
  await alice.call("ticket:withdraw", { number });
  await bo.refusal("ticket:open", { number: note("no number", canary("number")) as never });
}

async function liveNotes(bo: Agent, conversationId: ConversationId) {
  const text = note("note", canary("note"));
  const added = await bo.call("note:add", { conversationId, text });
  await bo.call("note:redact", { conversationId, noteId: added.note.id });
  await bo.call("tag:set", { conversationId, tags: [note("tag", canary("tag"))] });
  const reply = { shortcut: canary("shortcut"), title: canary("title") };
  await bo.call("reply:save", { ...reply, text: note("saved reply", canary("saved reply")) });
}

async function sendNonsense(socket: ReturnType<Customer["socket"]>) {
  const call = (name: string, payload: unknown) => socket.timeout(4_000).emitWithAck(name, payload);
  await call(note("name of a call", canary("call")), { text: canary("payload") });
  await call("message:send", { clientId: "x", text: note("bad payload", canary("bad payload")) });
  await call("message:send", { clientId: newClientId(), text: canary("long").repeat(900) });
}

async function useHttp(token: string, identity: string) {
  const account = { email: "bo@example.com", password: "a-long-passphrase" };
  const signedIn = await post("/api/agent/sessions", account);
  for (const cookie of signedIn.headers.getSetCookie()) {
    note(`cookie ${secrets.size}`, /=([^;]+)/.exec(cookie)?.[1]);
  }
  await post("/api/agent/sessions", { ...account, password: note("guess", canary("guess")) });
  await post("/api/faq/ask", { question: note("question", canary("question")) });
  await post("/api/faq/ask", note("broken body", `{"question": "${canary("broken body")}`));
  const draft = { clientId: newClientId(), text: note("over HTTP", canary("over HTTP")) };
  await post("/api/customer/messages", draft, { authorization: `Bearer ${identity}` });
  for (const path of ["/api/", "/api/faq/", "/api/admin/customers/", "/api/host/customers/"]) {
    await send("GET", `${path}${encodeURIComponent(note("path", canary("path")))}`, undefined, {
      authorization: `Bearer ${token}`,
      cookie: `pocketdesk_agent=${token}`,
      "user-agent": note("browser", canary("browser").replace("金丝雀", "canary")),
    });
  }
  const wallet = { authorization: `Bearer ${hostKey}` };
  const sub = note("subject of a ticket", "canary-ticket-subject");
  const complaint = { sub, topic: canary("host"), description: note("host's", canary("host's")) };
  const filed = await post("/api/host/tickets", complaint, wallet);
  const { ticket } = await filed.json();
  const text = note("host's reply", canary("host's reply"));
  await post(`/api/host/tickets/${ticket.number}/replies`, { text }, wallet);
  await send("GET", "/api/host/customers/canary-subject/export", undefined, {
    authorization: `Bearer ${hostKey}`,
    "idempotency-key": note("idempotency key", "canary-idempotency-key"),
  });
}

async function eraseAndExport(id: CustomerId) {
  const { services } = server.desk;
  const record = await services.store.customer(id);
  if (record) await exportCustomer(services, record, "operator");
  await eraseCustomer(services, id, "operator");
}

/** As the transports do with whatever was thrown; this one has a whole message in it, and another one below. */
function report(conversationId: string) {
  const kept = { conversationId, body: { kind: "text", text: note("record", canary("record")) } };
  const bug = new DuplicateMessage(kept as never);
  const driver = Object.assign(new Error("duplicate key"), {
    detail: canary("record"),
    code: "23505",
  });
  server.report(new Error("the store failed", { cause: Object.assign(bug, { cause: driver }) }));
}

test("P13 nothing that anybody wrote and nothing that signs anybody in is in the log of a whole run", async () => {
  const log = server.logged();
  const found = [...secrets].filter(([, secret]) => log.includes(secret));
  expect(found).toEqual([]);
  expect(log).not.toContain("金丝雀");
});

test("P13 the log bites: it has a line for each call and request, the refused ones too", () => {
  const lines = server
    .logged()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const calls = lines.filter(({ msg }) => msg === "call");
  const seen = (call: string, code: string | number) =>
    expect(calls).toContainEqual(expect.objectContaining({ call, code, ms: expect.any(Number) }));
  seen("message:send", "ok");
  seen("message:send", "secret_found");
  seen("message:send", "invalid");
  seen("unknown", "invalid");
  seen("conversation:release", "not_yours");
  seen("ticket:file", "ok");
  seen("ticket:redact", "ok");
  seen("ticket:reply", "secret_found");
  seen("ticket:open", "not_found");
  seen("note:add", "ok");
  seen("POST /api/host/tickets", 201);
  seen("POST /api/agent/sessions", 200);
  seen("POST /api/agent/sessions", 401);
  seen("GET /api/admin/customers/:customer", 403);
  seen("POST /api/faq/ask", 400);
  expect(calls.length).toBeGreaterThan(25);
  const bug = lines.find(({ msg }) => msg === "bug");
  expect(bug.err.cause.cause).toMatchObject({ message: "duplicate key", code: "23505" });
});

test("P13 the canaries were there to be found: the database has what the log has not", async () => {
  await until(async () => expect(await server.stored()).toContain(canary("message")));
  await until(async () => expect(await server.stored()).toContain(canary("addition")));
});
