/** P12: what is in the audit log, who may read it, and that nobody changes it unseen. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AuditEntry, AuditWhat } from "../../protocol/audit.ts";
import type { ConversationId } from "../../protocol/conversation.ts";
import { changeAgent, resetPassword } from "../../server/actions/agents.ts";
import { noteSettings } from "../../server/actions/settings.ts";
import { auditedSettings } from "../../server/audited-settings.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { readConfig } from "../../server/config.ts";
import type { AuditHead } from "../../server/domain/audit.ts";
import { type Agent, agent, type Customer, customer, newClientId } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
let bo: Agent;
let ada: Agent;
let conversationId: ConversationId;

const { send, post } = createHttpClient(() => server);
const as = ({ token }: Pick<Agent, "token">) => ({ authorization: `Bearer ${token}` });

beforeEach(async () => {
  server = await startTestServer();
  ada = await agent(server, "Ada", { role: "admin", onDuty: false });
  bo = await agent(server, "Bo");
  alice = await customer(server);
  await alice.asksForAgent();
  conversationId = (await bo.takesNext()).id;
});
afterEach(() => server.stop());

async function entries(): Promise<readonly AuditEntry[]> {
  const response = await send("GET", "/api/admin/audit", undefined, as(ada));
  expect(response.status).toBe(200);
  return (await response.json()).entries;
}

const newest = async (what: AuditWhat) => (await entries()).find((entry) => entry.what === what);
const count = async (what: AuditWhat) =>
  (await entries()).filter((entry) => entry.what === what).length;

const theConversation = () => ({ kind: "conversation", id: conversationId });
const person = ({ id, name }: Agent) => ({ kind: "agent", id, name });

describe("P12 in the audit log is", () => {
  test("who signed in, from where, and who could not", async () => {
    const account = { email: "Bo@example.com", password: "a-long-passphrase" };
    expect((await post("/api/agent/sessions", account)).status).toBe(200);
    expect(await newest("agent.signed-in")).toMatchObject({
      by: person(bo),
      details: { address: "127.0.0.1" },
    });
    const wrong = { ...account, password: "Hunter2-typed-wrong" };
    expect((await post("/api/agent/sessions", wrong)).status).toBe(401);
    expect(await newest("agent.sign-in-refused")).toMatchObject({
      by: { kind: "unknown" },
      about: person(bo),
    });
    // A password in the wrong field is kept nowhere.
    const swapped = { email: "Hunter2-typed@wrong", password: "x" };
    expect((await post("/api/agent/sessions", swapped)).status).toBe(401);
    expect(JSON.stringify(await entries())).not.toContain("Hunter2");
    await send("DELETE", "/api/agent/sessions", undefined, as(bo));
    expect(await newest("agent.signed-out")).toMatchObject({ by: person(bo) });
  });

  test("a call that was refused: an agent's, and a customer's who tries an agent's", async () => {
    const cy = await agent(server, "Cy");
    expect(await cy.refusal("conversation:release", { conversationId })).toBe("not_yours");
    const refused = { details: { call: "conversation:release" }, about: theConversation() };
    await until(async () =>
      expect(await newest("call.refused")).toMatchObject({ by: person(cy), ...refused }),
    );
    const payload = { conversationId };
    await alice.socket().timeout(4_000).emitWithAck("conversation:release", payload);
    const { id } = alice.session().customer;
    await until(async () =>
      expect(await newest("call.refused")).toMatchObject({
        by: { kind: "customer", id },
        ...refused,
      }),
    );
    // What anybody may mistype is none.
    await alice.socket().timeout(4_000).emitWithAck("no:such-call", payload);
    await cy.refusal("conversation:open", { conversationId: "nothing" as ConversationId });
    expect(await count("call.refused")).toBe(2);
  });

  test("who has read a conversation that is not theirs, before they see a word of it", async () => {
    const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
    await sue.opens(conversationId);
    const read = { by: person(sue), about: theConversation() };
    expect(await newest("conversation.read")).toMatchObject(read);
    const { epoch } = sue.session();
    await sue.call("conversation:sync", { conversationId, afterSeq: 0, epoch });
    expect(await count("conversation.read")).toBe(2);
    await bo.opens(conversationId);
    expect(await count("conversation.read")).toBe(2);
  });

  test("an account that is made, changed, locked out, or given a new password", async () => {
    expect(await newest("agent.created")).toMatchObject({
      by: { kind: "operator" },
      about: person(bo),
      details: { role: "agent" },
    });
    await changeAgent(server.desk.services, "bo@example.com", { role: "supervisor" });
    expect(await newest("agent.changed")).toMatchObject({
      about: person(bo),
      details: { was: "agent", role: "supervisor", disabled: false },
    });
    await resetPassword(server.desk.services, "bo@example.com", "another-long-password");
    expect(await newest("agent.password-changed")).toMatchObject({ about: person(bo) });
  });

  test("a supervisor who takes over, and nobody who does it with their own", async () => {
    const sue = await agent(server, "Sue", { role: "supervisor" });
    await sue.call("conversation:transfer", { conversationId, toAgentId: sue.id });
    expect(await newest("conversation.taken-over")).toMatchObject({
      by: person(sue),
      about: theConversation(),
      details: { how: "transfer", holder: bo.id },
    });
    await sue.call("conversation:release", { conversationId });
    expect(await count("conversation.taken-over")).toBe(1);
  });

  test("a message that was taken away, and an agent who asked for a secret", async () => {
    const { id: messageId } = await alice.sends("我们的暗号是芝麻开门");
    await bo.call("message:redact", { conversationId, messageId });
    expect(await newest("message.redacted")).toMatchObject({
      by: person(bo),
      about: theConversation(),
      details: { messages: 1 },
    });
    const asking = { conversationId, clientId: newClientId(), text: "请把您收到的验证码发给我" };
    expect(await bo.refusal("message:send", asking)).toBe("secret_found");
    const asked = { by: person(bo), details: { secret: "one-time-code" } };
    expect(await newest("secret.asked")).toMatchObject(asked);
    expect(JSON.stringify(await entries())).not.toMatch(/芝麻|验证码/);
  });

  test("nothing of what was rolled back", async () => {
    const { head } = await verdict();
    const failing = resetPassword(server.desk.services, "nobody@example.com", "a-long-passphrase");
    await expect(failing).rejects.toThrow("There is no agent");
    expect((await verdict()).head).toEqual(head);
  });
});

describe("who may read the audit log", () => {
  test.each(["agent", "supervisor", "editor"] as const)(
    "no %s; the attempt is in it",
    async (role) => {
      const nosy = await agent(server, `Nosy ${role}`, { role, onDuty: false });
      const response = await send("GET", "/api/admin/audit", undefined, as(nosy));
      expect([response.status, (await response.json()).error.code]).toEqual([403, "not_yours"]);
      expect(await newest("call.refused")).toMatchObject({
        by: person(nosy),
        details: { call: "GET /api/admin/audit" },
      });
    },
  );

  test("nobody without a session, and no page but our own", async () => {
    expect((await send("GET", "/api/admin/audit")).status).toBe(401);
    const token = alice.session().token ?? "";
    expect((await send("GET", "/api/admin/audit", undefined, as({ token }))).status).toBe(401);
    const cookie = `pocketdesk_agent=${ada.token}`;
    const evil = { cookie, origin: "https://evil.example" };
    expect((await send("GET", "/api/admin/audit", undefined, evil)).status).toBe(403);
    // The setup bites: the same cookie from our own page.
    const own = { cookie, "sec-fetch-site": "same-origin" };
    expect((await send("GET", "/api/admin/audit", undefined, own)).status).toBe(200);
  });

  test.each(["0", "-1", "x", "1e3", "99999999999999999"])(
    "before=%s is refused",
    async (before) => {
      const path = `/api/admin/audit?before=${before}`;
      expect((await send("GET", path, undefined, as(ada))).status).toBe(400);
    },
  );

  test("page by page, newest first, each entry once", async () => {
    for (let index = 0; index < 55; index += 1) await ada.opens(conversationId);
    const first = await (await send("GET", "/api/admin/audit", undefined, as(ada))).json();
    expect([first.entries.length, first.more]).toEqual([50, true]);
    const last = first.entries.at(-1).seq;
    const path = `/api/admin/audit?before=${last}`;
    const second = await (await send("GET", path, undefined, as(ada))).json();
    expect(second.more).toBe(false);
    const seqs = [...first.entries, ...second.entries].map(({ seq }: AuditEntry) => seq);
    expect(seqs).toEqual(Array.from(seqs, (_, index) => seqs.length - index));
  });
});

const audit = (...words: string[]) => runAdmin(["audit", ...words], server.settings);

async function verdict() {
  const { code, text } = await audit("verify");
  return { code, text, head: /\d+:[0-9a-f]{64}$/.exec(text)?.[0] ?? "" };
}

/** Writes the mark of where the log ends and begins. */
async function moveHead(change: (head: AuditHead) => Partial<AuditHead>) {
  const [row] = await server.sql("SELECT value FROM meta WHERE name = 'audit_head'");
  const head: AuditHead = JSON.parse(String(row?.[0]));
  const moved = JSON.stringify({ ...head, ...change(head) });
  await server.sql(`UPDATE meta SET value = '${moved}' WHERE name = 'audit_head'`);
}

