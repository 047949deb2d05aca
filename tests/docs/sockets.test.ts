/** docs/protocol.md against the schemas, and against a server that every documented call is made to. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ZodObject } from "zod";
import type { ConversationId } from "../../protocol/conversation.ts";
import { refusalStatus } from "../../protocol/errors.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { ReplayId } from "../../protocol/replay.ts";
import { agentPayloads, customerPayloads } from "../../protocol/schemas.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { askCheck } from "../../server/actions/checks.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { type Agent, agent, type Customer, customer, newClientId } from "../support/actors.ts";
import { aRadarAlert } from "../support/builders.ts";
import { fixtureFaq } from "../support/fixture-faq.ts";
import { awayMailServer } from "../support/mail-server.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";
import { transfer } from "../support/wallet.ts";
import { codeIn, tablesUnder } from "./documents.ts";
import { callsUnder, type DocumentedCall, eventShapes, file, sessions, views } from "./protocol.ts";
import { differences, parseShape, partsOf, type Shape } from "./shape.ts";

const namespaces = [
  ["/customer", customerPayloads],
  ["/agent", agentPayloads],
] as const;

describe.each(namespaces)("the calls of %s", (namespace, schemas) => {
  const documented = callsUnder(namespace);

  test("are all documented, and no others are", () => {
    expect(documented.map(({ name }) => name).sort()).toEqual(Object.keys(schemas).sort());
  });

  test.each(documented)("$name takes the documented payload", ({ name, payload }) => {
    const schema = schemas[name as keyof typeof schemas] as ZodObject;
    const parts = partsOf(payload, views);
    expect([...parts.keys()].sort()).toEqual(Object.keys(schema.shape).sort());
    for (const [key, { optional, shape }] of parts) {
      const part = schema.shape[key];
      expect([key, part?.safeParse(undefined).success]).toEqual([key, optional]);
      for (const value of examplesOf(shape)) expect(part?.safeParse(value).error).toBeUndefined();
    }
  });
});

function examplesOf(shape: Shape): readonly unknown[] {
  if (shape.kind === "example") return [shape.value];
  return shape.kind === "oneOf" ? shape.shapes.flatMap(examplesOf) : [];
}

test("the refusal codes are all documented, with their status", () => {
  const documented = tablesUnder(file, "## Rules for all").map(({ Code = "", Status }) => [
    codeIn(Code)[0],
    Number(Status),
  ]);
  expect(Object.fromEntries(documented)).toEqual(refusalStatus);
});

/** Exhaustive, or it does not compile. */
const eventTypes: Readonly<Record<ServerEvent["type"], "sent today" | "kept for a later feature">> =
  {
    "message.posted": "sent today",
    "message.redacted": "sent today",
    "conversation.changed": "sent today",
    "survey.asked": "sent today",
    "survey.answered": "sent today",
    "check.answered": "sent today",
    "emergency.changed": "sent today",
    "queue.moved": "sent today",
    typing: "sent today",
    "message.read": "sent today",
    "priority.changed": "sent today",
    "note.added": "sent today",
    "note.redacted": "sent today",
    "tags.changed": "sent today",
    "colleague.seen": "sent today",
    "announcement.changed": "sent today",
    "ticket.changed": "sent today",
    "radar.changed": "sent today",
    "memo.changed": "sent today",
    "bulletin.changed": "sent today",
    "improvement.changed": "sent today",
    "idea.changed": "sent today",
    "content.changed": "sent today",
    "customer.erased": "sent today",
    "desk.changed": "sent today",
    "desk.staffed": "sent today",
  };

test("the events are all documented, and no others are", () => {
  expect([...eventShapes.keys()].sort()).toEqual(Object.keys(eventTypes).sort());
});

