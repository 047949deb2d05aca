/** What agents do with complaints beyond answering them: lists, approval, causes, checklists, links, dates, alerts. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TicketAlert } from "../../protocol/agent-ticket.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
let bo: Agent;
let ada: Agent;

beforeEach(async () => {
  server = await startTestServer();
  alice = await customer(server);
  bo = await agent(server, "Bo");
  ada = await agent(server, "Ada", { role: "supervisor", onDuty: false });
});
afterEach(() => server.stop());

const complaint = { topic: "提现未到账", description: "提现三天了还没到" };
const files = async (parts: object = {}) =>
  (await alice.call("ticket:file", { ...complaint, ...parts })).ticket.number;
const taken = async () => {
  const number = await files();
  await bo.call("ticket:accept", { number });
  return number;
};
const large = { kind: "refund", text: "已退回余额", amount: "3000", currency: "CNY" } as const;
const alertsOf = (who: Agent, number: TicketNumber): readonly TicketAlert[] =>
  who
    .heard()
    .flatMap((event) =>
      event.type === "ticket.changed" && event.number === number && event.alert
        ? [event.alert]
        : [],
    );

describe("a large amount", () => {
  test("is decided once a supervisor agrees, in the name of whoever proposed it", async () => {
    const number = await taken();
    await bo.call("ticket:decide", { number, ...large, cause: "银行无回执" });
    const { tickets } = await ada.call("ticket:list", { view: "approval" });
    expect(tickets.map((row) => [row.number, row.hasProposal])).toEqual([[number, true]]);
    const { ticket } = await ada.call("ticket:approve", { number });
    expect(ticket).toMatchObject({ state: "decided", cause: "银行无回执", decision: large });
    expect(ticket.proposal).toBeUndefined();
    const read = (await alice.call("ticket:get", { number })).ticket;
    expect(read.timeline.map(({ kind }) => kind)).toEqual(["filed", "accepted", "decided"]);
    expect(read.timeline.at(-1)?.by).toBe("Bo");

    // Neither of the two reviews it.
    await alice.call("ticket:escalate", { number, reason: "少退了" });
    expect(await bo.refusal("ticket:accept", { number })).toBe("not_yours");
    expect(await ada.refusal("ticket:accept", { number })).toBe("not_yours");
    const cy = await agent(server, "Cy");
    await cy.call("ticket:accept", { number });
  });

  test("goes back with a reason, and the customer never hears of it", async () => {
    const number = await taken();
    await bo.call("ticket:decide", { number, ...large });
    const cy = await agent(server, "Cy");
    expect(await cy.refusal("ticket:decline", { number, text: "x" })).toBe("not_yours");
    const { ticket } = await ada.call("ticket:decline", { number, text: "先问商户" });
    expect([ticket.state, ticket.proposal]).toEqual(["accepted", undefined]);
    const read = JSON.stringify((await alice.call("ticket:get", { number })).ticket);
    expect(read).not.toContain("已退回余额");
    expect(read).not.toContain("先问商户");
    expect(await ada.refusal("ticket:approve", { number })).toBe("closed");
  });

  test("is taken back by whoever has proposed it, and by no colleague", async () => {
    const number = await taken();
    await bo.call("ticket:decide", { number, ...large });
    const cy = await agent(server, "Cy");
    expect(await cy.refusal("ticket:decline", { number, text: "金额写错了" })).toBe("not_yours");
    const { ticket } = await bo.call("ticket:decline", { number, text: "金额写错了" });
    expect([ticket.state, ticket.proposal]).toEqual(["accepted", undefined]);
    expect(ticket.timeline.at(-1)).toMatchObject({ kind: "declined", by: "Bo" });
    expect(await ada.refusal("ticket:approve", { number })).toBe("closed");
    const small = { ...large, amount: "15.00" };
    expect((await bo.call("ticket:decide", { number, ...small })).ticket.state).toBe("decided");
    expect(await bo.refusal("ticket:decline", { number, text: "x" })).toBe("not_yours");
  });

  test("that was proposed is gone once the customer has withdrawn", async () => {
    const number = await taken();
    await bo.call("ticket:decide", { number, ...large });
    await alice.call("ticket:withdraw", { number });
    expect(await ada.refusal("ticket:approve", { number })).toBe("closed");
    expect((await ada.call("ticket:list", { view: "approval" })).tickets).toEqual([]);
  });
});

describe("lists", () => {
  test("hold what their name says, and are counted", async () => {
    const [first, second] = [await taken(), await files({ topic: "退款" })];
    await bo.call("ticket:ask", { number: first, text: "是哪张卡？" });
    const of = async (view: "new" | "waiting" | "mine" | "due" | "open") =>
      (await bo.call("ticket:list", { view })).tickets.map(({ number }) => number);
    expect(await of("new")).toEqual([second]);
    expect(await of("waiting")).toEqual([first]);
    expect(await of("mine")).toEqual([first]);
    expect(await of("due")).toEqual([]);
    await server.pass("2 days");
    await bo.signsInAgain();
    expect(await of("due")).toEqual([second]);
    const { overview } = await bo.call("ticket:overview", {});
    expect(overview.counts).toMatchObject({ open: 2, new: 1, waiting: 1, mine: 1, due: 1 });
  });

  test("are narrowed by topic, severity, owner, and words, of which % is none", async () => {
    const [first, second] = [
      await taken(),
      await files({ topic: "退款", description: "退 50% 吗" }),
    ];
    await bo.call("ticket:classify", { number: first, topic: "提现", severity: "urgent" });
    const found = async (filter: object) =>
      (await bo.call("ticket:list", { view: "open", filter })).tickets.map(({ number }) => number);
    expect(await found({ topic: "退款" })).toEqual([second]);
    expect(await found({ severity: "urgent" })).toEqual([first]);
    expect(await found({ handlerId: bo.id })).toEqual([first]);
    expect(await found({ text: "50%" })).toEqual([second]);
    expect(await found({ text: "5%" })).toEqual([]);
    expect(await found({ text: first.toLowerCase() })).toEqual([first]);
    expect(await found({ amountFrom: "1" })).toEqual([]);
    expect(await found({ text: "王小" })).toEqual([]);
    await server.sql("UPDATE customers SET name = '王小明 Wang'");
    expect(await found({ text: "王小" })).toEqual(await found({}));
    expect(await found({ text: "wang", topic: "退款" })).toEqual([second]);
    const { counts } = (await bo.call("ticket:overview", {})).overview;
    expect(counts.open).toBe(2);
  });

  test("that were saved are one's own, unless they are for all", async () => {
    await files({ topic: "退款" });
    const view = { view: "open", filter: { topic: "退款" } } as const;
    await bo.call("ticket:save-view", { name: "我的退款", ...view, isShared: false });
    await server.pass("1 second");
    const { overview } = await bo.call("ticket:save-view", {
      name: "退款",
      ...view,
      isShared: true,
    });
    expect(overview.saved.map(({ name, count }) => [name, count])).toEqual([
      ["我的退款", 1],
      ["退款", 1],
    ]);
    const [own, shared] = overview.saved.map(({ id }) => ({ id }));
    if (!own || !shared) throw new Error("Two lists are saved.");
    const cy = await agent(server, "Cy");
    const seen = (await cy.call("ticket:overview", {})).overview.saved;
    expect(seen.map(({ name, isOwn }) => [name, isOwn])).toEqual([["退款", false]]);
    expect(await cy.refusal("ticket:remove-view", own)).toBe("not_found");
    expect(await cy.refusal("ticket:remove-view", shared)).toBe("not_yours");
    expect(await ada.refusal("ticket:remove-view", own)).toBe("not_found");
    expect((await ada.call("ticket:remove-view", shared)).overview.saved).toEqual([]);
  });

  test("a team has one of its own: what it was asked and has not answered", async () => {
    const number = await taken();
    const { ticket } = await bo.call("ticket:task", { number, team: "技术组", text: "查回执" });
    const { tasks } = await bo.call("ticket:tasks", { team: "技术组" });
    expect(tasks).toMatchObject([{ number, text: "查回执", topic: "提现未到账" }]);
    const taskId = ticket.tasks[0]?.id ?? "";
    await bo.call("ticket:answer-task", { number, taskId, text: "银行没有" });
    expect((await bo.call("ticket:tasks", { team: "技术组" })).tasks).toEqual([]);
  });
});

describe("a task that another team has not answered", () => {
  const open = async () =>
    (await bo.call("ticket:tasks", { team: "技术组" })).tasks.map(({ number }) => number);
  const asked = async () => {
    const number = await taken();
    await bo.call("ticket:task", { number, team: "技术组", text: "查回执" });
    expect(await open()).toEqual([number]);
    return number;
  };

  test.each<[string, (number: TicketNumber) => Promise<unknown>]>([
    ["its customer withdraws", (number) => alice.call("ticket:withdraw", { number })],
    [
      "it is closed",
      async (number) => {
        await bo.call("ticket:decide", { number, kind: "apology", text: "对不起" });
        await bo.call("ticket:close", { number });
      },
    ],
  ])("ends with its ticket where %s, with a line, and takes no answer", async (_, ends) => {
    const number = await asked();
    await ends(number);
    expect(await open()).toEqual([]);
    expect((await bo.call("ticket:overview", {})).overview.tasks).toContainEqual({
      team: "技术组",
      count: 0,
    });
    const { ticket } = await bo.call("ticket:open", { number });
    expect(ticket.timeline.at(-1)).toMatchObject({ kind: "task-ended", text: "技术组" });
    const [task] = ticket.tasks;
    expect([task?.answer, task?.answeredAt]).toEqual([undefined, expect.any(String)]);
    const answer = { number, taskId: task?.id ?? "", text: "查到了" };
    expect(await bo.refusal("ticket:answer-task", answer)).toBe("closed");
    const another = { number, team: "技术组", text: "再查" };
    expect(await bo.refusal("ticket:task", another)).toBe("closed");
    expect(JSON.stringify((await alice.call("ticket:get", { number })).ticket)).not.toContain(
      "查回执",
    );
  });

  test("goes along where its ticket is merged", async () => {
    const number = await asked();
    const into = await files();
    await bo.call("ticket:merge", { number, into });
    expect(await open()).toEqual([into]);
    const { ticket } = await bo.call("ticket:open", { number });
    expect(ticket.timeline.map(({ kind }) => kind)).not.toContain("task-ended");
  });
});

test("the checklist of the topic is in the ticket, and who has ticked what stays", async () => {
  const number = await taken();
  const { ticket } = await bo.call("ticket:check", { number, checkId: "1", on: true });
  expect(ticket.checklist?.checks).toMatchObject([
    { id: "1", text: { "zh-CN": "核对交易" }, by: "Bo" },
    { id: "2" },
  ]);
  expect(ticket.checklist?.checks[1]?.at).toBeUndefined();
  expect(await bo.refusal("ticket:check", { number, checkId: "9", on: true })).toBe("not_found");
  const moved = await bo.call("ticket:classify", { number, topic: "退款", severity: "normal" });
  expect(moved.ticket.checklist).toEqual(ticket.checklist);
  expect(JSON.stringify((await alice.call("ticket:get", { number })).ticket)).not.toContain(
    "核对交易",
  );
  await bo.call("ticket:check", { number, checkId: "1", on: false });
  const other = await bo.call("ticket:classify", { number, topic: "退款", severity: "normal" });
  expect(other.ticket.checklist).toBeUndefined();
});

test("of what two do in one ticket at the same moment nothing is lost", async () => {
  const ticks = async (number: TicketNumber) => {
    await Promise.all([
      bo.call("ticket:check", { number, checkId: "1", on: true }),
      ada.call("ticket:check", { number, checkId: "2", on: true }),
      alice.call("ticket:add", { number, text: "尾号 6013" }),
      ada.call("ticket:note", { number, text: "先查银行" }),
    ]);
    const { ticket } = await bo.call("ticket:open", { number });
    expect(ticket.checklist?.checks.map(({ by }) => by)).toEqual(["Bo", "Ada"]);
    const said = ticket.timeline.map(({ kind }) => kind).slice(2);
    expect(said.toSorted()).toEqual(["added", "noted"]);
  };
  for (let time = 0; time < 5; time += 1) await ticks(await taken());
});

test("a cause is one of the administrators' list, and may be known after the decision", async () => {
  const number = await taken();
  expect(await bo.refusal("ticket:set-cause", { number, cause: "运气不好" })).toBe("not_found");
  await bo.call("ticket:decide", { number, kind: "apology", text: "对不起" });
  const { ticket } = await bo.call("ticket:set-cause", { number, cause: "银行无回执" });
  expect(ticket.cause).toBe("银行无回执");
  expect(JSON.stringify((await alice.call("ticket:get", { number })).ticket)).not.toContain(
    "银行无回执",
  );
});

test("a conversation of the same customer is linked, and nobody else's", async () => {
  const number = await taken();
  await alice.says("提现失败怎么办");
  const conversationId = alice.conversation();
  const { ticket } = await bo.call("ticket:link", { number, conversationId });
  expect(ticket.conversations.map(({ id }) => id)).toEqual([conversationId]);
  const { tickets } = await bo.call("ticket:related", { conversationId });
  expect(tickets.map((row) => row.number)).toEqual([number]);
  const mallory = await customer(server);
  await mallory.says("您好");
  const foreign = { number, conversationId: mallory.conversation() };
  expect(await bo.refusal("ticket:link", foreign)).toBe("not_found");
});

describe("a promised date", () => {
  test("is put off once, later, with a reason that the customer reads", async () => {
    const number = await taken();
    const { promise } = (await bo.call("ticket:open", { number })).ticket;
    const put = (days: number) => ({
      number,
      at: new Date(Date.parse(promise.at) + days * 86_400_000).toISOString(),
      text: "银行周一才答复",
    });
    expect(await bo.refusal("ticket:postpone", put(-1))).toBe("invalid");
    expect(await bo.refusal("ticket:postpone", put(90))).toBe("invalid");
    await bo.call("ticket:postpone", put(2));
    const read = (await alice.call("ticket:get", { number })).ticket;
    expect(read.promise.at).toBe(put(2).at);
    expect(read.timeline.at(-1)).toMatchObject({
      kind: "promised",
      by: "Bo",
      text: "银行周一才答复",
      promise: { at: put(2).at },
    });
    expect(await bo.refusal("ticket:postpone", put(3))).toBe("closed");
    expect((await bo.call("ticket:open", { number })).ticket.may.postpone).toBe(false);
  });

  test("is one on which somebody works: a Sunday in the night becomes the end of the next business day", async () => {
    const number = await taken();
    const { promise } = (await bo.call("ticket:open", { number })).ticket;
    const day = new Date(Date.parse(promise.at) + 86_400_000);
    while (day.getUTCDay() !== 6) day.setUTCDate(day.getUTCDate() + 1);
    // Saturday 20:00 UTC is Sunday 04:00 in Shanghai.
    const date = day.toISOString().slice(0, 10);
    const at = `${date}T20:00:00.000Z`;
    await bo.call("ticket:postpone", { number, at, text: "等银行" });
    const monday = new Date(Date.parse(`${date}T10:00:00.000Z`) + 2 * 86_400_000).toISOString();
    expect((await alice.call("ticket:get", { number })).ticket.promise.at).toBe(monday);
  });

  test("that will not be kept is said before it, with the new one, and is broken all the same", async () => {
    const number = await taken();
    const { promise } = (await bo.call("ticket:open", { number })).ticket;
    const at = new Date(Date.parse(promise.at) + 5 * 86_400_000).toISOString();
    const said = { number, at, text: "银行周一才答复" };
    expect(await bo.refusal("ticket:forewarn", { ...said, at: promise.at })).toBe("invalid");
    const bad = { ...said, text: "请把验证码发给我" };
    expect(await bo.refusal("ticket:forewarn", bad)).toBe("secret_found");
    const { ticket } = await bo.call("ticket:forewarn", said);
    expect(ticket.may).toMatchObject({ forewarn: false, postpone: true });
    const before = (await alice.call("ticket:get", { number })).ticket;
    expect([before.promise.at, before.laterAt]).toEqual([promise.at, at]);
    expect(before.timeline.at(-1)).toMatchObject({ kind: "forewarned", by: "Bo", promise: { at } });
    expect(await bo.refusal("ticket:forewarn", said)).toBe("closed");
    // Its time comes: that it was not kept is owned up to, and the new time is the one that was said.
    await server.pass("4 days");
    await server.pass("2 hours");
    const after = (await alice.call("ticket:get", { number })).ticket;
    expect([after.promise.at, after.laterAt]).toEqual([at, undefined]);
    expect(after.timeline.map(({ kind }) => kind).slice(-2)).toEqual(["breached", "promised"]);
    expect(after.timeline.at(-1)?.promise?.at).toBe(at);
  });

  test("agents read when the customer has looked at the ticket last, and how often", async () => {
    const number = await taken();
    const seen = async () => (await bo.call("ticket:open", { number })).ticket.seen;
    expect(await seen()).toBeUndefined();
    await alice.call("ticket:get", { number });
    const at = (await seen())?.at;
    expect(Date.parse(at ?? "")).toBe(server.clock.now());
    await server.pass("1 hour");
    await alice.call("ticket:get", { number });
    expect(await seen()).toMatchObject({ count: 2 });
    // Their receipt is no look, nor is a colleague's reading.
    await alice.call("ticket:receipt", { number });
    await ada.signsInAgain();
    await ada.call("ticket:open", { number });
    expect(await seen()).toMatchObject({ count: 2 });
  });

  test("that was broken is known to the owner at once, and an hour later to supervisors", async () => {
    const number = await taken();
    // The first answer was promised for Wednesday, 18:00 in Shanghai.
    await server.pass("4 days");
    await bo.signsInAgain();
    await ada.signsInAgain();
    expect(alertsOf(bo, number)).toEqual(["reminded"]);
    await server.pass("2 hours");
    await until(() => expect(alertsOf(bo, number)).toEqual(["reminded", "breached"]));
    expect(alertsOf(ada, number)).toEqual([]);
    await server.pass("16 hours");
    await bo.signsInAgain();
    await ada.signsInAgain();
    await server.pass("1 hour");
    const { ticket } = await ada.call("ticket:open", { number });
    expect(ticket.timeline.slice(-3).map(({ kind }) => kind)).toEqual([
      "breached",
      "promised",
      "alerted",
    ]);
    expect(alertsOf(bo, number)).not.toContain("alerted");
  });

  test.each([
    [
      "puts it off",
      (number: TicketNumber, at: string) =>
        ["ticket:postpone", { number, at, text: "等银行" }] as const,
    ],
    [
      "asks the customer",
      (number: TicketNumber) => ["ticket:ask", { number, text: "哪张卡？" }] as const,
    ],
  ])(
    "that was broken is known to supervisors an hour later, once, though its owner %s",
    async (_, does) => {
      const number = await taken();
      await server.pass("4 days");
      await bo.signsInAgain();
      await ada.signsInAgain();
      await server.pass("2 hours");
      await until(() => expect(alertsOf(bo, number)).toContain("breached"));
      const [event, payload] = does(number, "2026-12-04T10:00:00.000Z");
      await bo.call(event as "ticket:postpone", payload as never);
      await server.pass("16 hours");
      await bo.signsInAgain();
      await ada.signsInAgain();
      for (let hour = 0; hour < 3; hour += 1) await server.pass("1 hour");
      const { ticket } = await ada.call("ticket:open", { number });
      expect(ticket.timeline.filter(({ kind }) => kind === "alerted")).toHaveLength(1);
      await until(() => expect(alertsOf(ada, number)).toContain("alerted"));
    },
  );

  test("of a ticket that nobody has alerts supervisors when it is broken", async () => {
    const number = await files();
    await server.pass("2 days");
    await ada.signsInAgain();
    await server.pass("2 hours");
    await until(() => expect(alertsOf(ada, number)).toEqual(["alerted"]));
  });
});

test("agents see how many promises of the last 30 days were kept, and an older one counts no more", async () => {
  const onTime = async () => (await bo.call("ticket:overview", {})).overview.onTime;
  expect(await onTime()).toEqual({ kept: 0, promised: 0 });
  await taken();
  await files();
  await server.pass("1 minute");
  expect(await onTime()).toEqual({ kept: 1, promised: 1 });
  await server.pass("3 days");
  await bo.signsInAgain();
  await until(async () => expect((await onTime()).promised).toBeGreaterThan(1));
  const { kept, promised } = await onTime();
  expect(kept).toBeLessThan(promised);
  await server.pass("60 days");
  await bo.signsInAgain();
  expect((await onTime()).kept).toBe(0);
});

describe("a list taken out as a table", () => {
  const asked = (token: string, query: string) =>
    fetch(`${server.url}/api/agent/tickets.csv?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });

  test("S18 has the rows of the list by its filter, and no cell of it is a formula", async () => {
    const { token } = await server.hire("Sue", "supervisor");
    const number = await files({ description: '=HYPERLINK("https://evil.example")' });
    const wide = await files({ topic: "＝1+1", description: "两行\n第二行" });
    const response = await asked(token, "view=open");
    expect(response.headers.get("content-disposition")).toContain("tickets-open.csv");
    const text = await response.text();
    const lines = text.trim().split("\r\n");
    expect(lines[0]).toMatch(/^\uFEFF?number,createdAt,lastAt,state,/);
    expect(lines).toHaveLength(3);
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(text).toContain("'＝1+1");
    const narrowed = await (await asked(token, "view=open&text=第二行")).text();
    expect(narrowed).toContain(wide);
    expect(narrowed).not.toContain(number);
    expect((await asked(token, "view=nothing")).status).toBe(400);
    const [row] = await server.sql("SELECT COUNT(*) FROM audit WHERE what = 'tickets.exported'");
    expect(Number(row?.[0])).toBe(2);
  });

  test("an agent may not have it", async () => {
    const { token } = await server.hire("Cy", "agent");
    expect((await asked(token, "view=open")).status).toBe(403);
  });
});
