/** Complaints over months: holidays, the turn of the year, pauses, a breach, a re-review, a withdrawal, a merge. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { changeSettings } from "../../server/actions/change-settings.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
let bo: Agent;
let ada: Agent;

/** China's days off at the turn of the year, as an administrator has set them; a Sunday is worked for one. */
const calendar = {
  holidays: ["2027-01-01", "2027-02-05", "2027-02-08", "2027-02-09"],
  workingDays: ["2027-01-03"],
  causes: ["银行无回执"],
  approvalAbove: "1000",
  approvalCurrency: "CNY",
};

beforeEach(async () => {
  server = await startTestServer();
  alice = await customer(server);
  const root = await server.hire("Grace", "admin");
  await changeSettings(server.desk.services, root.id, { section: "tickets", value: calendar });
  bo = await agent(server, "Bo");
  ada = await agent(server, "Ada", { role: "supervisor", onDuty: false });
});
afterEach(() => server.stop());

const later = async (days: number) => {
  for (let day = 0; day < days; day += 1) await server.pass("1 day");
  await bo.signsInAgain();
  await ada.signsInAgain();
};
const files = async () =>
  (await alice.call("ticket:file", { topic: "提现未到账", description: "提现三天了还没到" })).ticket
    .number;
const reads = async (number: TicketNumber) => (await alice.call("ticket:get", { number })).ticket;
/** Each promise with the one before it: as the customer reads them. */
const promised = async (number: TicketNumber) =>
  (await reads(number)).timeline.flatMap(({ kind, promise }) =>
    promise && kind !== "breached" ? [[promise.kind, promise.at] as const] : [],
  );
const isSound = async (number: TicketNumber) =>
  expect((await runAdmin(["ticket", "verify", number], server.settings)).code).toBe(0);

test("from December into March: a pause over the holidays, a breach in the new year, a review by somebody else", async () => {
  // From Saturday, 21 November, to Thursday, 24 December.
  await later(33);
  const number = await files();
  expect((await reads(number)).promise.at).toBe("2026-12-25T10:00:00.000Z");
  await bo.call("ticket:accept", { number });
  // The third business day after it: the 29th.
  expect((await reads(number)).promise.at).toBe("2026-12-29T10:00:00.000Z");
  await bo.call("ticket:ask", { number, text: "是哪张卡？" });
  const asked = await reads(number);
  // A question is no answer.
  expect(asked.promise).toEqual({ kind: "answer", at: "2026-12-29T10:00:00.000Z" });

  await later(20);
  expect((await reads(number)).breachedAt).toBeUndefined();
  await alice.call("ticket:add", { number, text: "尾号 6013" });
  expect((await reads(number)).promise.kind).toBe("answer");
  await bo.call("ticket:reply", { number, text: "在查" });
  const resumed = await reads(number);
  // Fifteen business days from the filing: January 1st is free, Sunday the 3rd is worked for it.
  expect(resumed.promise).toEqual({ kind: "decision", at: "2027-01-14T10:00:00.000Z" });

  // Nobody does anything. What is broken is said, with one new date; after that there is none, and nobody pretends one.
  await later(30);
  const late = await reads(number);
  expect(late.breachedAt).toBe(resumed.promise.at);
  expect(late.timeline.slice(-3).map(({ kind, promise }) => [kind, promise?.at])).toEqual([
    ["breached", resumed.promise.at],
    ["promised", late.promise.at],
    ["breached", late.promise.at],
  ]);
  const { ticket: seen } = await ada.call("ticket:open", { number });
  expect(seen.timeline.slice(-2).map(({ kind }) => kind)).toEqual(["breached", "alerted"]);
  await alice.says(number);
  await alice.sees("目前还没有新的时间，主管已收到提醒");
  const dates = (await promised(number)).filter(([kind]) => kind === "decision");
  expect(dates.map(([, at]) => at)).toEqual(dates.map(([, at]) => at).toSorted());
  expect(late.promise.at).toBe(dates.at(-1)?.[1]);

  // A person gives one, more than once if need be: each time with a reason.
  for (const days of [3, 4]) {
    const at = new Date(server.clock.now() + days * 86_400_000).toISOString();
    await bo.call("ticket:postpone", { number, at, text: "银行还没有答复" });
    expect(await reads(number)).toMatchObject({ promise: { at }, breachedAt: late.breachedAt });
    await later(days + 3);
    expect((await reads(number)).promise.at).toBe(at);
  }

  await bo.call("ticket:decide", { number, kind: "apology", text: "晚了，是我们的责任" });
  await later(29);
  await alice.call("ticket:escalate", { number, reason: "钱还没到" });
  expect(await bo.refusal("ticket:accept", { number })).toBe("not_yours");
  await ada.call("ticket:accept", { number });
  await ada.call("ticket:decide", { number, kind: "rejected", text: "已经退回" });
  expect((await reads(number)).may.escalate).toBe(false);
  await later(31);
  expect((await reads(number)).state).toBe("closed");
  await isSound(number);
});