describe("on a running server", () => {
  let server: TestServer;
  let alice: Customer;
  let bo: Agent;
  const answered = new Map<string, unknown[]>();
  let heard: readonly ServerEvent[];

  beforeAll(async () => {
    const contentChanges = new Set<() => void>();
    const faq = {
      ...fixtureFaq,
      subscribe(onChange: () => void) {
        contentChanges.add(onChange);
        return () => contentChanges.delete(onChange);
      },
    };
    server = await startTestServer(awayMailServer, { faq });
    bo = await agent(server, "Bo");
    alice = await customer(server);
    const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
    for (const onChange of contentChanges) onChange();
    await until(() => expect(ed.heard()).not.toEqual([]));
    await makeEveryCall();
    heard = [...alice.heard(), ...bo.heard(), ...ed.heard(), ...(await makeRadarCalls())];
  });
  afterAll(() => server.stop());

  test.each([
    ["/customer", () => alice.session()],
    ["/agent", () => bo.session()],
  ] as const)("%s greets with the documented session", (namespace, session) => {
    expect(differences(session(), sessions[namespace], views)).toEqual([]);
  });

  test("a signed-in customer's session fits too", async () => {
    const token = await server.identity("dan", { name: "Dan", tier: "gold" });
    const dan = await customer(server, { identity: token });
    expect(differences(dan.session(), sessions["/customer"], views)).toEqual([]);
  });

  const documented = namespaces.flatMap(([namespace]) =>
    callsUnder(namespace).map((call) => [`${namespace} ${call.name}`, call] as const),
  );
  test.each(documented)("%s answers the documented value", (name, { values }) => {
    const got = answered.get(name) ?? [];
    expect(got.length).toBeGreaterThan(0);
    for (const value of got) expect(closest(value, values)).toEqual([]);
    // Where a call may answer in two forms, both came.
    for (const shape of values) {
      expect(got.map((value) => differences(value, shape, views))).toContainEqual([]);
    }
  });

  const sent = Object.entries(eventTypes).filter(([, when]) => when === "sent today");
  test.each(sent)("the event %s has the documented shape", (type) => {
    const events = heard.filter((event) => event.type === type);
    expect(events.length).toBeGreaterThan(0);
    for (const { type: _, ...rest } of events) {
      expect(differences(rest, eventShapes.get(type) ?? { kind: "null" }, views)).toEqual([]);
    }
  });

  test("a refused call answers the documented refusal", async () => {
    const result = await alice.socket().timeout(4_000).emitWithAck("message:send", {});
    const shape = parseShape(`{"ok": false, "error": Refusal}`);
    expect(differences(result, shape, views)).toEqual([]);
  });

  /** Everything that a customer and two agents can ask for, in an order in which nothing is refused. */
  async function makeEveryCall() {
    const cy = await agent(server, "Cy");
    const says = (text: string) => ({ clientId: newClientId(), text });
    const articleId = "payment-failed";
    const customerCalls = recorded("/customer", alice);
    const agentCalls = recorded("/agent", bo);

    await customerCalls("message:send", says("支付失败了"));
    await alice.sees("支付失败怎么办");
    const conversationId = alice.conversation();
    await customerCalls("message:send", says("密码是Abc12345"));
    await until(() => expect(JSON.stringify(alice.view())).toContain('"redacted":["password"]'));
    const first = { conversationId, messageId: firstMessageOf(alice) };
    await customerCalls("message:redact", first);
    const { epoch } = alice.session();
    await customerCalls("conversation:sync", { conversationId, afterSeq: 0, epoch });
    await customerCalls("conversation:sync", { conversationId, afterSeq: 0, epoch: "another" });
    await customerCalls("conversation:read", { seq: 1 });
    await customerCalls("conversation:open", { id: conversationId });
    await customerCalls("faq:suggest", { text: "支付" });
    await customerCalls("article:get", { id: articleId });
    await customerCalls("article:vote", { articleId, helpful: false });
    await customerCalls("agent:request", { topic: "支付" });
    await customerCalls("agent:cancel", {});

    // Somebody else waits before Alice, so that her place changes when they are taken.
    const eve = await customer(server);
    await eve.asksForAgent();
    await customerCalls("agent:request", {});

    await agentCalls("desk:available", { on: true, capacity: 5 });
    await agentCalls("desk:list", { view: "queue" });
    await agentCalls("agent:list", {});
    const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
    await recorded("/agent", sue)("desk:live", {});
    await recorded("/agent", sue)("memo:send", { toAgentId: bo.id, text: "请先安抚" });
    await agentCalls("memo:list", {});
    await agentCalls("memo:read", { id: (await bo.call("memo:list", {})).memos[0]?.id });
    await recorded("/agent", sue)("bulletin:write", { text: "先核对银行回执" });
    const [notice] = (await bo.call("bulletin:list", {})).unread;
    await agentCalls("bulletin:list", {});
    await agentCalls("bulletin:read", { id: notice?.id });
    await recorded("/agent", sue)("bulletin:remove", { id: notice?.id });
    const due = { ownerId: bo.id, due: "2026-12-15", incidents: [] };
    await recorded("/agent", sue)("improvement:save", { what: "回执超时提醒", ...due });
    const [entry] = (await bo.call("improvement:list", {})).improvements;
    await agentCalls("improvement:list", {});
    await agentCalls("improvement:move", { id: entry?.id, state: "done" });
    await agentCalls("queue:take", { conversationId: eve.conversation() });
    await until(() => expect(alice.heard().map(({ type }) => type)).toContain("queue.moved"));
    await agentCalls("queue:take", {});
    await customerCalls("typing", { on: true });
    await agentCalls("typing", { conversationId, on: true });
    await agentCalls("conversation:open", { conversationId });
    await agentCalls("conversation:look", { conversationId, doing: "reads" });
    await agentCalls("conversation:sync", { conversationId, afterSeq: 0, epoch });
    await agentCalls("conversation:sync", { conversationId, afterSeq: 0, epoch: "another" });
    await agentCalls("message:send", { conversationId, ...says("您好") });
    await agentCalls("message:send", { conversationId, ...says("请看这篇"), articleId });
    const { message } = await bo.call("message:send", { conversationId, ...says("发错了") });
    await agentCalls("message:redact", { conversationId, messageId: message.id });
    await agentCalls("conversation:read", { conversationId, seq: 3 });
    await agentCalls("priority:set", { conversationId, priority: "high" });
    await agentCalls("note:add", { conversationId, text: "已电话核对" });
    const { note } = await bo.call("note:add", { conversationId, text: "记错了" });
    await agentCalls("note:redact", { conversationId, noteId: note.id });
    await agentCalls("tag:set", { conversationId, tags: ["支付", "回访"] });
    await agentCalls("reply:save", { shortcut: "hi", title: "问候", text: "您好" });
    await agentCalls("reply:list", {});
    await agentCalls("conversation:open", { conversationId });
    const { replies } = await bo.call("reply:list", {});
    await agentCalls("reply:delete", { id: replies[0]?.id });
    await agentCalls("faq:suggest", { text: "支付", locale: "zh-CN" });
    await agentCalls("article:get", { id: articleId, locale: "en" });
    await agentCalls("conversation:transfer", { conversationId, toAgentId: cy.id });
    await cy.call("conversation:release", { conversationId });
    await agentCalls("queue:take", { conversationId });
    await agentCalls("conversation:release", { conversationId });
    await agentCalls("queue:take", { conversationId });
    const done = { conversationId, summary: "已处理", topic: "支付" };
    await agentCalls("conversation:resolve", done);
    const sueCalls = recorded("/agent", sue);
    await sueCalls("replay:make", { conversationId });
    const id = (await sue.call("replay:list", {})).replays[0]?.id ?? ("" as ReplayId);
    await sueCalls("replay:draft", { id });
    const { turns } = (await sue.call("replay:draft", { id })).draft;
    const texts = turns.map(({ text }) => text);
    await sueCalls("replay:save", { id, title: "支付失败", texts, publish: true });
    await agentCalls("replay:list", {});
    await agentCalls("replay:open", { id });
    await agentCalls("replay:answer", { id, step: 0, text: "我先帮您查" });
    await sueCalls("replay:results", { id });
    await sueCalls("replay:remove", { id });
    await agentCalls("desk:list", { view: "resolved" });
    await customerCalls("survey:answer", { conversationId, score: 5, comment: "谢谢" });
    await customerCalls("message:send", says("还有一个问题"));
    await customerCalls("conversation:end", {});
    await customerCalls("conversation:list", {});
    await until(() => expect(alice.heard().map(({ type }) => type)).toContain("survey.answered"));
    await eraseCustomer(server.desk.services, eve.session().customer.id, "operator");
    await until(() => expect(bo.heard().map(({ type }) => type)).toContain("customer.erased"));
    await makeTicketCalls({ customerCalls, agentCalls, conversationId });
    await makeSurveyCalls({ customerCalls, agentCalls, conversationId });
    await makeEmergencyCalls({ customerCalls, agentCalls, conversationId });
    await customerCalls("mail:get", {});
    await customerCalls("mail:leave", { address: "li@example.com" });
    await customerCalls("mail:switch", { on: true });
    await server.sql("UPDATE mailings SET own_address = pending_address");
    await customerCalls("mail:transcript", { conversationId });
    await makeAnnouncementCalls(customerCalls);
  }

  async function makeTaskCalls(agentCalls: Recorder, ivy: Agent) {
    const [{ id } = { id: "" as never }] = (await ivy.call("announcement:list", {})).announcements;
    const complaint = { topic: "转账", description: "转账三天了还没到" };
    const { number } = (await alice.call("ticket:file", complaint)).ticket;
    await agentCalls("announcement:open-task", { id, number, team: "技术组", text: "查回执" });
    const taskId = (await ivy.call("announcement:tasks", { id })).linked[0]?.id;
    await agentCalls("announcement:unlink-task", { id, taskId });
    await agentCalls("announcement:link-task", { id, taskId });
    await agentCalls("announcement:tasks", { id });
  }

  async function makeAnnouncementCalls(customerCalls: Recorder) {
    const ivy = await agent(server, "Ivy", { role: "supervisor", onDuty: false });
    const agentCalls = recorded("/agent", ivy);
    const words = { title: { "zh-CN": "转账变慢" }, text: { "zh-CN": "钱没有丢" } };
    const startsAt = new Date(server.clock.now()).toISOString();
    const about = { topics: ["payment-failed"], errorCodes: ["PAY-1001"] };
    await agentCalls("announcement:save", { kind: "incident", ...words, ...about, startsAt });
    await agentCalls("announcement:list", {});
    const { announcements } = await ivy.call("announcement:list", {});
    const id = announcements[0]?.id;
    await customerCalls("announcement:report", { id });
    await customerCalls("announcement:subscribe", { id });
    await customerCalls("announcement:seen", { id, updates: 0 });
    await agentCalls("announcement:impact", { id });
    await agentCalls("announcement:questions", about);
    await makeTaskCalls(agentCalls, ivy);
    await customerCalls("announcement:dismiss", { id });
    await customerCalls("problem:report", { articleId: "payment-failed" });
    await customerCalls("announcement:transactions", { id });
    await agentCalls("announcement:update", { id, text: { "zh-CN": "已找到原因" } });
    await agentCalls("announcement:end", { id, text: { "zh-CN": "已经恢复" } });
    await customerCalls("announcement:answer", { id, solved: true });
    const changed = ({ type }: ServerEvent) => type === "announcement.changed";
    await until(() => expect(alice.heard().filter(changed)).toHaveLength(3));
  }

  /** Answers what the supervisor has heard. */
  async function makeRadarCalls() {
    const lea = await agent(server, "Lea", { role: "supervisor", onDuty: false });
    const agentCalls = recorded("/agent", lea);
    const alert = aRadarAlert({ conversationIds: [alice.conversation()] });
    await server.desk.services.store.transaction((tx) => tx.saveRadarAlert(alert));
    await agentCalls("radar:list", {});
    await agentCalls("radar:open", { id: alert.id });
    await agentCalls("radar:dismiss", { id: alert.id });
    await until(() => expect(lea.heard().map(({ type }) => type)).toContain("radar.changed"));
    return lea.heard();
  }

  async function makeSurveyCalls({ customerCalls, agentCalls }: Callers) {
    await customerCalls("survey:periodic", {});
    const { id: customerId } = alice.session().customer;
    const { store } = server.desk.services;
    await store.transaction((tx) => tx.savePeriodicQuestion({ customerId, askedAt: 1 }));
    await customerCalls("survey:answer-periodic", { score: 2, reasons: ["speed"] });
    await agentCalls("survey:list", { unhappy: true, agentId: bo.id });
    await agentCalls("survey:list", {});
    await customerCalls("idea:send", { clientId: newClientId(), text: "希望能按月看账单" });
    await agentCalls("idea:list", { view: "open" });
    const [idea] = (await bo.call("idea:list", { view: "open" })).ideas;
    await agentCalls("idea:answer", { id: idea?.id, text: "下个版本会有" });
    await customerCalls("idea:list", {});
    await until(() => expect(bo.heard().map(({ type }) => type)).toContain("idea.changed"));
  }

  async function makeEmergencyCalls({ customerCalls }: Callers) {
    await customerCalls("emergency:open", { kind: "account-stolen" });
    await customerCalls("emergency:mark", { step: "police", done: true });
    await customerCalls("emergency:freeze", {});
    const { id } = alice.session().customer;
    await server.sql(`UPDATE customers SET subject = 'u-checked' WHERE id = '${id}'`);
    const expiresAt = new Date(server.clock.now() + 3_600_000).toISOString();
    const check = { kind: "was-this-you", transaction: transfer, expiresAt } as const;
    const { checkId } = await askCheck(server.desk.services, { sub: "u-checked", ...check });
    await customerCalls("check:answer", { checkId, answer: "no" });
    await until(() => expect(alice.heard().map(({ type }) => type)).toContain("check.answered"));
  }

  async function makeTicketCalls({ customerCalls, agentCalls, conversationId }: Callers) {
    const complaint = { topic: "提现未到账", description: "提现三天了还没到" };
    await customerCalls("ticket:file", complaint);
    await customerCalls("ticket:list", {});
    await customerCalls("transactions:recent", {});
    await agentCalls("customer:facts", { conversationId });
    const number = await newestTicket(alice);
    await customerCalls("ticket:get", { number });
    await customerCalls("ticket:receipt", { number });
    await customerCalls("ticket:moved", { since: "2026-11-20T08:00:00.000Z" });
    await agentCalls("ticket:list", { view: "open" });
    await agentCalls("ticket:related", { conversationId });
    await agentCalls("ticket:overview", {});
    await agentCalls("ticket:open", { number });
    await agentCalls("ticket:assign", { number, team: "技术组" });
    await agentCalls("ticket:accept", { number });
    await agentCalls("ticket:check", { number, checkId: "1", on: true });
    await agentCalls("ticket:classify", { number, topic: "退款", severity: "high" });
    await agentCalls("ticket:reply", { number, text: "正在向银行查询" });
    await agentCalls("ticket:note", { number, text: "已电话核对身份" });
    await agentCalls("ticket:task", { number, team: "技术组", text: "查这笔的回执" });
    const { ticket } = await bo.call("ticket:open", { number });
    const taskId = ticket.tasks[0]?.id ?? "";
    await agentCalls("ticket:tasks", { team: "技术组" });
    await agentCalls("ticket:save-view", {
      name: "大额",
      view: "open",
      filter: { amountFrom: "5000" },
      isShared: true,
    });
    const { overview } = await bo.call("ticket:overview", {});
    await agentCalls("ticket:remove-view", { id: overview.saved[0]?.id ?? "" });
    await agentCalls("ticket:link", { number, conversationId });
    // Weeks lie between them: what falls on a free day moves to the next business day.
    const weeksLater = (time: string, weeks: number) =>
      new Date(Date.parse(time) + weeks * 7 * 86_400_000).toISOString();
    const at = weeksLater(ticket.promise.at, 1);
    await agentCalls("ticket:postpone", { number, at, text: "银行周一才答复" });
    const later = weeksLater(at, 3);
    await agentCalls("ticket:forewarn", { number, at: later, text: "银行周一才答复" });
    await agentCalls("ticket:answer-task", { number, taskId, text: "银行没有回执" });
    await agentCalls("ticket:ask", { number, text: "是哪张卡？" });
    await customerCalls("ticket:add", { number, text: "补充：尾号 6013" });
    await agentCalls("ticket:decide", { number, kind: "apology", text: "对不起" });
    await agentCalls("ticket:redact", { number, seq: 1 });
    await agentCalls("ticket:receipt", { number });
    await customerCalls("ticket:escalate", { number, reason: "少退了手续费" });
    await customerCalls("ticket:withdraw", { number });
    await agentCalls("ticket:file", { ...complaint, conversationId });
    const into = await newestTicket(alice);
    await bo.call("ticket:accept", { number: into });
    await bo.call("ticket:decide", { number: into, kind: "apology", text: "对不起" });
    const { store } = server.desk.services;
    const followedUpAt = server.clock.now();
    await store.transaction((tx) => tx.updateTicket(into, { followedUpAt }));
    await customerCalls("ticket:follow-up", { number: into, resolved: true, score: 4 });
    await agentCalls("ticket:close", { number: into });
    await agentCalls("ticket:set-cause", { number: into, cause: "银行无回执" });
    await makeProposals(agentCalls, await another());
    const [kept, copy] = [await another(), await another()];
    await bo.call("ticket:accept", { number: copy });
    await agentCalls("ticket:merge", { number: copy, into: kept });
    async function another() {
      return (await alice.call("ticket:file", complaint)).ticket.number;
    }
  }

  /** Two decisions that an agent may not make alone. */
  async function makeProposals(agentCalls: Recorder, number: TicketNumber) {
    const ada = await agent(server, "Ada", { role: "supervisor", onDuty: false });
    const adaCalls = recorded("/agent", ada);
    const large = { kind: "refund", text: "已退回余额", amount: "3000.00", currency: "CNY" };
    await bo.call("ticket:accept", { number });
    await agentCalls("ticket:decide", { number, ...large, cause: "银行无回执" });
    await adaCalls("ticket:decline", { number, text: "先问商户" });
    await agentCalls("ticket:decide", { number, ...large });
    await adaCalls("ticket:approve", { number });
  }

  /** Makes a call and keeps what it answers; the server checks the payload, so its type does not matter here. */
  function recorded(
    namespace: string,
    { call }: { call(name: never, payload: never): Promise<unknown> },
  ) {
    return async (name: string, payload: object) => {
      const value = await call(name as never, payload as never);
      const key = `${namespace} ${name}`;
      answered.set(key, [...(answered.get(key) ?? []), value]);
    };
  }
});

type Recorder = (name: string, payload: object) => Promise<void>;

interface Callers {
  readonly customerCalls: Recorder;
  readonly agentCalls: Recorder;
  readonly conversationId: ConversationId;
}

async function newestTicket(alice: Customer) {
  const [first] = (await alice.call("ticket:list", {})).tickets;
  if (first === undefined) throw new Error("No ticket was filed.");
  return first.number;
}

function firstMessageOf(alice: Customer) {
  const [first] = alice.view().messages;
  if (first === undefined) throw new Error("Nothing has been said.");
  return first.id;
}

/** The fewest differences to any of the shapes. */
const closest = (value: unknown, shapes: DocumentedCall["values"]) =>
  shapes.map((shape) => differences(value, shape, views)).sort((a, b) => a.length - b.length)[0];
