/** What is changed because of complaints and incidents: written by those who lead, read by all, told in the report. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import type { ImprovementId } from "../../protocol/improvement.ts";
import { changeAgent } from "../../server/actions/agents.ts";
import { type Agent, agent } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let sue: Agent;
let bo: Agent;
beforeEach(async () => {
  server = await startTestServer();
  sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  bo = await agent(server, "Bo");
});
afterEach(() => server.stop());

const nobody = "00000000-0000-4000-8000-000000000000";
/** The clock begins on 2026-11-21. */
const due = "2026-12-15";
const saves = async (what: string, parts: object = {}) =>
  (await sue.call("improvement:save", { what, ownerId: bo.id, due, incidents: [], ...parts }))
    .improvement;
const listed = async (who: Agent, wanted: object = {}) =>
  (await who.call("improvement:list", wanted)).improvements.map(({ what }) => what);

async function incident(): Promise<AnnouncementId> {
  const { announcement } = await sue.call("announcement:save", {
    kind: "incident",
    title: { "zh-CN": "付款变慢" },
    text: { "zh-CN": "已扣的款会自动到账" },
    topics: ["payment-failed"],
    errorCodes: [],
    startsAt: new Date(server.clock.now()).toISOString(),
  });
  return announcement.id;
}

test("A10 an entry names its topic, cause and incidents, and every agent reads it at once", async () => {
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  const id = await incident();
  const about = { topic: "提现", cause: "银行无回执", incidents: [id] };
  const saved = await saves("回执超时提醒", about);
  expect(saved).toMatchObject({
    what: "回执超时提醒",
    owner: { id: bo.id, name: "Bo" },
    state: "open",
    isOverdue: false,
    topic: { topic: "提现", title: "提现" },
    cause: "银行无回执",
    incidents: [{ id, title: { "zh-CN": "付款变慢" } }],
  });
  for (const who of [bo, ed]) {
    await until(() =>
      expect(who.heard().some(({ type }) => type === "improvement.changed")).toBe(true),
    );
    expect((await who.call("improvement:list", {})).improvements).toEqual([saved]);
  }
  const { causes, owners } = await bo.call("improvement:list", {});
  expect(causes).toContain("银行无回执");
  expect(owners.map(({ name }) => name).sort()).toEqual(["Bo", "Ed", "Sue"]);
});

test("A10 it is edited, moved and moved back; its history keeps every state with who and when", async () => {
  const { id } = await saves("回执超时提醒");
  await server.pass("1 hour");
  await bo.call("improvement:move", { id, state: "in-work" });
  await server.pass("1 hour");
  const edited = await saves("回执超时提醒运营", { id, ownerId: sue.id });
  expect(edited).toMatchObject({ state: "in-work", owner: { name: "Sue" } });
  const { improvement } = await sue.call("improvement:move", { id, state: "dropped" });
  const start = server.clock.now() - 2 * 3_600_000;
  expect(improvement.history.map(({ at, by, state }) => [Date.parse(at), by, state])).toEqual([
    [start, "Sue", "open"],
    [start + 3_600_000, "Bo", "in-work"],
    [start + 2 * 3_600_000, "Sue", "dropped"],
  ]);
  // It is no longer Bo's.
  expect(await bo.refusal("improvement:move", { id, state: "open" })).toBe("not_yours");
});

test("A10 the list begins with what is due first, marks what is late, and is narrowed by state and owner", async () => {
  const cy = await agent(server, "Cy");
  const late = await saves("晚了", { due: "2026-11-20" });
  await saves("后到期", { due: "2026-12-31" });
  await saves("先到期", { ownerId: cy.id });
  const done = await saves("做完了", { due: "2026-11-20" });
  await sue.call("improvement:move", { id: done.id, state: "done" });
  await sue.call("improvement:move", { id: late.id, state: "in-work" });
  const { improvements } = await bo.call("improvement:list", {});
  expect(improvements.map(({ what, isOverdue }) => [what, isOverdue])).toEqual([
    ["晚了", true],
    ["先到期", false],
    ["后到期", false],
  ]);
  expect(await listed(bo, { state: "open" })).toEqual(["先到期", "后到期"]);
  expect(await listed(bo, { state: "in-work" })).toEqual(["晚了"]);
  expect(await listed(bo, { ownerId: cy.id })).toEqual(["先到期"]);
  expect(await listed(bo, { state: "done", ownerId: cy.id })).toEqual([]);
  const [finished] = (await bo.call("improvement:list", { state: "done" })).improvements;
  expect(finished).toMatchObject({ what: "做完了", isOverdue: false });
});