test("a customer who never answers is asked again each week, reads the day of its end before, and goes on by writing", async () => {
  const number = await files();
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:ask", { number, text: "是哪张卡？" });
  const asked = await reads(number);
  await later(29);
  const reminders = (await reads(number)).timeline.filter(({ kind }) => kind === "asked-again");
  expect(reminders.map(({ at }) => at.slice(0, 10))).toEqual([
    ...["2026-11-28", "2026-12-05", "2026-12-12", "2026-12-19"],
  ]);
  expect(new Set(reminders.map(({ text }) => text))).toEqual(
    new Set([expect.stringContaining("2026年12月21日 16:00")]),
  );
  const { numbers } = await alice.call("ticket:moved", { since: "2026-12-18T08:00:00.000Z" });
  expect(numbers).toEqual([number]);
  expect((await reads(number)).state).toBe("waiting");

  await later(1);
  const ended = await reads(number);
  expect([ended.state, ended.timeline.at(-1)?.kind, ended.pausedSince]).toEqual([
    ...["closed", "lapsed", undefined],
  ]);
  expect(ended.may).toMatchObject({ add: true, escalate: false, withdraw: false });
  // However long it is: nothing more is done, and nobody is blamed for a promise.
  await later(40);
  expect(await reads(number)).toEqual(ended);
  expect(ended.breachedAt).toBeUndefined();

  await alice.call("ticket:add", { number, text: "尾号 6013" });
  const resumed = await reads(number);
  expect(resumed).toMatchObject({ state: "investigating", handler: { name: "Bo" } });
  expect(resumed.closedAt).toBeUndefined();
  expect(resumed.timeline.slice(-2).map(({ kind }) => kind)).toEqual(["added", "resumed"]);
  // What was left of the fifteen business days is left again.
  expect(Date.parse(resumed.promise.at)).toBeGreaterThan(Date.parse(asked.promise.at));
  expect(Date.parse(resumed.promise.at)).toBeGreaterThan(server.clock.now());
  await isSound(number);
});

test("what waited at the upgrade, or where nobody ticked for months, is asked first and ends a week later", async () => {
  const number = await files();
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:ask", { number, text: "是哪张卡？" });
  await server.sql("UPDATE tickets SET ask_again_at = paused_since, wait_due_at = paused_since");
  server.clock.pass("70 days");
  await server.pass("1 minute");
  const kinds = async () => (await reads(number)).timeline.slice(-1).map(({ kind }) => kind);
  expect(await kinds()).toEqual(["asked-again"]);
  await later(6);
  expect(await kinds()).toEqual(["asked-again"]);
  await later(1);
  expect(await kinds()).toEqual(["lapsed"]);
});

test("where an administrator wants none, nobody is asked again and nothing ends", async () => {
  const root = await server.hire("Heidi", "admin");
  const value = { ...calendar, askAgainDays: 0 };
  const number = await files();
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:ask", { number, text: "是哪张卡？" });
  await changeSettings(server.desk.services, root.id, { section: "tickets", value });
  await later(45);
  expect((await reads(number)).timeline.at(-1)?.kind).toBe("asked");
});

test("a review can't be asked for on the thirty-first day", async () => {
  const number = await files();
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:decide", { number, kind: "explanation", text: "银行周一才到账" });
  await later(31);
  expect(await alice.refusal("ticket:escalate", { number, reason: "不认可" })).toBe("closed");
  await isSound(number);
});

test("after a withdrawal and a merge no clock goes on, however long nobody looks", async () => {
  const [first, second, third] = [await files(), await files(), await files()];
  await bo.call("ticket:accept", { number: second });
  await bo.call("ticket:merge", { number: second, into: first });
  await alice.call("ticket:withdraw", { number: third });
  const before = [await reads(second), await reads(third)].map(({ timeline }) => timeline.length);
  await later(45);
  const after = [await reads(second), await reads(third)].map(({ timeline }) => timeline.length);
  expect(after).toEqual(before);
  expect((await reads(first)).breachedAt).toBeDefined();
  for (const number of [first, second, third]) await isSound(number);
});

test("numbers begin again each day, in the wallet's time zone, over the turn of the year too", async () => {
  // To 31 December, 16:00 in Shanghai; nine hours later it is another year there, and not yet in Greenwich.
  await later(40);
  expect(await files()).toMatch(/^PD-20261231-0001-\d$/);
  await server.pass("9 hours");
  expect(await files()).toMatch(/^PD-20270101-0001-\d$/);
});