const linkAt = async (which: string) => {
  const [row] = await server.sql(`SELECT seq, hash FROM audit WHERE seq = ${which}`);
  return { seq: Number(row?.[0]), hash: String(row?.[1]) };
};
const newestSeq = "(SELECT MAX(seq) FROM audit)";

describe("P12 npm run admin -- audit verify", () => {
  test("says that the log is sound, and how it ends", async () => {
    const { code, text, head } = await verdict();
    expect(code).toBe(0);
    expect(text).toMatch(/^The audit log is sound: \d+ entries\./);
    expect(await audit("verify", head)).toMatchObject({ code: 0 });
    const { text: listed } = await audit("list", "2");
    expect(listed.split("\n")).toEqual([
      expect.stringMatching(
        /^\d+ {2}\S+Z {2}agent\.created {2}operator {2}agent:\S+ {2}\{"role":"agent"\}$/,
      ),
      expect.stringMatching(/^\d+ {2}\S+Z {2}agent\.signed-in {2}agent:/),
    ]);
  });

  test.each([
    ["an edited entry", "UPDATE audit SET by = 'operator' WHERE seq = 2", "Entry 2 was changed"],
    ["a removed entry", "DELETE FROM audit WHERE seq = 2", "Entry 2 is missing"],
    [
      "the last one removed",
      `DELETE FROM audit WHERE seq = ${newestSeq}`,
      "is missing, the last of all",
    ],
    [
      "an entry put in",
      "INSERT INTO audit SELECT seq + 1, at, what, by, about, details, hash FROM audit ORDER BY seq DESC LIMIT 1",
      "was changed, or does not belong here",
    ],
  ])("finds %s", async (_, statement, line) => {
    await server.sql(statement);
    expect(await audit("verify")).toEqual({ code: 1, text: expect.stringContaining(line) });
  });

  test("finds the beginning cut off, with its mark moved", async () => {
    const pruned = await linkAt("2");
    await moveHead(() => ({ pruned }));
    await server.sql("DELETE FROM audit WHERE seq <= 2");
    expect(await audit("verify")).toEqual({
      code: 1,
      text: expect.stringContaining("The beginning is missing, and no entry says why."),
    });
  });

  test("finds a log whose end was cut off with its mark, by an end that was noted down", async () => {
    const { head } = await verdict();
    await server.sql(`DELETE FROM audit WHERE seq = ${newestSeq}`);
    const end = await linkAt(newestSeq);
    await moveHead(() => end);
    expect(await audit("verify")).toMatchObject({ code: 0 });
    expect(await audit("verify", head)).toEqual({
      code: 1,
      text: "The entry that was noted down is not in it: it was written again.",
    });
  });
});

