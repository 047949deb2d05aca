/** Those who lead see what was counted, by hour and by day, soon after it has happened. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Insights } from "../../protocol/insights.ts";
import type { OwnDay } from "../../protocol/own-day.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { type Agent, agent, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let sue: Agent;
let bo: Agent;
beforeEach(async () => {
  server = await startTestServer();
  sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  bo = await agent(server, "Bo");
});
afterEach(() => server.stop());

const { send } = createHttpClient(() => server);
const today = "from=2026-11-21&to=2026-11-21";
const asked = (one: Pick<Agent, "token">, path: string) =>
  send("GET", `/api/agent/${path}`, undefined, { authorization: `Bearer ${one.token}` });
async function insights(query = today): Promise<Insights> {
  await server.pass("3 seconds");
  const response = await asked(sue, `insights?${query}`);
  expect(response.status).toBe(200);
  return response.json();
}

/** One whom the bot has helped, and one whom an agent has served and who was not happy. */
async function aDay() {
  const ben = await customer(server);
  await ben.sends("付不了款怎么办");
  await ben.call("conversation:end", {});
  const alice = await customer(server, { locale: "en" });
  await alice.asksForAgent();
  await server.pass("4 minutes");
  await bo.takes(alice.conversation());
  await server.pass("1 minute");
  await bo.says(alice.conversation(), "已经帮您处理好了");
  await bo.resolves(alice.conversation());
  await alice.call("survey:answer", { conversationId: alice.conversation(), score: 2 });
  return { ben, alice };
}

test("A8 an agent sees the own day, and nobody else's; an editor has none", async () => {
  const { alice } = await aDay();
  const cy = await agent(server, "Cy", { onDuty: false });
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  await server.pass("3 seconds");
  const dayOf = async (one: Pick<Agent, "token">) => (await asked(one, "today")).json();
  const day = await dayOf(bo);
  expect(day).toEqual({
    served: 1,
    firstReplySeconds: expect.any(Number),
    solved: 0,
    asked: 0,
    wroteAgain: [],
  });
  expect(Math.abs(day.firstReplySeconds - 300)).toBeLessThan(15);
  expect(await dayOf(cy)).toEqual({ served: 0, solved: 0, asked: 0, wroteAgain: [] });
  expect((await asked(ed, "today")).status).toBe(403);
  await alice.asksForAgent();
  await bo.takes(alice.conversation());
  await bo.resolves(alice.conversation());
  const answer = { conversationId: alice.conversation(), score: 5, resolved: true };
  await alice.call("survey:answer", answer);
  await server.pass("3 seconds");
  expect(await dayOf(bo)).toMatchObject({ served: 2, solved: 1, asked: 1 });
  await server.pass("10 hours");
  expect(await dayOf(bo)).toMatchObject({ served: 0, solved: 0, asked: 0 });
});

test("A8 an agent sees which customers have written after the end, until a colleague serves them or two days are over", async () => {
  const { alice, ben } = await aDay();
  const cy = await agent(server, "Cy");
  const again = async (one: Pick<Agent, "token">) => {
    const { wroteAgain }: OwnDay = await (await asked(one, "today")).json();
    return wroteAgain.map(({ conversationId }) => conversationId);
  };
  expect(await again(bo)).toEqual([]);
  await alice.says("还有一个问题");
  await ben.says("谢谢");
  expect([await again(bo), await again(cy)]).toEqual([[alice.conversation()], []]);
  // Who waits is in everybody's queue, and who is served is somebody's.
  await alice.asksForAgent();
  expect(await again(bo)).toEqual([]);
  await cy.takes(alice.conversation());
  await cy.says(alice.conversation(), "我来看");
  await cy.resolves(alice.conversation());
  expect(await again(bo)).toEqual([]);
  await alice.says("还是没好");
  expect([await again(bo), await again(cy)]).toEqual([[], [alice.conversation()]]);
  await server.pass("2 days");
  expect(await again(await server.signIn("Cy"))).toEqual([]);
});

