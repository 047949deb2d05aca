/** In a re-review whoever had a part in the complaint before reads and writes notes. Those who lead give one that nobody has to somebody else; no role does more. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
let bo: Agent;
let ada: Agent;
let cy: Agent;

beforeEach(async () => {
  server = await startTestServer();
  alice = await customer(server);
  bo = await agent(server, "Bo");
  ada = await agent(server, "Ada", { role: "supervisor" });
  cy = await agent(server, "Cy", { role: "supervisor" });
});
afterEach(() => server.stop());

const complaint = { topic: "提现未到账", description: "提现三天了还没到" };
const files = async () => (await alice.call("ticket:file", complaint)).ticket.number;
const explanation = { kind: "explanation", text: "已转给银行" } as const;
const large = { kind: "refund", text: "退", amount: "3000", currency: "CNY" } as const;
const escalates = (number: TicketNumber) =>
  alice.call("ticket:escalate", { number, reason: "还没到" });

/** Who has given a re-review away that is one of their own work. */
async function given() {
  const { text } = await runAdmin(["audit", "list", "20"], server.settings);
  const lines = text.split("\n").filter((line) => line.includes("ticket.review-given"));
  return lines.map((line) => line.split("  ").slice(3, 5));
}

/** What an agent may do with a ticket; those that fail for another reason than the agent are checked with somebody else. */
const steps = (who: Agent, number: TicketNumber, other: TicketNumber) =>
  ({
    accept: () => who.refusal("ticket:accept", { number }),
    "give to a colleague": () => who.refusal("ticket:assign", { number, agentId: cy.id }),
    "give to a team": () => who.refusal("ticket:assign", { number, team: "技术组" }),
    classify: () =>
      who.refusal("ticket:classify", { number, topic: "提现未到账", severity: "normal" }),
    reply: () => who.refusal("ticket:reply", { number, text: "主管的回复" }),
    ask: () => who.refusal("ticket:ask", { number, text: "哪张卡？" }),
    postpone: () =>
      who.refusal("ticket:postpone", { number, at: "2099-01-01T00:00:00.000Z", text: "再等等" }),
    forewarn: () =>
      who.refusal("ticket:forewarn", { number, at: "2099-01-01T00:00:00.000Z", text: "会晚" }),
    decide: () => who.refusal("ticket:decide", { number, ...explanation }),
    approve: () => who.refusal("ticket:approve", { number }),
    decline: () => who.refusal("ticket:decline", { number, text: "不" }),
    "set a cause": () => who.refusal("ticket:set-cause", { number, cause: "银行无回执" }),
    tick: () => who.refusal("ticket:check", { number, checkId: "1", on: true }),
    link: () => who.refusal("ticket:link", { number, conversationId: "x" as ConversationId }),
    "ask a team": () => who.refusal("ticket:task", { number, team: "技术组", text: "查" }),
    "answer a task": () =>
      who.refusal("ticket:answer-task", { number, taskId: "x", text: "查到了" }),
    redact: () => who.refusal("ticket:redact", { number, seq: 1 }),
    "merge into it": () => who.refusal("ticket:merge", { number: other, into: number }),
    "merge it": () => who.refusal("ticket:merge", { number, into: other }),
  }) as const;
type Step = keyof ReturnType<typeof steps>;
const names = [
  ...["accept", "give to a colleague", "give to a team", "classify", "reply", "ask", "postpone"],
  "forewarn",
  ...["decide", "approve", "decline", "set a cause", "tick", "link", "ask a team"],
  ...["answer a task", "redact", "merge into it", "merge it"],
] as readonly Step[];

test.each(names)("who decided before may not %s, as a supervisor either", async (name) => {
  const [number, other] = [await files(), await files()];
  await ada.call("ticket:decide", { number, ...explanation });
  await escalates(number);
  // One that nobody has they may give away.
  if (name.startsWith("give")) await cy.call("ticket:accept", { number });
  expect(await steps(ada, number, other)[name]()).toBe("not_yours");
  // Somebody else is not refused as a person.
  const theirs = await steps(cy, number, other)
    [name]()
    .catch(() => "done");
  expect(theirs).not.toBe("not_yours");
});

test("they may not while it waits for the customer, and may again once it is decided", async () => {
  const [number, other] = [await files(), await files()];
  await ada.call("ticket:decide", { number, ...explanation });
  await escalates(number);
  await cy.call("ticket:ask", { number, text: "哪张卡？" });
  for (const name of ["reply", "decide", "classify", "merge it"] as const)
    expect(await steps(ada, number, other)[name]()).toBe("not_yours");
  await cy.call("ticket:decide", { number, ...explanation });
  await ada.call("ticket:reply", { number, text: "复核的结论已告知" });
});

