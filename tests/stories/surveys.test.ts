/** What customers say of services, of decisions and of the wallet, and what they suggest: over sockets, by a clock that is passed in. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { changeSettings } from "../../server/actions/change-settings.ts";
import { customerNamed, exportCustomer } from "../../server/actions/customer-data.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { presentExport } from "../../server/present/customer-export.ts";
import { type Agent, agent, type Customer, customer, newClientId } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
let bo: Agent;
let sue: Agent;
beforeEach(async () => {
  server = await startTestServer({
    WEBHOOK_URL: "https://wallet.example/hook",
    WEBHOOK_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  });
  alice = await customer(server, { identity: await server.identity("u-1") });
  bo = await agent(server, "Bo");
  sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
});
afterEach(() => server.stop());

const later = async (days: number) => {
  for (let day = 0; day < days; day += 1) await server.pass("1 day");
  await bo.signsInAgain();
  await sue.signsInAgain();
  alice.leaves();
  alice = await customer(server, { identity: await server.identity("u-1") });
};
async function served(one: Customer, by: Agent) {
  await one.asksForAgent();
  await by.takes(one.conversation());
  await by.says(one.conversation(), "已经帮您处理好了");
  await by.resolves(one.conversation());
  return one.conversation();
}
const files = async () =>
  (await alice.call("ticket:file", { topic: "提现未到账", description: "提现三天了还没到" })).ticket
    .number;
async function decided(number: TicketNumber) {
  await bo.call("ticket:accept", { number });
  const decision = { kind: "explanation", text: "银行今天已经处理" } as const;
  return (await bo.call("ticket:decide", { number, ...decision })).ticket;
}
const reads = async (number: TicketNumber) => (await alice.call("ticket:get", { number })).ticket;
const news = () => alice.session().features.news;
const webhooks = async () =>
  (await server.sql("SELECT data FROM webhooks WHERE type = 'survey.answered' ORDER BY seq")).map(
    ([data]) => JSON.parse(String(data)),
  );

test("C10 a low score says what was wrong, once, to the desk and to the wallet", async () => {
  const conversationId = await served(alice, bo);
  await until(() => expect(alice.view().survey).toEqual({}));
  const low = { conversationId, score: 2, resolved: false } as const;
  expect(await alice.refusal("survey:answer", { ...low, score: 5, reasons: ["speed"] })).toBe(
    "invalid",
  );
  await alice.call("survey:answer", {
    ...low,
    reasons: ["speed", "manner"],
    comment: "等太久了，我的密码是Abc12345",
  });
  expect(await alice.refusal("survey:answer", low)).toBe("closed");
  const said = { score: 2, resolved: false, reasons: ["speed", "manner"] };
  const { answers } = await sue.call("survey:list", {});
  expect(answers).toMatchObject([
    { ...said, kind: "service", conversationId, agent: { id: bo.id }, topic: "支付" },
  ]);
  expect(answers[0]?.comment).toContain("••••");
  expect((await bo.opens(conversationId)).survey).toMatchObject(said);
  const [webhook, ...more] = await webhooks();
  expect(webhook).toMatchObject({ ...said, sub: "u-1", kind: "service", conversationId });
  expect(webhook.answerId).toBe(answers[0]?.id);
  expect(JSON.stringify(webhook)).not.toContain("等太久");
  expect(more).toEqual([]);
});

test("C10 nobody is asked how it was while a complaint is open", async () => {
  const number = await files();
  await served(alice, bo);
  await alice.becomes("resolved");
  expect((await alice.fresh()).survey).toBeUndefined();
  await decided(number);
  await alice.says("还有一件事");
  await served(alice, bo);
  // It would have been asked before, had nothing been open.
  await until(() => expect(alice.view().survey).toEqual({}));
});

test("S05 an agent reads what was said of their own work, an editor nothing, and nobody is let into a colleague's", async () => {
  const cy = await agent(server, "Cy");
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  const ben = await customer(server);
  await alice.call("survey:answer", { conversationId: await served(alice, bo), score: 5 });
  await server.pass("1 minute");
  await ben.call("survey:answer", { conversationId: await served(ben, cy), score: 1 });
  const scores = async (one: Agent, wanted: object = {}) =>
    (await one.call("survey:list", wanted)).answers.map(({ score }) => score);
  expect(await scores(sue)).toEqual([1, 5]);
  expect(await scores(sue, { unhappy: true })).toEqual([1]);
  expect(await scores(sue, { agentId: bo.id })).toEqual([5]);
  expect(await scores(bo)).toEqual([5]);
  expect(await bo.refusal("survey:list", { agentId: cy.id })).toBe("not_yours");
  expect(await ed.refusal("survey:list", {})).toBe("not_yours");
});

test("C10 some days after a decision it is asked once whether it is solved, and one word brings the complaint back to its handler", async () => {
  const number = await files();
  await decided(number);
  expect(await alice.refusal("ticket:follow-up", { number, resolved: true })).toBe("closed");
  await later(2);
  expect(news()).toBeUndefined();
  await later(2);
  expect(news()).toEqual({ followUp: number });
  expect((await reads(number)).may.followUp).toBe(true);
  const answer = {
    number,
    resolved: false,
    score: 2,
    reasons: ["outcome"],
    text: "还没到",
  } as const;
  const { ticket } = await alice.call("ticket:follow-up", answer);
  expect(ticket).toMatchObject({ state: "investigating", handler: { name: "Bo" } });
  expect(ticket.may).toMatchObject({ followUp: false, add: true });
  expect(ticket.timeline.map(({ kind }) => kind)).toEqual([
    "filed",
    "accepted",
    "decided",
    "followed-up",
    "reopened",
  ]);
  expect(ticket.timeline.at(-1)).toMatchObject({ text: "还没到", promise: ticket.promise });
  expect(await alice.refusal("ticket:follow-up", answer)).toBe("closed");
  const mine = await bo.call("ticket:list", { view: "mine" });
  expect(mine.tickets.map((row) => row.number)).toEqual([number]);
  expect((await sue.call("survey:list", { unhappy: true })).answers).toMatchObject([
    { kind: "ticket", number, score: 2, reasons: ["outcome"], comment: "还没到" },
  ]);
  expect((await webhooks())[0]).toMatchObject({ kind: "ticket", number, resolved: false });
  // The same agent decides again, and it is asked again.
  await decided(number);
  await later(4);
  await alice.call("ticket:follow-up", { number, resolved: true });
  expect((await reads(number)).state).toBe("decided");
  await later(31);
  expect((await reads(number)).state).toBe("closed");
});

test("a complaint that was closed early is asked about all the same; a promise is none of the customer's answer", async () => {
  const number = await files();
  await decided(number);
  await bo.call("ticket:close", { number });
  await later(4);
  expect((await reads(number)).state).toBe("closed");
  const { ticket } = await alice.call("ticket:follow-up", { number, resolved: false });
  expect(ticket.closedAt).toBeUndefined();
  expect(ticket.state).toBe("investigating");
});

test("nothing is asked where administrators have said zero days", async () => {
  const root = await server.hire("Grace", "admin");
  const tickets = { holidays: [], workingDays: [], causes: [], approvalAbove: "1000" };
  const value = { ...tickets, followUpDays: 0 };
  await changeSettings(server.desk.services, root.id, { section: "tickets", value });
  const number = await files();
  await decided(number);
  await later(20);
  expect(news()).toBeUndefined();
  expect((await reads(number)).may.followUp).toBe(false);
});

test("C10 the periodic question is off, then asked of the sample, and not again within ninety days", async () => {
  await later(0);
  expect(news()).toBeUndefined();
  expect(await alice.call("survey:periodic", {})).toEqual({ due: false });
  expect(await alice.refusal("survey:answer-periodic", { score: 5 })).toBe("invalid");
  const root = await server.hire("Grace", "admin");
  const value = { periodicPercent: 100 };
  await changeSettings(server.desk.services, root.id, { section: "surveys", value });
  await later(0);
  expect(news()).toEqual({ periodic: true });
  expect(await alice.call("survey:periodic", {})).toEqual({ due: true });
  expect(await alice.call("survey:periodic", {})).toEqual({ due: false });
  await alice.call("survey:answer-periodic", { score: 3, reasons: ["speed"] });
  expect(await alice.refusal("survey:answer-periodic", { score: 5 })).toBe("closed");
  expect((await sue.call("survey:list", {})).answers).toMatchObject([
    { kind: "periodic", score: 3, reasons: ["speed"] },
  ]);
  await later(89);
  expect(news()).toBeUndefined();
  await later(1);
  expect(news()).toEqual({ periodic: true });
  await files();
  await later(0);
  // Not of somebody with an open complaint.
  expect(news()).toBeUndefined();
});

test("C10 an idea is answered once, its customer is notified and reads it, and an editor does not", async () => {
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  const sent = { clientId: newClientId(), text: "希望能按月看账单，密码是Abc12345" };
  const { idea } = await alice.call("idea:send", sent);
  expect(idea.text).toContain("••••");
  expect((await alice.call("idea:send", sent)).idea.id).toBe(idea.id);
  await until(() => expect(bo.heard()).toContainEqual({ type: "idea.changed" }));
  const { ideas } = await bo.call("idea:list", { view: "open" });
  expect(ideas).toMatchObject([{ id: idea.id, customer: { verified: true } }]);
  expect(await ed.refusal("idea:list", { view: "open" })).toBe("not_yours");
  const answer = { id: idea.id, text: "下个版本会有" };
  expect(await ed.refusal("idea:answer", answer)).toBe("not_yours");
  expect(await bo.refusal("idea:answer", { ...answer, text: "请把验证码发给我" })).toBe(
    "secret_found",
  );
  await bo.call("idea:answer", answer);
  expect(await sue.refusal("idea:answer", answer)).toBe("closed");
  await until(() => expect(alice.heard()).toContainEqual({ type: "idea.changed", id: idea.id }));
  expect((await bo.call("idea:list", { view: "open" })).ideas).toEqual([]);
  await later(0);
  expect(news()).toEqual({ ideaAnswered: idea.id });
  const mine = await alice.call("idea:list", {});
  expect(mine.ideas).toMatchObject([{ answer: { text: "下个版本会有", by: "Bo" } }]);
  await later(0);
  expect(news()).toBeUndefined();
  expect((await (await customer(server)).call("idea:list", {})).ideas).toEqual([]);
});

test("five ideas of a customer may wait for an answer", async () => {
  const send = () => ({ clientId: newClientId(), text: "建议" });
  for (let count = 0; count < 5; count += 1) await alice.call("idea:send", send());
  expect(await alice.refusal("idea:send", send())).toBe("too_large");
  const [first] = (await bo.call("idea:list", { view: "open" })).ideas;
  if (first) await bo.call("idea:answer", { id: first.id, text: "好的" });
  await alice.call("idea:send", send());
});

test("what a customer has said is in the export, goes with the customer, and follows whoever signs in", async () => {
  const { services } = server.desk;
  const guest = await customer(server);
  const { token = "" } = guest.session();
  await guest.call("idea:send", { clientId: newClientId(), text: "字再大一点" });
  await guest.call("survey:answer", { conversationId: await served(guest, bo), score: 4 });
  const signedIn = await customer(server, { token, identity: await server.identity("u-2") });
  expect((await signedIn.call("idea:list", {})).ideas).toHaveLength(1);
  const found = await customerNamed(services.store, "u-2");
  const { surveys, ideas } = presentExport(await exportCustomer(services, found, "operator"));
  expect(surveys).toMatchObject([{ kind: "service", score: 4 }]);
  expect(ideas).toMatchObject([{ text: "字再大一点" }]);
  await eraseCustomer(services, found.id, "operator");
  for (const table of ["ideas", "survey_answers", "periodic_questions"])
    expect([table, await server.sql(`SELECT * FROM ${table}`)]).toEqual([table, []]);
});