test("A8 what has happened is counted, with how long it took and who did it", async () => {
  await aDay();
  const { total, points, agents, lastDay, hours, step, counted } = await insights();
  expect(total.counts).toMatchObject({ begun: 2, ended: 2, handedOver: 1, served: 1, surveyed: 2 });
  expect(total.counts).toMatchObject({ questions: 1, answered: 1, settled: 1, deflected: 1 });
  expect(total.counts).toMatchObject({ rated: 1, score2: 1 });
  expect(total.counts.happy).toBeUndefined();
  const wait = total.durations.wait?.p50 ?? 0;
  expect(Math.abs(wait - 240)).toBeLessThan(12);
  expect(total.durations.firstReply?.p90).toBeGreaterThan(wait);
  expect(agents.map(({ name, counts }) => [name, counts.served])).toEqual([["Bo", 1]]);
  expect([step, counted]).toEqual(["hour", 1]);
  // 08:00 UTC is 16:00 at the desk.
  expect(points.find(({ start }) => start === "2026-11-21T16")?.counts.begun).toBe(2);
  expect(lastDay.counts[16]).toBe(2);
  expect(hours[5]?.[16]).toBe(2);
});

test("A10 decided complaints are counted by their cause, and one that is corrected later corrects the figures", async () => {
  const decided = async (description: string, cause?: string) => {
    const alice = await customer(server);
    const { number } = (await alice.call("ticket:file", { topic: "提现", description })).ticket;
    await bo.call("ticket:accept", { number });
    await bo.call("ticket:decide", {
      number,
      kind: "apology",
      text: "已查明",
      ...(cause && { cause }),
    });
    return number;
  };
  const number = await decided("没到账", "银行无回执");
  await decided("重复扣款", "系统故障");
  await decided("说不清");
  const open = await customer(server);
  await open.call("ticket:file", { topic: "提现", description: "还没决定" });
  const before = await insights();
  expect(before.total.counts).toMatchObject({ filed: 4, decided: 3, caused: 2 });
  expect(before.definitions.shares.causes).toEqual({
    part: "caused",
    whole: "decided",
    leavesOut: ["undecided", "withdrawn"],
  });
  expect(before.causes.map(({ cause, total }) => [cause, total]).sort()).toEqual([
    ["系统故障", 1],
    ["银行无回执", 1],
  ]);
  // 08:00 UTC is 16:00 at the desk.
  expect(before.causes[0]?.counts[16]).toBe(1);

  await bo.call("ticket:set-cause", { number, cause: "系统故障" });
  const corrected = await insights();
  expect(corrected.causes.map(({ cause, total }) => [cause, total])).toEqual([["系统故障", 2]]);
  const elsewhere = await insights(`${today}&topic=${encodeURIComponent("转账")}`);
  expect(elsewhere.causes).toEqual([]);
  const csv = await (await asked(sue, `insights.csv?${today}`)).text();
  expect(csv).toContain("\r\n投诉的原因,系统故障,2\r\n");
  expect(csv).toContain("\r\n原因和时间,2026-11-21T16 系统故障,2\r\n");
  const inEnglish = { authorization: `Bearer ${sue.token}`, "accept-language": "en" };
  const english = await send("GET", `/api/agent/insights?${today}`, undefined, inEnglish);
  const [first] = ((await english.json()) as Insights).causes;
  expect([first?.cause, first?.title]).toEqual(["系统故障", "System failure"]);
  const exported = await send("GET", `/api/agent/insights.csv?${today}`, undefined, inEnglish);
  expect(await exported.text()).toContain("\r\nCause of complaints,System failure,2\r\n");
  await runAdmin(["rollup", "rebuild"], server.settings);
  expect(await insights()).toEqual(corrected);
});