test("P12 a setting that differs from the last start is in the audit log, and no secret", async () => {
  const { services } = server.desk;
  const secret = "a-key-that-is-long-enough-for-the-wallet";
  const start = (more: Readonly<Record<string, string>>) =>
    noteSettings(services, auditedSettings(readConfig(more)));
  await start({});
  expect((await newest("settings.changed"))?.details).toMatchObject({ RATE_LIMITS: true });
  await start({});
  expect(await count("settings.changed")).toBe(1);
  await start({ HOST_API_KEY: secret, RETENTION_CONVERSATIONS_DAYS: "30" });
  expect(await newest("settings.changed")).toMatchObject({
    by: { kind: "operator" },
    details: { HOST_API_KEY: true, RETENTION_CONVERSATIONS_DAYS: 30 },
  });
  expect(await server.stored()).not.toContain(secret);
  expect((await verdict()).code).toBe(0);
});

test("an id that is none of ours is not kept: a key would stand there for ever", async () => {
  const key = "5Kb8kLf9zgWQnogidDA76MzPL6TsZZY36hWXMssSzNydYXYB9KF";
  await alice.refusal("note:add" as never, { conversationId: key, text: "x" } as never);
  await bo.refusal("conversation:release", { conversationId: key as ConversationId });
  await alice.call("article:vote", {
    articleId: "payment-failed" as never,
    messageId: key as never,
    helpful: true,
  });
  expect(JSON.stringify(await entries())).not.toContain(key);
  expect(await server.stored()).not.toContain(key);
});
