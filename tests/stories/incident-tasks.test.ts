/** What other teams do about an incident stands beside it: linked and opened by who leads, read by who works on complaints. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import { announcementLimits } from "../../protocol/limits.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let sue: Agent;
let bo: Agent;
let alice: Customer;
beforeEach(async () => {
  server = await startTestServer();
  alice = await customer(server);
  bo = await agent(server, "Bo");
  sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
});
afterEach(() => server.stop());

const team = "技术组";
const declares = async (kind: "incident" | "notice" = "incident"): Promise<AnnouncementId> => {
  const words = { title: { "zh-CN": "转账变慢" }, text: { "zh-CN": "钱没有丢" } };
  const startsAt = new Date(server.clock.now()).toISOString();
  const wanted = { kind, ...words, topics: [], errorCodes: [], startsAt };
  return (await sue.call("announcement:save", wanted)).announcement.id;
};
const files = async () => {
  const complaint = { topic: "转账", description: "转账三天了还没到" };
  const { number } = (await alice.call("ticket:file", complaint)).ticket;
  await bo.call("ticket:accept", { number });
  return number;
};
const asked = async (text = "查通道积压") => {
  const number = await files();
  const { ticket } = await bo.call("ticket:task", { number, team, text });
  return { number, taskId: ticket.tasks[0]?.id ?? "" };
};
const tasksOf = async (who: Agent, id: AnnouncementId) => who.call("announcement:tasks", { id });

test("who leads chooses among tasks without an answer; the incident names the team, the complaint and the clock", async () => {
  const id = await declares();
  const { number, taskId } = await asked();
  const before = await tasksOf(sue, id);
  expect(before.linked).toEqual([]);
  expect(before.open).toMatchObject([{ id: taskId, number, team, text: "查通道积压" }]);

  const linked = await sue.call("announcement:link-task", { id, taskId });
  expect(linked.open).toEqual([]);
  expect(linked.linked).toMatchObject([{ id: taskId, number, team, topic: "转账" }]);
  expect(Date.parse(linked.linked[0]?.dueAt ?? "")).toBeGreaterThan(server.clock.now());
  // Twice is once.
  expect((await sue.call("announcement:link-task", { id, taskId })).linked).toHaveLength(1);

  await bo.call("ticket:answer-task", { number, taskId, text: "已经恢复" });
  const answered = await tasksOf(sue, id);
  expect(answered.linked).toMatchObject([{ answer: "已经恢复" }]);
  expect(answered.linked[0]?.answeredAt).toBeDefined();
  expect((await sue.call("announcement:unlink-task", { id, taskId })).linked).toEqual([]);
});

test("a task that is opened from an incident stands in its complaint, and is linked at once", async () => {
  const id = await declares();
  const number = await files();
  const wanted = { id, number, team, text: "查银行回执" };
  expect((await sue.call("announcement:open-task", wanted)).linked).toMatchObject([
    { number, team, text: "查银行回执" },
  ]);
  const { ticket } = await bo.call("ticket:open", { number });
  expect(ticket.tasks).toMatchObject([{ team, text: "查银行回执" }]);
  expect(await sue.refusal("announcement:open-task", { ...wanted, team: "没有的组" })).toBe(
    "not_found",
  );
});

test("customers are not sent it, and what is written and said of the incident keeps it", async () => {
  const id = await declares();
  const { taskId } = await asked();
  const heard = alice.heard().length;
  await sue.call("announcement:link-task", { id, taskId });
  await sue.call("announcement:update", { id, text: { "zh-CN": "在查" } });
  await sue.call("announcement:end", { id, text: { "zh-CN": "好了" } });
  expect((await tasksOf(sue, id)).linked).toHaveLength(1);
  const sent = JSON.stringify(alice.heard().slice(heard));
  expect(sent).not.toContain(taskId);
});

test("agents read it and may not link, open or take off; editors may not read it, nor anybody link to a notice", async () => {
  const id = await declares();
  const { number, taskId } = await asked();
  const edda = await agent(server, "Edda", { role: "editor", onDuty: false });
  const link = { id, taskId };
  const open = { id, number, team, text: "查" };
  for (const who of [bo, edda]) {
    expect(await who.refusal("announcement:link-task", link)).toBe("not_yours");
    expect(await who.refusal("announcement:unlink-task", link)).toBe("not_yours");
    expect(await who.refusal("announcement:open-task", open)).toBe("not_yours");
  }
  expect(await edda.refusal("announcement:tasks", { id })).toBe("not_yours");
  await sue.call("announcement:link-task", link);
  const seen = await tasksOf(bo, id);
  expect(seen).toMatchObject({ linked: [{ id: taskId }], open: [], teams: [] });

  const notice = await declares("notice");
  expect(await sue.refusal("announcement:link-task", { id: notice, taskId })).toBe("invalid");
  const gone = { id, taskId: "00000000-0000-4000-8000-000000000000" };
  expect(await sue.refusal("announcement:link-task", gone)).toBe("not_found");
});

test("an incident names so many tasks and no more", async () => {
  const id = await declares();
  const number = await files();
  const wanted = { id, number, team, text: "查" };
  for (let count = 0; count < announcementLimits.taskCount; count += 1)
    await sue.call("announcement:open-task", wanted);
  expect(await sue.refusal("announcement:open-task", wanted)).toBe("too_large");
  // What is refused has asked nobody.
  const { ticket } = await bo.call("ticket:open", { number });
  expect(ticket.tasks).toHaveLength(announcementLimits.taskCount);
});