test("A8 a filter shows its part, and a page without any shows that there is nothing", async () => {
  await aDay();
  expect((await insights(`${today}&locale=en`)).total.counts.begun).toBe(1);
  expect((await insights(`${today}&locale=zh-TW`)).total.counts).toEqual({});
  const { topics } = await insights();
  const [first] = topics;
  const topic = encodeURIComponent(first?.topic ?? "");
  expect((await insights(`${today}&topic=${topic}`)).total.counts.begun).toBe(first?.total);
  const earlier = await insights("from=2026-10-01&to=2026-10-31");
  expect([earlier.total.counts, earlier.topics, earlier.agents]).toEqual([{}, [], []]);
  expect(earlier.points).toHaveLength(31);
});

test("A8 whoever is erased leaves the figures, and a rebuild finds the same", async () => {
  const { alice } = await aDay();
  const before = await insights();
  const rebuilt = await runAdmin(["rollup", "rebuild"], server.settings);
  expect(rebuilt).toEqual({ code: 0, text: "Counted 2 conversations and complaints." });
  expect(await insights()).toEqual(before);
  const { customerId } =
    (await server.desk.services.store.conversation(alice.conversation())) ?? {};
  if (!customerId) throw new Error("There is no customer.");
  await eraseCustomer(server.desk.services, customerId, "system");
  const { total } = await insights();
  expect(total.counts).toMatchObject({ begun: 1, deflected: 1 });
  expect(total.counts.rated).toBeUndefined();
  await runAdmin(["rollup", "rebuild"], server.settings);
  expect((await insights()).total).toEqual(total);
});

test("A8 agents and editors may not see the figures, and the log says that they have tried", async () => {
  const ed = await server.hire("Ed", "editor");
  expect((await asked(bo, `insights?${today}`)).status).toBe(403);
  expect((await asked(ed, `insights.csv?${today}`)).status).toBe(403);
  expect((await asked(sue, `insights?${today}`)).status).toBe(200);
  expect((await asked(sue, "insights?from=2026-11-21&to=2026-11-20")).status).toBe(400);
  expect((await asked(sue, "insights?days=0")).status).toBe(400);
  expect((await asked(sue, "insights?days=7&from=2026-11-20&to=2026-11-21")).status).toBe(400);
  expect((await asked(sue, "insights?from=2026-11-20")).status).toBe(400);
  expect((await asked(sue, "insights?from=yesterday&to=2026-11-20")).status).toBe(400);
});

test("S18 an export holds every figure, and no cell of it is a formula", async () => {
  const { ben } = await aDay();
  await ben.call("agent:request", { topic: "=HYPERLINK(1)" });
  await server.pass("3 seconds");
  const response = await asked(sue, `insights.csv?${today}`);
  expect(response.headers.get("content-disposition")).toContain("insights-2026-11-21-2026-11-21");
  const lines = (await response.text()).split("\r\n");
  expect(lines[0]).toMatch(/^\uFEFF?部分,哪一个,开始的会话,/);
  expect(lines.some((line) => line.includes("'=HYPERLINK(1)"))).toBe(true);
  expect(
    lines.flatMap((line) => line.split(",")).filter((one) => /^"?[=+\-@\t]/.test(one)),
  ).toEqual([]);
});

test("the last days end today at the desk, whatever day it is elsewhere", async () => {
  const days = async () => {
    const { from, to } = await (await asked(sue, "insights?days=7")).json();
    return [from, to];
  };
  const [, before] = await days();
  // 16:00 in Shanghai and 8:00 in UTC; ten hours later it is another day at the desk only.
  await server.pass("10 hours");
  const [from, to] = await days();
  expect(Date.parse(to) - Date.parse(before)).toBe(86_400_000);
  expect(Date.parse(to) - Date.parse(from)).toBe(6 * 86_400_000);
});

test("A8 figures that an older version has counted, without weeks, are counted again", async () => {
  await aDay();
  const before = await insights("from=2026-09-01&to=2026-11-30");
  expect(before.total.counts.begun).toBe(2);
  await server.sql("DELETE FROM rollups WHERE grain = 'week'");
  await server.sql("UPDATE rollup_state SET id = 'counted'");
  expect(await insights("from=2026-09-01&to=2026-11-30")).toEqual(before);
});
