/** A complaint from its filing to its end, over sockets, by a clock that is passed in. */

import { rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ticket, TicketEntryKind, TicketNumber } from "../../protocol/ticket.ts";
import { entryText } from "../../protocol/ticket-chain.ts";
import { changeAgent } from "../../server/actions/agents.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { type Agent, agent, type Customer, customer, newClientId } from "../support/actors.ts";
import { pdf, screenshot } from "../support/files.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";
import { uploads } from "../support/uploads.ts";

const hostKey = "a-key-that-is-long-enough-for-the-wallet";
let server: TestServer;
let alice: Customer;
let bo: Agent;
let ada: Agent;

beforeEach(async () => {
  server = await startTestServer({ HOST_API_KEY: hostKey });
  alice = await customer(server);
  bo = await agent(server, "Bo");
  ada = await agent(server, "Ada", { role: "supervisor", onDuty: false });
});
afterEach(() => server.stop());

const complaint = { topic: "提现未到账", description: "提现三天了还没到", demand: "退回余额" };
const files = async (parts: object = {}) =>
  (await alice.call("ticket:file", { ...complaint, ...parts })).ticket;
const reads = async ({ number }: { readonly number: TicketNumber }) =>
  (await alice.call("ticket:get", { number })).ticket;
const kinds = ({ timeline }: Pick<Ticket, "timeline">): readonly TicketEntryKind[] =>
  timeline.map(({ kind }) => kind);
const heardOf = (listener: Customer | Agent, number: TicketNumber) =>
  listener.heard().filter((event) => event.type === "ticket.changed" && event.number === number)
    .length;