test("they read it, and write notes", async () => {
  const number = await files();
  await ada.call("ticket:decide", { number, ...explanation });
  await escalates(number);
  const { ticket } = await ada.call("ticket:open", { number });
  expect(ticket.state).toBe("reviewing");
  expect(ticket.notReviewers).toEqual([ada.id]);
  expect(Object.entries(ticket.may).filter(([, may]) => may)).toEqual([["assign", true]]);
  const { ticket: noted } = await ada.call("ticket:note", { number, text: "我当时这样看的" });
  expect(noted.timeline.at(-1)).toMatchObject({ kind: "noted", text: "我当时这样看的" });
});

test.each(["reply", "ask", "decline", "postpone"] as const)(
  "whoever led before the decision, as they could %s, does not review it",
  async (name) => {
    const number = await files();
    await bo.call("ticket:accept", { number });
    const at = new Date(server.clock.now() + 40 * 86_400_000).toISOString();
    if (name === "reply") await ada.call("ticket:reply", { number, text: "主管的回复" });
    if (name === "ask") await ada.call("ticket:ask", { number, text: "哪张卡？" });
    if (name === "postpone") await ada.call("ticket:postpone", { number, at, text: "再等等" });
    if (name === "decline") {
      await bo.call("ticket:decide", { number, ...large });
      await ada.call("ticket:decline", { number, text: "不该退" });
    }
    await bo.call("ticket:decide", { number, ...explanation });
    await escalates(number);
    expect(await ada.refusal("ticket:accept", { number })).toBe("not_yours");
    expect(await ada.refusal("ticket:reply", { number, text: "再说一次" })).toBe("not_yours");
    await cy.call("ticket:accept", { number });
  },
);

test("who has only written notes and read may review it", async () => {
  const number = await files();
  await ada.call("ticket:note", { number, text: "看过" });
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:decide", { number, ...explanation });
  await escalates(number);
  await ada.call("ticket:accept", { number });
});

test("who alone leads gives the re-review away to somebody who had no part in it, and to nobody else", async () => {
  const number = await files();
  await bo.call("ticket:accept", { number });
  await ada.call("ticket:reply", { number, text: "主管的回复" });
  await ada.call("ticket:decide", { number, ...explanation });
  await escalates(number);
  const dan = await agent(server, "Dan");
  // Neither who leads themselves nor who had it.
  for (const agentId of [ada.id, bo.id])
    expect(await ada.refusal("ticket:assign", { number, agentId })).toBe("not_yours");
  expect(await bo.refusal("ticket:assign", { number, agentId: dan.id })).toBe("not_yours");
  const { ticket } = await ada.call("ticket:assign", { number, agentId: dan.id });
  expect(ticket.handler?.id).toBe(dan.id);
  expect(Object.values(ticket.may).some(Boolean)).toBe(false);
  expect(await given()).toEqual([[`agent:${ada.id}`, `ticket:${number}`]]);
  // What somebody reviews is not taken from them.
  expect(await ada.refusal("ticket:assign", { number, agentId: cy.id })).toBe("not_yours");
  expect(await ada.refusal("ticket:assign", { number, team: "技术组" })).toBe("not_yours");
  await dan.call("ticket:decide", { number, ...explanation });
});

test("a step that is refused now is not offered: nobody is asked twice at once, or after the decision", async () => {
  const number = await files();
  await bo.call("ticket:accept", { number });
  const may = async () => (await bo.call("ticket:open", { number })).ticket.may;
  expect(await may()).toMatchObject({ handle: true, ask: true, merge: true });
  await bo.call("ticket:ask", { number, text: "请补充时间" });
  expect(await may()).toMatchObject({ handle: true, ask: false, merge: true });
  expect(await bo.refusal("ticket:ask", { number, text: "请补充时间" })).toBe("closed");
  await bo.call("ticket:decide", { number, kind: "explanation", text: "银行已退回" });
  expect(await may()).toMatchObject({ handle: true, ask: false, merge: false });
  expect(await bo.refusal("ticket:ask", { number, text: "还缺什么" })).toBe("closed");
});

test("a ticket says to each agent what they may do, as its steps decide it", async () => {
  const number = await files();
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:decide", { number, ...large });
  const seen = async (who: Agent) => (await who.call("ticket:open", { number })).ticket.may;
  const none = {
    handle: false,
    ask: false,
    merge: false,
    take: false,
    assign: false,
    approve: false,
    postpone: false,
    forewarn: false,
  };
  const all = {
    handle: true,
    ask: true,
    merge: true,
    take: true,
    assign: true,
    postpone: true,
    forewarn: true,
    answerTask: true,
  };
  const dan = await agent(server, "Dan");
  expect(await seen(bo)).toEqual({ ...all, approve: false });
  expect(await seen(ada)).toEqual({ ...all, approve: true });
  expect(await seen(dan)).toEqual({ ...none, answerTask: true });
  expect(await dan.refusal("ticket:reply", { number, text: "您好" })).toBe("not_yours");
  expect(await dan.refusal("ticket:accept", { number })).toBe("not_yours");
});
