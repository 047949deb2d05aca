/** S06: whatever leaves the server, by who gets it: the names of all its parts. */

import { afterAll, beforeAll, expect, test } from "vitest";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
let bo: Agent;
let lead: Agent;
beforeAll(async () => {
  server = await startTestServer();
  const identity = await server.identity("subject-of-alice", { name: "林晓", tier: "gold" });
  alice = await customer(server, { identity });
  bo = await agent(server, "Bo");
  lead = await agent(server, "Lead", { role: "supervisor" });
  await alice.says("支付失败了");
  await alice.asksForAgent();
  await bo.takesNext();
  await bo.says(alice.conversation(), "您好");
  await alice.sees("您好");
  await bo.call("priority:set", { conversationId: alice.conversation(), priority: "high" });
  await liveTicket();
  await bo.resolves(alice.conversation());
  await alice.becomes("resolved");
  await lead.opens(alice.conversation());
});
afterAll(() => server.stop());

let number: TicketNumber;
/** Every kind of entry that somebody writes, and a task. */
async function liveTicket() {
  const complaint = {
    topic: "支付",
    description: "没到账",
    demand: "退回",
    contact: "alice@wallet.example",
    happenedAt: "2026-11-20T04:00:00.000Z",
  };
  number = (await alice.call("ticket:file", complaint)).ticket.number;
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:note", { number, text: "只给同事看的工单备注" });
  const asked = await bo.call("ticket:task", { number, team: "技术组", text: "只给小组看的问题" });
  const taskId = asked.ticket.tasks[0]?.id ?? "";
  await bo.call("ticket:answer-task", { number, taskId, text: "只给同事看的答复" });
  await bo.call("ticket:ask", { number, text: "是哪张卡？" });
  await alice.call("ticket:add", { number, text: "尾号 6013" });
  const amount = { amount: "1.00", currency: "CNY" };
  await bo.call("ticket:decide", { number, kind: "refund", text: "已退回余额", ...amount });
  await bo.call("ticket:redact", { number, seq: await seqOf("尾号 6013") });
}

async function seqOf(text: string) {
  const { ticket } = await bo.call("ticket:open", { number });
  return ticket.timeline.find((entry) => entry.text === text)?.seq ?? 0;
}

/** Every key, at any depth. */
function keysOf(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const one of value) keysOf(one, found);
  else if (value && typeof value === "object")
    for (const [key, part] of Object.entries(value)) {
      found.add(key);
      keysOf(part, found);
    }
  return found;
}

const toBoth =
  "type id number conversationId seq message messages kind text author name at body articleId title blocks href strong items confidence clientId agent status priority lastSeq readSeq agentReadSeq createdAt resolvedAt survey code topic change epoch on available officialHosts choices by related urgency outage earlier locale verified customer conversation queue";
const toCustomers =
  "token expiresInMs announcements features staffed mail frequent contacts hotline privacyNotice privacyUrl state walletName accent position estimatedWaitSeconds estimatedWaitRange score";
const toAgents =
  "emergencies freezePath freezes lead steps tel watch desk row email role tier phoneMasked summary agents agentsAvailable waitTargetSeconds awayAfterSeconds headStartSeconds conversations queueLength since waitingSince articles outcome question tried capacity load replyDueAt replyTargetSeconds returned awaySince notes tags lastAt lastText unread team teams";

const listed = (more: string) => new Set(`${toBoth} ${more}`.split(" "));
const notListed = (sent: unknown, more: string) =>
  [...keysOf(sent)].filter((key) => !listed(more).has(key)).sort();

test("S06 a customer is sent these parts and no others, and nobody's address or token", async () => {
  const { limits, ...session } = alice.session();
  const sent = [session, alice.heard(), await alice.fresh()];
  expect(limits).toBeDefined();
  expect(notListed(sent, toCustomers)).toEqual([]);
  const text = JSON.stringify(sent);
  for (const secret of ["@example.com", bo.token, bo.session().agent.email, "已处理", "127.0.0.1"])
    expect(text).not.toContain(secret);
  // It would have been found: the agent has been sent the address.
  expect(JSON.stringify(bo.session())).toContain(bo.session().agent.email);
});

const inTickets =
  "ticket tickets number state severity promise description demand happenedAt attachments decision amount currency handler role may add withdraw escalate followUp timeline redacted pausedSince breachedAt closedAt more lastAt words";

test("S06 a customer is sent these parts of a ticket and no others, and nothing that agents said among themselves", async () => {
  const sent = [await alice.call("ticket:get", { number }), await alice.call("ticket:list", {})];
  expect(notListed(sent, inTickets)).toEqual([]);
  const text = JSON.stringify(sent);
  for (const secret of [
    "只给同事看",
    "只给小组看",
    "技术组",
    "alice@wallet.example",
    bo.session().agent.email,
    bo.id,
  ])
    expect(text).not.toContain(secret);
  // It would have been found: agents are sent all of it.
  const forAgents = [
    await lead.call("ticket:open", { number }),
    await lead.call("ticket:list", { view: "mine" }),
    await lead.call("ticket:list", { view: "open" }),
  ];
  const whole = JSON.stringify(forAgents);
  for (const part of ["只给同事看", "技术组", "alice@wallet.example"])
    expect(whole).toContain(part);
  const more = `${inTickets} customer contact team tasks dueAt answer answeredAt mergedInto customerId customerName customerVerified cursor seq since email conversations hasProposal hasTask handle ask merge take assign approve answerTask postpone forewarn seen count notReviewers others`;
  expect(notListed(forAgents, more)).toEqual([]);
  for (const secret of [
    "subject-of-alice",
    "passwordHash",
    "tokenHash",
    bo.token,
    '"hash"',
    '"salt"',
  ])
    expect(whole).not.toContain(secret);
});

test("S06 a receipt has of what agents said among themselves the hashes, and no salt", async () => {
  const { receipt } = await alice.call("ticket:receipt", { number });
  const more = `${inTickets} receipt entries entry hash factsHash salt redacts remains`;
  expect(notListed({ receipt }, more)).toEqual([]);
  const text = JSON.stringify(receipt);
  for (const secret of ["只给同事看", "只给小组看", "技术组", "尾号 6013", "alice@", bo.id])
    expect(text).not.toContain(secret);
  const { ticket } = await bo.call("ticket:open", { number });
  const hidden = receipt.entries.filter(({ entry }) => entry === undefined);
  const internal = ["noted", "classified", "reminded", "task", "task-answered"];
  expect(hidden.map(({ seq }) => seq)).toEqual(
    ticket.timeline.flatMap(({ kind, seq = 0 }) => (internal.includes(kind) ? [seq] : [])),
  );
  expect(hidden.length).toBeGreaterThan(1);
  expect(new Set(hidden.flatMap((link) => Object.keys(link)))).toEqual(new Set(["seq", "hash"]));
});

test.each(["Bo", "Lead"])("S06 the agent %s is sent these parts and no others", async (name) => {
  const who = name === "Bo" ? bo : lead;
  const sent = [
    who.session(),
    who.heard(),
    await who.call("desk:list", { view: "all" }),
    await who.call("agent:list", {}),
    await who.opens(alice.conversation()),
  ];
  expect(notListed(sent, toAgents)).toEqual([]);
  const text = JSON.stringify(sent);
  // A customer's token would be the customer; their subject is the wallet's name for them.
  for (const secret of ["subject-of-alice", "passwordHash", "tokenHash", bo.token, lead.token])
    expect(text).not.toContain(secret);
});