test("A10 pages follow each other without a gap, also where many are due on one day", async () => {
  for (let index = 0; index < 53; index += 1) await saves(`改进 ${index}`);
  for (const state of [undefined, "done"] as const) {
    const seen: string[] = [];
    let before: ImprovementId | undefined;
    for (;;) {
      const page = await bo.call("improvement:list", { state, before });
      seen.push(...page.improvements.map(({ what }) => what));
      if (!page.more) break;
      before = page.improvements.at(-1)?.id;
    }
    expect(new Set(seen).size).toBe(53);
    expect(seen).toHaveLength(53);
    for (const { id } of (await bo.call("improvement:list", {})).improvements)
      await sue.call("improvement:move", { id, state: "done" });
    for (const { id } of (await bo.call("improvement:list", {})).improvements)
      await sue.call("improvement:move", { id, state: "done" });
  }
});

test.each<AgentRole>(["agent", "editor"])(
  "S05 an %s may read, but not write an entry or move another's",
  async (role) => {
    const cy = await agent(server, "Cy", { role, onDuty: false });
    const { id } = await saves("回执超时提醒");
    const entry = { what: "x", ownerId: cy.id, due, incidents: [] };
    expect(await cy.refusal("improvement:save", entry)).toBe("not_yours");
    expect(await cy.refusal("improvement:save", { id, ...entry })).toBe("not_yours");
    expect(await cy.refusal("improvement:move", { id, state: "done" })).toBe("not_yours");
    expect(await listed(cy)).toEqual(["回执超时提醒"]);
    await sue.call("improvement:save", { id, ...entry });
    await cy.call("improvement:move", { id, state: "done" });
    expect(await listed(cy, { state: "done" })).toEqual(["x"]);
  },
);

test("S04 what it names must be there: the entry, the owner, the incidents", async () => {
  const entry = { what: "x", ownerId: bo.id, due, incidents: [] };
  const id = nobody as ImprovementId;
  expect(await sue.refusal("improvement:save", { ...entry, id })).toBe("not_found");
  expect(await sue.refusal("improvement:move", { id, state: "done" })).toBe("not_found");
  const owner = { ownerId: nobody as AgentId };
  expect(await sue.refusal("improvement:save", { ...entry, ...owner })).toBe("not_found");
  const incidents = [nobody as AnnouncementId];
  expect(await sue.refusal("improvement:save", { ...entry, incidents })).toBe("not_found");
  expect(await sue.refusal("improvement:save", { ...entry, due: "someday" })).toBe("invalid");
  await changeAgent(server.desk.services, "bo@example.com", { disabled: true });
  expect(await sue.refusal("improvement:save", entry)).toBe("not_found");
  expect(await listed(sue)).toEqual([]);
});

test("the audit log says who has saved and moved it, not what it says; a secret in it is masked", async () => {
  const { id, what } = await saves("客户说密码是Abc12345");
  expect(what).toBe("客户说密码是••••");
  await bo.call("improvement:move", { id, state: "done" });
  // Nothing changes, and nothing is noted.
  await bo.call("improvement:move", { id, state: "done" });
  const log = await server.sql(
    `SELECT what, "by", details FROM audit WHERE what LIKE 'improvement%' ORDER BY seq`,
  );
  expect(log.map(([kind, by]) => [kind, by])).toEqual([
    ["improvement.saved", `agent:${sue.id}`],
    ["improvement.moved", `agent:${bo.id}`],
  ]);
  expect(JSON.stringify(log)).not.toContain("客户");
});