describe("a customer", () => {
  test("gets a number, a state, and a date of what comes next", async () => {
    const ticket = await files();
    expect(ticket.number).toMatch(/^PD-20261121-0001-\d$/);
    // A Saturday: by the end of Monday somebody has taken it.
    expect(ticket).toMatchObject({
      ...complaint,
      state: "submitted",
      severity: "normal",
      promise: { kind: "acknowledge", at: "2026-11-23T10:00:00.000Z" },
      may: { add: true, withdraw: true, escalate: false },
    });
    expect(kinds(ticket)).toEqual(["filed"]);
    expect((await files()).number).toMatch(/^PD-20261121-0002-\d$/);
  });

  test("who files once more with the same clientId has filed once", async () => {
    const clientId = newClientId();
    const [first, again] = [await files({ clientId }), await files({ clientId })];
    expect(again.number).toBe(first.number);
    const { tickets } = await alice.call("ticket:list", {});
    expect(tickets.map(({ number }) => number)).toEqual([first.number]);
  });

  test("learns on every device which tickets others have moved, and nothing of what they did themselves", async () => {
    const { number } = await files();
    await bo.call("ticket:accept", { number });
    const first = await alice.call("ticket:moved", {});
    expect(first).toMatchObject({ numbers: [], isOpen: true });
    await server.pass("1 minute");
    await alice.call("ticket:add", { number, text: "尾号 6013" });
    await bo.call("ticket:note", { number, text: "先查银行" });
    const since = { since: first.at };
    expect((await alice.call("ticket:moved", since)).numbers).toEqual([]);
    await server.pass("1 minute");
    await bo.call("ticket:reply", { number, text: "在查" });
    expect((await alice.call("ticket:moved", since)).numbers).toEqual([number]);
    const eve = await customer(server);
    expect(await eve.call("ticket:moved", since)).toMatchObject({ numbers: [], isOpen: false });
    const { at } = await alice.call("ticket:moved", since);
    await server.pass("1 minute");
    expect((await alice.call("ticket:moved", { since: at })).numbers).toEqual([]);
  });

  test("hears of each change how the ticket stands then", async () => {
    const { number } = await files();
    await bo.call("ticket:accept", { number });
    await bo.call("ticket:ask", { number, text: "尾号是多少" });
    await until(() => {
      const heard = alice.heard().filter(({ type }) => type === "ticket.changed");
      expect(heard.at(-1)).toEqual({ type: "ticket.changed", number, state: "waiting" });
    });
  });

  test("knows on a new device how many are open, how the most urgent one stands, and what they have not looked at", async () => {
    expect(await alice.call("ticket:moved", {})).toMatchObject({ open: 0, isOpen: false });
    const first = await files({ topic: "提现" });
    await server.pass("1 minute");
    const second = await files({ topic: "转账" });
    await bo.call("ticket:accept", { number: second.number });
    await bo.call("ticket:ask", { number: second.number, text: "尾号是多少" });
    const moved = await alice.call("ticket:moved", {});
    expect(moved).toMatchObject({ open: 2, isOpen: true });
    // What waits for the customer, before what goes on.
    expect(moved.urgent).toMatchObject({ number: second.number, state: "waiting" });
    await server.pass("1 minute");
    await bo.call("ticket:accept", { number: first.number });
    expect((await alice.call("ticket:moved", {})).numbers).toContain(first.number);
    await alice.call("ticket:get", { number: first.number });
    await server.pass("10 seconds");
    await bo.call("ticket:reply", { number: first.number, text: "在查" });
    expect((await alice.call("ticket:moved", {})).numbers).toContain(first.number);
    await alice.call("ticket:get", { number: first.number });
    expect((await alice.call("ticket:moved", {})).numbers).not.toContain(first.number);
    // A broken promise comes before all.
    await server.pass("26 days");
    const late = await alice.call("ticket:moved", {});
    expect(late.urgent).toMatchObject({ number: first.number, breachedAt: expect.any(String) });
  });

  test("sees the ticket in the conversation in which it was filed", async () => {
    await alice.says("提现失败怎么办");
    const ticket = await files();
    await alice.sees("ticket");
    expect(ticket.conversationId).toBe(alice.conversation());
    expect(alice.last()?.body).toEqual({ kind: "ticket", number: ticket.number });
  });

  test("reads the list newest first, in pages", async () => {
    const filed: TicketNumber[] = [];
    for (let count = 0; count < 22; count += 1) {
      filed.unshift((await files()).number);
      await server.pass("1 second");
    }
    const first = await alice.call("ticket:list", {});
    expect([first.tickets.length, first.more]).toEqual([20, true]);
    const before = first.tickets.at(-1)?.number;
    const second = await alice.call("ticket:list", { before });
    expect([...first.tickets, ...second.tickets].map(({ number }) => number)).toEqual(filed);
    expect(second.more).toBe(false);
  });

  test("tells complaints about one topic apart by how each begins", async () => {
    for (const description of ["第一次：\n周一提的", "第二次：周二提的", "第三次"]) {
      await files({ description });
      await server.pass("1 minute");
    }
    const { tickets } = await alice.call("ticket:list", {});
    expect(tickets.map(({ words }) => words)).toEqual([
      "第三次",
      "第二次：周二提的",
      "第一次： 周一提的",
    ]);
    expect(new Set(tickets.map(({ createdAt }) => createdAt)).size).toBe(3);
  });

  test("what is secret in a complaint is masked before it is kept", async () => {
    const ticket = await files({ description: "我的密码是Abc12345，还是付不了" });
    expect(JSON.stringify(await reads(ticket))).not.toContain("Abc12345");
  });

  test("a stranger finds no ticket of somebody else's, whatever is asked", async () => {
    const { number } = await files();
    const mallory = await customer(server);
    for (const call of ["ticket:get", "ticket:receipt", "ticket:withdraw"] as const) {
      expect(await mallory.refusal(call, { number })).toBe("not_found");
    }
    expect(await mallory.refusal("ticket:add", { number, text: "x" })).toBe("not_found");
    expect(await mallory.refusal("ticket:escalate", { number, reason: "x" })).toBe("not_found");
    expect((await mallory.call("ticket:list", {})).tickets).toEqual([]);
    expect((await reads({ number })).state).toBe("submitted");
    const typo = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}` as TicketNumber;
    expect(await alice.refusal("ticket:get", { number: typo })).toBe("not_found");
  });

  test("who signs in takes the tickets along", async () => {
    const { number } = await files();
    const token = alice.session().token;
    const signedIn = await customer(server, {
      identity: await server.identity("wallet-7"),
      ...(token ? { token } : {}),
    });
    const { tickets } = await signedIn.call("ticket:list", {});
    expect(tickets.map((ticket) => ticket.number)).toEqual([number]);
  });
});

describe("the way of a ticket", () => {
  test("taken, asked, answered, decided, reviewed by somebody else, closed", async () => {
    const { number } = await files();
    await bo.call("ticket:accept", { number });
    expect(await reads({ number })).toMatchObject({
      state: "accepted",
      handler: { role: "agent", name: "Bo" },
      promise: { kind: "answer" },
    });

    await bo.call("ticket:ask", { number, text: "是哪张卡？" });
    const waiting = await reads({ number });
    expect([waiting.state, waiting.pausedSince]).toEqual(["waiting", "2026-11-21T08:00:00.000Z"]);
    await server.pass("9 days");
    await bo.signsInAgain();
    await ada.signsInAgain();
    await alice.call("ticket:add", { number, text: "尾号 6013" });
    const resumed = await reads({ number });
    expect([resumed.state, resumed.pausedSince]).toEqual(["investigating", undefined]);
    // It stood still for nine days with six business days; so it moved by these, and not more.
    // A question is not the answer that was promised.
    expect(waiting.promise).toEqual({ kind: "answer", at: "2026-11-25T10:00:00.000Z" });
    expect(resumed.promise).toEqual({ kind: "answer", at: "2026-12-03T08:00:00.000Z" });

    await bo.call("ticket:decide", {
      number,
      kind: "refund",
      text: "已退回余额",
      amount: "138.60",
      currency: "CNY",
    });
    const decided = await reads({ number });
    expect(decided).toMatchObject({
      state: "decided",
      decision: { kind: "refund", amount: "138.60", currency: "CNY" },
      may: { add: true, withdraw: false, escalate: true },
    });

    await alice.call("ticket:escalate", { number, reason: "少退了手续费" });
    expect(await bo.refusal("ticket:accept", { number })).toBe("not_yours");
    await ada.call("ticket:accept", { number });
    await ada.call("ticket:decide", { number, kind: "explanation", text: "手续费不退" });
    const final = await reads({ number });
    // What was decided first stays what it was.
    expect(
      final.timeline.flatMap(({ kind, decision }) => (kind === "decided" ? [decision] : [])),
    ).toEqual([{ kind: "refund", amount: "138.60", currency: "CNY" }, { kind: "explanation" }]);
    expect([final.state, final.may.escalate]).toEqual(["decided", false]);
    expect(await alice.refusal("ticket:escalate", { number, reason: "还是不行" })).toBe("closed");

    await server.pass("4 days");
    expect((await reads({ number })).may.followUp).toBe(true);
    await server.pass("27 days");
    expect((await reads({ number })).state).toBe("closed");
    expect(kinds(await reads({ number }))).toEqual([
      "filed",
      "accepted",
      "asked",
      "asked-again",
      "added",
      "resumed",
      "decided",
      "escalated",
      "assigned",
      "decided",
      "followed-up",
      "closed",
    ]);
  });

  test.each([
    ["as it is asked for", false],
    ["as it waits for the customer", true],
  ])(
    "a re-review that is taken back %s leaves the decision before it, and closes in time",
    async (_, waits) => {
      const { number } = await files();
      await bo.call("ticket:accept", { number });
      await bo.call("ticket:decide", { number, kind: "explanation", text: "银行周一才到账" });
      await alice.call("ticket:escalate", { number, reason: "不认可" });
      if (waits) {
        await ada.call("ticket:accept", { number });
        await ada.call("ticket:ask", { number, text: "有回执吗？" });
      }
      await alice.call("ticket:withdraw", { number });
      const ticket = await reads({ number });
      expect(ticket).toMatchObject({
        state: "decided",
        decision: { kind: "explanation", text: "银行周一才到账" },
        may: { withdraw: false, escalate: false },
      });
      expect(kinds(ticket).at(-1)).toBe("review-withdrawn");
      await server.pass("31 days");
      expect((await reads({ number })).state).toBe("closed");
      expect((await runAdmin(["ticket", "verify", number], server.settings)).code).toBe(0);
    },
  );

  test("a promise that was not kept is said, with the new date, and the owner was reminded before", async () => {
    const { number } = await files();
    await server.pass("2 days");
    // 18:00 on Monday in Shanghai.
    await server.pass("2 hours");
    const late = await reads({ number });
    expect(late.breachedAt).toBe("2026-11-23T10:00:00.000Z");
    expect(late.promise).toEqual({ kind: "acknowledge", at: "2026-11-24T10:00:00.000Z" });
    expect(late.timeline.slice(-2)).toMatchObject([
      { kind: "breached", promise: { at: "2026-11-23T10:00:00.000Z" } },
      { kind: "promised", promise: { at: "2026-11-24T10:00:00.000Z" } },
    ]);
    await bo.signsInAgain();
    const { ticket } = await bo.call("ticket:open", { number });
    expect(kinds(ticket)).toEqual(["filed", "reminded", "breached", "promised", "alerted"]);
    const { tickets } = await bo.call("ticket:list", { view: "late" });
    expect(tickets.map((row) => row.number)).toEqual([number]);
  });

  test("both sides hear at once that something was done", async () => {
    const { number } = await files();
    await until(() => expect(heardOf(bo, number)).toBe(1));
    await bo.call("ticket:accept", { number });
    await until(() => expect(heardOf(alice, number)).toBe(2));
  });

  test("what a customer sends while it is being decided is never lost", async () => {
    for (let time = 0; time < 5; time += 1) {
      const { number } = await files();
      await bo.call("ticket:accept", { number });
      const decision = { number, kind: "explanation", text: "银行周一才到账" } as const;
      await Promise.all([
        bo.call("ticket:decide", decision),
        alice.call("ticket:add", { number, text: "刚收到银行短信" }),
      ]);
      await alice.call("ticket:add", { number, text: "还有一句" });
      const { state, timeline } = await reads({ number });
      expect(state).toBe("decided");
      const texts = timeline.map(({ text }) => text);
      expect(texts).toEqual(expect.arrayContaining(["刚收到银行短信", "还有一句"]));
      await until(() => expect(heardOf(bo, number)).toBeGreaterThanOrEqual(5));
    }
  });

  test("words for one that takes none are refused with what can be done instead", async () => {
    const reasonFor = async (number: TicketNumber) => {
      const words = { number, text: "还有" };
      const result = await alice.socket().timeout(4_000).emitWithAck("ticket:add", words);
      return result.ok ? undefined : [result.error.code, result.error.reason];
    };
    const [closed, withdrawn, merged, other] = [
      ...[await files(), await files(), await files(), await files()],
    ].map(({ number }) => number) as [TicketNumber, TicketNumber, TicketNumber, TicketNumber];
    for (const number of [closed, merged]) await bo.call("ticket:accept", { number });
    await bo.call("ticket:decide", { number: closed, kind: "apology", text: "对不起" });
    await bo.call("ticket:close", { number: closed });
    expect(await reasonFor(closed)).toEqual(["closed", "review-possible"]);
    await server.pass("31 days");
    expect(await reasonFor(closed)).toEqual(["closed", "file-again"]);
    await alice.call("ticket:withdraw", { number: withdrawn });
    expect(await reasonFor(withdrawn)).toEqual(["closed", "file-again"]);
    await ada.signsInAgain();
    await ada.call("ticket:merge", { number: merged, into: other });
    expect(await reasonFor(merged)).toEqual(["closed", "merged"]);
  });

  test("a withdrawn ticket is over, and takes no word more", async () => {
    const { number } = await files();
    await alice.call("ticket:withdraw", { number });
    expect((await reads({ number })).state).toBe("withdrawn");
    expect(await alice.refusal("ticket:add", { number, text: "等等" })).toBe("closed");
  });

  test("of two tickets about the same the other one goes on", async () => {
    const [first, second] = [await files(), await files()];
    await bo.call("ticket:accept", { number: second.number });
    const merged = await bo.call("ticket:merge", { number: second.number, into: first.number });
    expect([merged.ticket.state, merged.ticket.mergedInto]).toEqual(["closed", first.number]);
    const stranger = await customer(server);
    const other = (await stranger.call("ticket:file", complaint)).ticket;
    await bo.call("ticket:accept", { number: first.number });
    const wrong = { number: first.number, into: other.number };
    expect(await bo.refusal("ticket:merge", wrong)).toBe("invalid");
  });
});

describe("agents", () => {
  test("what they say among themselves the customer never sees, nor hears of", async () => {
    const { number } = await files();
    await bo.call("ticket:accept", { number });
    await until(() => expect(heardOf(alice, number)).toBe(2));
    await bo.call("ticket:note", { number, text: "先垫付吧" });
    await bo.call("ticket:classify", { number, topic: "退款", severity: "high" });
    const { ticket } = await bo.call("ticket:task", { number, team: "技术组", text: "查回执" });
    expect(ticket.tasks).toMatchObject([{ team: "技术组", text: "查回执" }]);
    const { tickets } = await bo.call("ticket:list", { view: "tasks" });
    expect(tickets.map((row) => row.number)).toEqual([number]);
    const taskId = ticket.tasks[0]?.id ?? "";
    await ada.call("ticket:answer-task", { number, taskId, text: "银行没有回执" });
    expect((await bo.call("ticket:list", { view: "tasks" })).tickets).toEqual([]);

    await until(() => expect(heardOf(bo, number)).toBeGreaterThanOrEqual(6));
    expect(heardOf(alice, number)).toBe(2);
    const seen = await reads({ number });
    expect(kinds(seen)).toEqual(["filed", "accepted"]);
    for (const word of ["垫付", "回执", "tasks"]) expect(JSON.stringify(seen)).not.toContain(word);
  });

  test("another's ticket is a supervisor's to decide or to give away", async () => {
    const { number } = await files();
    await bo.call("ticket:accept", { number });
    const cai = await agent(server, "Cai");
    const decision = { number, kind: "apology", text: "对不起" } as const;
    expect(await cai.refusal("ticket:decide", decision)).toBe("not_yours");
    expect(await cai.refusal("ticket:accept", { number })).toBe("not_yours");
    expect(await cai.refusal("ticket:reply", { number, text: "我来" })).toBe("not_yours");
    const given = await ada.call("ticket:assign", { number, agentId: cai.id });
    expect(given.ticket.handler?.name).toBe("Cai");
    await cai.call("ticket:decide", decision);
  });

  test("who takes what they have, or gives it to a team that has it, writes nothing", async () => {
    const { number } = await files();
    await bo.call("ticket:accept", { number });
    const before = await reads({ number });
    server.clock.pass("1 minute");
    await bo.call("ticket:accept", { number });
    await ada.call("ticket:assign", { number, agentId: bo.id });
    expect(await reads({ number })).toEqual(before);
    await ada.call("ticket:assign", { number, team: "技术组" });
    const given = await reads({ number });
    expect(kinds(given)).toEqual(["filed", "accepted", "assigned"]);
    await ada.call("ticket:assign", { number, team: "技术组" });
    expect(await reads({ number })).toEqual(given);
    await bo.call("ticket:accept", { number });
    expect(kinds(await reads({ number })).slice(2)).toEqual(["assigned", "assigned"]);
  });

  test("one is given to whoever may work on it, on duty or not, and to nobody else", async () => {
    const { number } = await files();
    const cai = await agent(server, "Cai", { onDuty: false });
    const eve = await agent(server, "Eve", { role: "editor", onDuty: false });
    const { agents } = await ada.call("agent:list", {});
    expect(agents).toContainEqual(
      expect.objectContaining({ name: "Cai", available: false, load: 0 }),
    );
    expect(agents).toContainEqual(expect.objectContaining({ name: "Bo", available: true }));
    expect(agents.map(({ name }) => name)).not.toContain("Eve");
    expect(await ada.refusal("ticket:assign", { number, agentId: eve.id })).toBe("not_found");
    const { ticket } = await ada.call("ticket:assign", { number, agentId: cai.id });
    expect(ticket.handler?.name).toBe("Cai");
    expect((await cai.call("ticket:list", { view: "mine" })).tickets).toMatchObject([{ number }]);

    const { number: other } = await files();
    await changeAgent(server.desk.services, "cai@example.com", { disabled: true });
    expect(await ada.refusal("ticket:assign", { number: other, agentId: cai.id })).toBe(
      "not_found",
    );
    expect((await reads({ number: other })).handler).toBeUndefined();
  });

  test("an amount above the limit needs a supervisor, and money is never without its currency", async () => {
    const { number } = await files();
    await bo.call("ticket:accept", { number });
    const large = {
      number,
      kind: "refund",
      text: "退",
      amount: "1000.01",
      currency: "CNY",
    } as const;
    const { ticket: waiting } = await bo.call("ticket:decide", large);
    expect([waiting.state, waiting.decision]).toEqual(["accepted", undefined]);
    expect(waiting.proposal).toMatchObject({ amount: "1000.01", by: "Bo" });
    expect(await bo.refusal("ticket:approve", { number })).toBe("not_yours");
    expect((await reads({ number })).decision).toBeUndefined();
    expect(await bo.refusal("ticket:decide", { number, kind: "refund", text: "退" })).toBe(
      "invalid",
    );
    const { ticket } = await ada.call("ticket:decide", large);
    expect(ticket.decision?.amount).toBe("1000.01");
  });

  test("an editor neither sees tickets nor hears of them", async () => {
    const eve = await agent(server, "Eve", { role: "editor", onDuty: false });
    const { number } = await files();
    await until(() => expect(heardOf(bo, number)).toBe(1));
    expect(heardOf(eve, number)).toBe(0);
    expect(await eve.refusal("ticket:list", { view: "open" })).toBe("not_yours");
    expect(await eve.refusal("ticket:open", { number })).toBe("not_yours");
    expect(await eve.refusal("ticket:note", { number, text: "x" })).toBe("not_yours");
    expect(await eve.refusal("ticket:accept", { number })).toBe("not_yours");
  });

  test("one files for the customer who is there, in the same conversation", async () => {
    await alice.asksForAgent();
    const { id: conversationId } = await bo.takesNext();
    const { ticket } = await bo.call("ticket:file", { ...complaint, conversationId });
    expect(ticket.conversationId).toBe(conversationId);
    await alice.sees("ticket");
    const read = await reads(ticket);
    expect(read.timeline[0]).toMatchObject({ kind: "filed", by: "Bo" });
    // Whoever files it has it, and the customer reads who.
    expect([read.state, read.handler?.name, kinds(read)]).toEqual([
      "accepted",
      "Bo",
      ["filed", "accepted"],
    ]);
    expect((await bo.call("ticket:list", { view: "mine" })).tickets).toHaveLength(1);
    const again = { ...complaint, conversationId, clientId: newClientId() };
    const { number } = (await bo.call("ticket:file", again)).ticket;
    expect((await bo.call("ticket:file", again)).ticket.number).toBe(number);
    expect(kinds(await reads({ number }))).toEqual(["filed", "accepted"]);
  });
});

test("when it happened stands in the complaint, on both sides and in the receipt, whose chain covers it", async () => {
  const happenedAt = "2026-11-20T04:00:00.000Z";
  const { number } = await files({ happenedAt });
  expect((await reads({ number })).happenedAt).toBe(happenedAt);
  expect((await bo.call("ticket:open", { number })).ticket.happenedAt).toBe(happenedAt);
  const { receipt } = await alice.call("ticket:receipt", { number });
  expect(receipt.entries[0]?.entry?.happenedAt).toBe(Date.parse(happenedAt));
  expect((await runAdmin(["ticket", "verify", number], server.settings)).code).toBe(0);
  await server.sql(`UPDATE ticket_entries SET happened_at = 1 WHERE number = '${number}'`);
  expect((await runAdmin(["ticket", "verify", number], server.settings)).code).not.toBe(0);
  const later = { ...complaint, happenedAt: "2027-11-20T04:00:00.000Z" };
  expect(await alice.refusal("ticket:file", later)).toBe("invalid");
  // A year that was mistyped.
  const before = { ...complaint, happenedAt: "0202-11-20T04:00:00.000Z" };
  expect(await alice.refusal("ticket:file", before)).toBe("invalid");
});

test("what stands in lists and titles is one line, however it was sent", async () => {
  const odd = {
    topic: "提现\n<b>第二行</b>",
    demand: " 退回\r\n余额 ",
    contact: "a@b.example\nBcc: x@b.example",
  };
  const { number } = await files(odd);
  const { topic, demand, contact } = (await bo.call("ticket:open", { number })).ticket;
  expect([topic, demand]).toEqual(["提现 <b>第二行</b>", "退回 余额"]);
  expect(contact).toBe("a@b.example Bcc: x@b.example");
  await bo.call("ticket:accept", { number });
  const wanted = { number, topic: "退\n款", severity: "normal" } as const;
  expect((await bo.call("ticket:classify", wanted)).ticket.topic).toBe("退 款");
});

test("an agent has the receipt as the customer has it, in their language, and an editor has none", async () => {
  const { number } = await files();
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:note", { number, text: "只给同事看" });
  const { receipt } = await alice.call("ticket:receipt", { number });
  const asked = await bo.call("ticket:receipt", { number });
  expect(asked).toEqual({ receipt, topic: complaint.topic, locale: "zh-CN" });
  expect(JSON.stringify(asked)).not.toContain("只给同事看");
  const eve = await agent(server, "Eve", { role: "editor", onDuty: false });
  expect(await eve.refusal("ticket:receipt", { number })).toBe("not_yours");
  const { text: before } = await runAdmin(["audit", "list", "20"], server.settings);
  await ada.call("ticket:receipt", { number });
  const { text: after } = await runAdmin(["audit", "list", "20"], server.settings);
  const reads = (log: string) => log.match(/ticket\.read/g)?.length ?? 0;
  expect(reads(after)).toBe(reads(before) + 1);
});

describe("an agent who files for a customer without a conversation", () => {
  const ofAlice = async () => {
    const { number } = await files();
    return (await bo.call("ticket:open", { number })).ticket.customer.id;
  };

  test("names the customer and how grave it is, and the customer reads it as their own", async () => {
    const customerId = await ofAlice();
    const filed = { ...complaint, customerId, severity: "high" } as const;
    const { ticket } = await bo.call("ticket:file", filed);
    expect([ticket.severity, ticket.conversationId]).toEqual(["high", undefined]);
    expect((await reads(ticket)).timeline[0]).toMatchObject({ kind: "filed", by: "Bo" });
    const { text: log } = await runAdmin(["audit", "list", "20"], server.settings);
    const audited = log.split("\n").filter((line) => line.includes("ticket.filed"));
    expect(audited.map((line) => line.includes(ticket.number))).toEqual([true]);
  });

  test("files once, however often it is sent", async () => {
    const clientId = newClientId();
    const filed = { ...complaint, customerId: await ofAlice(), clientId };
    const [first, second] = [
      await bo.call("ticket:file", filed),
      await bo.call("ticket:file", filed),
    ];
    expect(second.ticket.number).toBe(first.ticket.number);
    const { text: log } = await runAdmin(["audit", "list", "20"], server.settings);
    expect(log.match(/ticket\.filed/g)?.length).toBe(1);
  });

  test("an editor files for nobody, and nobody files for whom there is not", async () => {
    const customerId = await ofAlice();
    const eve = await agent(server, "Eve", { role: "editor", onDuty: false });
    expect(await eve.refusal("ticket:file", { ...complaint, customerId })).toBe("not_yours");
    const nobody = { ...complaint, customerId: newClientId() as never };
    expect(await bo.refusal("ticket:file", nobody)).toBe("not_found");
  });

  test("says whom it is for, in one way", async () => {
    const customerId = await ofAlice();
    expect(await bo.refusal("ticket:file", complaint)).toBe("invalid");
    const both = { ...complaint, customerId, conversationId: newClientId() as never };
    expect(await bo.refusal("ticket:file", both)).toBe("invalid");
    const stranger = { ...complaint, severity: "urgent" };
    expect(await alice.refusal("ticket:file", stranger)).toBe("invalid");
  });
});

describe("P07 an agent who asks a customer for a secret", () => {
  const text = "请把您收到的验证码发给我";

  test("is refused in a ticket and in a saved reply as in a conversation, and it stands in the audit log", async () => {
    const { number } = await files();
    await bo.call("ticket:accept", { number });
    expect(await bo.refusal("ticket:ask", { number, text })).toBe("secret_found");
    expect(await bo.refusal("ticket:reply", { number, text })).toBe("secret_found");
    const decision = { number, kind: "explanation", text } as const;
    expect(await bo.refusal("ticket:decide", decision)).toBe("secret_found");
    const saved = { shortcut: "yzm", title: "验证码", text };
    expect(await bo.refusal("reply:save", saved)).toBe("secret_found");
    expect(kinds(await reads({ number }))).toEqual(["filed", "accepted"]);
    const topic = { number, topic: "请提供短信验证码", severity: "normal" } as const;
    expect(await bo.refusal("ticket:classify", topic)).toBe("secret_found");
    await alice.asksForAgent();
    const { id: conversationId } = await bo.takesNext();
    const filed = { conversationId, topic: "支付", description: text };
    expect(await bo.refusal("ticket:file", filed)).toBe("secret_found");
    const { text: log } = await runAdmin(["audit", "list", "20"], server.settings);
    expect(log.match(/secret\.asked {2}agent:/g)?.length).toBe(6);
  });
});

test("P12 who reads or decides a colleague's ticket stands in the audit log, and whoever has it does not", async () => {
  const { number } = await files();
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:open", { number });
  await ada.call("ticket:open", { number });
  await ada.call("ticket:note", { number, text: "请先核对" });
  await ada.call("ticket:reply", { number, text: "正在处理" });
  const { text: log } = await runAdmin(["audit", "list", "20"], server.settings);
  const lines = log.split("\n").filter((line) => line.includes(number));
  expect(lines.map((line) => line.split("  ").slice(2, 4))).toEqual([
    ["ticket.read", `agent:${ada.id}`],
    ["ticket.taken-over", `agent:${ada.id}`],
  ]);
});

test("F13 nobody makes a ticket so long that whoever opens it is cut off", async () => {
  const { number } = await files();
  await bo.call("ticket:accept", { number });
  const text = "没到账".repeat(600);
  let added = 0;
  while (added < 100) {
    const result = await alice.socket().timeout(4_000).emitWithAck("ticket:add", { number, text });
    if (!result.ok) {
      expect(result.error.code).toBe("too_large");
      break;
    }
    added += 1;
  }
  expect(added).toBe(15);
  const { ticket } = await bo.call("ticket:open", { number });
  expect(Buffer.byteLength(JSON.stringify(ticket))).toBeLessThan(128_000);
  // Short ones count too, and another ticket is another one.
  expect(await alice.refusal("ticket:add", { number, text: "x".repeat(1_400) })).toBe("too_large");
  await alice.call("ticket:add", { number: (await files()).number, text });
});

test("what no database keeps is refused, and breaks no proof", async () => {
  for (const description of ["半个字\ud83d", "a\0b"]) {
    expect(await alice.refusal("ticket:file", { ...complaint, description })).toBe("invalid");
  }
  expect(await alice.refusal("ticket:list", { before: "\0" as TicketNumber })).toBe("invalid");
});

describe("the wallet's back end", () => {
  const { send } = createHttpClient(() => server);
  const ask = (method: string, path: string, body?: object, headers: object = {}) =>
    send(method, `/api/host/tickets${path}`, body, {
      authorization: `Bearer ${hostKey}`,
      ...headers,
    });

  test("files for a customer who never opened the widget, replies in the wallet's name, and the customer finds both", async () => {
    const filed = await ask("POST", "", { sub: "wallet-9", ...complaint });
    expect(filed.status).toBe(201);
    const { number } = (await filed.json()).ticket;
    const replied = await ask("POST", `/${number}/replies`, { text: "已在银行查到这一笔" });
    expect(replied.status).toBe(201);
    const owner = await customer(server, { identity: await server.identity("wallet-9") });
    const { ticket } = await owner.call("ticket:get", { number });
    expect(ticket.timeline).toMatchObject([
      { kind: "filed", by: "wallet" },
      { kind: "replied", by: "wallet", text: "已在银行查到这一笔" },
    ]);
    expect((await ask("GET", `/${number}`)).status).toBe(200);
  });

  test("that replies before anybody has taken it leaves it to be taken, by the date that was promised", async () => {
    const filed = await (await ask("POST", "", { sub: "wallet-9", ...complaint })).json();
    const { number, promise } = filed.ticket;
    const replied = await ask("POST", `/${number}/replies`, { text: "已在银行查到这一笔" });
    expect((await replied.json()).ticket).toMatchObject({ state: "submitted", promise });
    const { tickets } = await bo.call("ticket:list", { view: "new" });
    expect(tickets.map((row) => row.number)).toEqual([number]);
    const { ticket } = await bo.call("ticket:accept", { number });
    expect(ticket).toMatchObject({ state: "accepted", promise: { kind: "answer" } });
    await ask("POST", `/${number}/replies`, { text: "银行在退" });
    expect(await bo.call("ticket:open", { number })).toMatchObject({
      ticket: { state: "investigating", promise: { kind: "decision" } },
    });
  });

  test("P12 stands in the audit log with what it files and replies", async () => {
    const { number } = (await (await ask("POST", "", { sub: "wallet-9", ...complaint })).json())
      .ticket;
    await ask("POST", `/${number}/replies`, { text: "已在银行查到这一笔" });
    const { text: log } = await runAdmin(["audit", "list", "3"], server.settings);
    expect(log).toContain(`ticket.filed  wallet  ticket:${number}`);
    expect(log).toContain(`ticket.replied  wallet  ticket:${number}`);
    expect(log).not.toContain("wallet-9");
  });

  test("P07 may not ask for a secret either", async () => {
    const { number } = (await (await ask("POST", "", { sub: "wallet-9", ...complaint })).json())
      .ticket;
    const refused = await ask("POST", `/${number}/replies`, { text: "请把验证码发给我" });
    expect([refused.status, (await refused.json()).error.code]).toEqual([422, "secret_found"]);
    const description = "请提供您的支付密码";
    const filed = await ask("POST", "", { sub: "wallet-9", topic: "支付", description });
    expect(filed.status).toBe(422);
    const { text: log } = await runAdmin(["audit", "list", "9"], server.settings);
    expect(log.match(/secret\.asked {2}wallet/g)).toHaveLength(2);
  });

  test("P09 keeps no words under an idempotency key: they go with the customer", async () => {
    const key = { "idempotency-key": "abc-2" };
    const body = { sub: "wallet-11", topic: "支付", description: "金丝雀的投诉" };
    const { number } = (await (await ask("POST", "", body, key)).json()).ticket;
    const said = { "idempotency-key": "abc-3" };
    const reply = { text: "金丝雀的答复" };
    const first = await (await ask("POST", `/${number}/replies`, reply, said)).json();
    const again = await (await ask("POST", `/${number}/replies`, reply, said)).json();
    expect(again).toEqual(first);
    expect(kinds(again.ticket)).toEqual(["filed", "replied"]);
    expect(await server.stored()).toContain("金丝雀");
    await runAdmin(["erase", "wallet-11"], server.settings);
    await until(async () => expect(await server.stored()).not.toContain("金丝雀"));
    // Nobody is brought back by a repeated request.
    expect((await ask("POST", "", body, key)).status).toBe(404);
  });

  test("has filed it for somebody: agents do not read that the customer is anonymous", async () => {
    await ask("POST", "", { sub: "wallet-13", ...complaint });
    await files();
    const { tickets } = await bo.call("ticket:list", { view: "open" });
    expect(tickets.map((row) => row.customerVerified).toSorted()).toEqual([false, true]);
  });

  test("has filed once however often it repeats with the same key", async () => {
    const key = { "idempotency-key": "abc-1" };
    const body = { sub: "wallet-10", ...complaint };
    const files = async (sub: string) => (await ask("POST", "", { ...body, sub }, key)).json();
    const [first, again] = [await files("wallet-10"), await files("wallet-10")];
    expect(again).toEqual(first);
    // For another customer it is another complaint, which is not lost.
    const other = await files("wallet-12");
    expect(other.ticket.number).not.toBe(first.ticket.number);
  });

  test("without the key there is nothing, and what does not fit is refused", async () => {
    const wrong = { authorization: "Bearer wrong" };
    expect((await ask("POST", "", { sub: "x", ...complaint }, wrong)).status).toBe(401);
    expect((await ask("GET", "/PD-20261121-0001-3", undefined, wrong)).status).toBe(401);
    expect((await ask("GET", "/PD-20261121-0001-3")).status).toBe(404);
    expect((await ask("POST", "", { sub: "x" })).status).toBe(400);
    expect((await ask("POST", "", { sub: "x", ...complaint, role: "admin" })).status).toBe(400);
  });
});

test("whatever nobody has stands where it is taken from, whatever its state", async () => {
  const listed = async () =>
    (await bo.call("ticket:list", { view: "new" })).tickets.map(({ number }) => number);
  const { number } = await files();
  expect(await listed()).toEqual([number]);
  await bo.call("ticket:accept", { number });
  expect(await listed()).toEqual([]);
  await bo.call("ticket:ask", { number, text: "哪张卡？" });
  await bo.call("ticket:assign", { number, team: "技术组" });
  expect(await listed()).toEqual([number]);
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:decide", { number, kind: "explanation", text: "已经到账" });
  expect(await listed()).toEqual([]);
  await alice.call("ticket:escalate", { number, reason: "没有到账" });
  expect(await listed()).toEqual([number]);
});

describe("npm run admin -- ticket verify", () => {
  const verify = (number: string) => runAdmin(["ticket", "verify", number], server.settings);
  const breach = async () => {
    const { number } = await files();
    await bo.call("ticket:accept", { number });
    await server.pass("5 days");
    return number;
  };

  /** With all that a ticket can have: late, classified, decided for a cause, reviewed by somebody else. */
  const reviewed = async () => {
    const number = await breach();
    await bo.signsInAgain();
    await ada.signsInAgain();
    await bo.call("ticket:classify", { number, topic: "退款", severity: "high" });
    const refund = {
      kind: "refund",
      text: "已退回余额",
      amount: "138.60",
      currency: "CNY",
    } as const;
    await bo.call("ticket:decide", { number, ...refund, cause: "银行无回执" });
    await alice.call("ticket:escalate", { number, reason: "少退了手续费" });
    await ada.call("ticket:accept", { number });
    await server.pass("16 days");
    await ada.signsInAgain();
    return number;
  };

  test("finds a timeline as it was written, whoever asks for it by whatever spelling", async () => {
    const number = await breach();
    const { code, text } = await verify(number.toLowerCase());
    expect([code, text]).toEqual([
      0,
      expect.stringContaining(`${number} is sound in what was checked: `),
    ]);
    expect((await verify("PD-20261121-0009-9")).text).toBe("There is no such ticket.");
  });

  test.each([
    ["decision", `decision = replace(decision, '138.60', '238.60')`],
    ["decision", `decision = replace(decision, '已退回', '不退')`],
    ["decision", `decision = replace(decision, 'refund', 'compensation')`],
    ["decision", "decision = NULL"],
    ["demand", "demand = NULL"],
    ["severity", "severity = 0"],
    ["topic", "topic = '别的'"],
    ["cause", "cause = '操作失误'"],
    ["breachedAt", "breached_at = NULL"],
    ["escalatedAt", "escalated_at = NULL"],
    ["handledBy", "handled_by = NULL"],
    ["decidedBy", "decided_by = NULL"],
    ["promiseKind", "promise_kind = 'answer'"],
  ])("finds that its %s was changed in the ticket alone: %s", async (part, change) => {
    const number = await reviewed();
    expect((await verify(number)).code).toBe(0);
    await server.sql(`UPDATE tickets SET ${change}`);
    const { code, text } = await verify(number);
    expect([code, text]).toEqual([1, `${number}: Its timeline says otherwise of: ${part}.`]);
  });

  test("finds facts of an entry that were changed with the ticket", async () => {
    const number = await reviewed();
    await server.sql("UPDATE tickets SET cause = '操作失误'");
    await server.sql(
      "UPDATE ticket_entries SET facts = replace(facts, '银行无回执', '操作失误') WHERE kind = 'decided'",
    );
    expect((await verify(number)).text).toMatch(/Entry \d+ was changed/);
  });

  test("shows a customer's receipt neither the cause nor who has had it, and it holds", async () => {
    const number = await reviewed();
    const receipt = JSON.stringify((await alice.call("ticket:receipt", { number })).receipt);
    for (const hidden of ["银行无回执", bo.id, ada.id]) expect(receipt).not.toContain(hidden);
  });

  test("finds a file that was swapped, and one that is gone", async () => {
    const owner = await server.identity("wallet-20");
    const files = uploads(server, owner);
    const file = await files.takes("回单.pdf", pdf());
    const who = await customer(server, { identity: owner });
    const { number } = (await who.call("ticket:file", { ...complaint, attachmentIds: [file.id] }))
      .ticket;
    expect((await verify(number)).code).toBe(0);
    const [path = ""] = server.files();
    writeFileSync(path, "another one");
    expect(await verify(number)).toEqual({
      code: 1,
      text: `${number}: A file of entry 1 was changed.`,
    });
    rmSync(path);
    expect((await verify(number)).text).toBe(`${number}: A file of entry 1 is gone.`);
  });

  test("finds a thumbnail that was swapped, and nobody is shown what was swapped, small or large", async () => {
    const owner = await server.identity("wallet-21");
    const files = uploads(server, owner);
    const file = await files.takes("回单.png", await screenshot());
    const who = await customer(server, { identity: owner });
    const { number } = (await who.call("ticket:file", { ...complaint, attachmentIds: [file.id] }))
      .ticket;
    const read = async () => [
      (await files.read(file.id, "?thumb=1")).status,
      (await files.read(file.id)).status,
    ];
    expect(await read()).toEqual([200, 200]);
    expect((await verify(number)).code).toBe(0);
    const swap = (name: string) => {
      const [path = ""] = server.files().filter((one) => one.endsWith(name));
      writeFileSync(path, "another one");
    };
    swap("thumb");
    expect(await read()).toEqual([404, 200]);
    expect((await verify(number)).text).toBe(`${number}: A file of entry 1 was changed.`);
    swap("kept");
    expect(await read()).toEqual([404, 404]);
  });

  test("takes a ticket of an older version, which has no such facts, as it is", async () => {
    const number = await reviewed();
    await server.sql("UPDATE ticket_entries SET facts = NULL");
    const rows = await server.desk.services.store.ticketEntries(number);
    let before = "";
    for (const { factsHash: _, ...entry } of rows) {
      const hash = server.desk.services.secrets.hashToken(entryText(before, entry));
      await server.sql(
        `UPDATE ticket_entries SET facts_hash = NULL, hash = '${hash}' WHERE seq = ${entry.seq}`,
      );
      before = hash;
    }
    await server.sql(`UPDATE tickets SET last_hash = '${before}'`);
    expect((await verify(number)).code).toBe(0);
    // What is done from now on is covered, and the rest is not asked for.
    await ada.call("ticket:classify", { number, topic: "退款", severity: "urgent" });
    expect((await verify(number)).code).toBe(0);
    await server.sql("UPDATE tickets SET severity = 0");
    expect((await verify(number)).text).toContain("otherwise of: severity");
  });

  test.each([
    [
      "an entry that owned up to a breach",
      "UPDATE ticket_entries SET kind = 'replied' WHERE kind = 'breached'",
    ],
    ["an entry that is gone", "DELETE FROM ticket_entries WHERE kind = 'breached'"],
    ["the last entry that is gone", "DELETE FROM ticket_entries WHERE kind = 'promised'"],
    ["a date that was moved in the ticket alone", "UPDATE tickets SET promise_at = promise_at - 1"],
  ])("finds %s", async (_, statement) => {
    const number = await breach();
    await server.sql(statement);
    expect(await verify(number)).toEqual({
      code: 1,
      text: expect.stringMatching(
        /^PD-\S+: (Entry \d was|Its timeline says otherwise of: promiseAt)/,
      ),
    });
  });
});
