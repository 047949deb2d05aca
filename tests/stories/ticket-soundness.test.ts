/** What is changed beside the server, in the ticket or in its files, shows; what the server itself takes away does not. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { entryText } from "../../protocol/ticket-chain.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { factsText } from "../../server/domain/ticket-facts.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { pdf } from "../support/files.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";
import { uploads } from "../support/uploads.ts";

let server: TestServer;
let alice: Customer;
let bo: Agent;
let ada: Agent;
let number: TicketNumber;

const complaint = { topic: "提现未到账", description: "提现三天了还没到", demand: "退回余额" };
const verify = (wanted: string = number) => runAdmin(["ticket", "verify", wanted], server.settings);

beforeEach(async () => {
  server = await startTestServer({ RETENTION_ATTACHMENTS_DAYS: "10" });
  alice = await customer(server);
  bo = await agent(server, "Bo");
  ada = await agent(server, "Ada", { role: "supervisor", onDuty: false });
});
afterEach(() => server.stop());

describe("a ticket with a proposal that waits", () => {
  const refund = { kind: "refund", text: "全额退回", amount: "1500", currency: "CNY" } as const;

  beforeEach(async () => {
    const happenedAt = new Date(server.clock.now() - 3_600_000).toISOString();
    const parts = { ...complaint, happenedAt, contact: "a@example.com" };
    ({ number } = (await alice.call("ticket:file", parts)).ticket);
    await bo.call("ticket:accept", { number });
    await bo.call("ticket:decide", { number, ...refund, cause: "银行无回执" });
    expect((await verify()).code).toBe(0);
  });

  test.each([
    ["proposal", "proposal = replace(proposal, '1500', '9500')"],
    ["proposal", "proposal = replace(proposal, '银行无回执', '操作失误')"],
    ["proposal", "proposal = replace(proposal, '全额', '一半')"],
    ["proposal", 'proposal = replace(proposal, \'"by":"Bo"\', \'"by":"Ada"\')'],
    ["proposal", "proposal = NULL"],
    ["pausedSince", "paused_since = created_at"],
    ["dueAt", "due_at = NULL"],
    ["contact", "contact = 'b@example.com'"],
    ["happenedAt", "happened_at = happened_at - 1"],
    ["createdAt", "created_at = created_at - 1"],
    ["team", "team = '技术组'"],
    ["amount", "amount = 1"],
    ["linked", "linked = '[\"c9\"]'"],
    ["locale", "locale = 'en'"],
    ["handledBy, approvedBy", "handled_by = '[]', approved_by = handler_id"],
    ["mergedInto", "merged_into = number"],
    ["followUpAt", "follow_up_at = 1"],
    ["laterAt", "later_at = 1"],
  ])("is found to be changed in its %s: %s", async (part, change) => {
    await server.sql(`UPDATE tickets SET ${change}`);
    const { code, text } = await verify();
    expect([code, text]).toEqual([1, `${number}: Its timeline says otherwise of: ${part}.`]);
  });

  test("is found to be given to another customer", async () => {
    const mallory = await customer(server);
    await mallory.call("ticket:file", complaint);
    const [[other] = []] = await server.sql(
      `SELECT customer_id FROM tickets WHERE number <> '${number}'`,
    );
    await server.sql(`UPDATE tickets SET customer_id = '${other}' WHERE number = '${number}'`);
    expect((await verify()).text).toContain("otherwise of: customerId");
  });

  test.each([
    ["in the ticket", "UPDATE tickets SET proposal = replace(proposal, '1500', '9500')"],
    [
      "for another cause",
      "UPDATE tickets SET proposal = replace(proposal, '银行无回执', '操作失误')",
    ],
    [
      "in the timeline, too",
      "UPDATE tickets SET proposal = replace(proposal, '1500', '9500')",
      "UPDATE ticket_entries SET decision = replace(decision, '1500', '9500') WHERE kind = 'proposed'",
    ],
  ])("is agreed to by no supervisor where its proposal was changed %s", async (_, ...changes) => {
    for (const change of changes) await server.sql(change);
    expect(await ada.refusal("ticket:approve", { number })).toBe("invalid");
    expect((await ada.call("ticket:open", { number })).ticket.decision).toBeUndefined();
  });

  test("is agreed to as it was proposed, and holds afterwards", async () => {
    const { ticket } = await ada.call("ticket:approve", { number });
    expect(ticket.decision?.amount).toBe("1500");
    expect((await verify()).code).toBe(0);
  });

  test("is not vouched for in what was changed, when the words of an entry are taken away", async () => {
    await server.sql("UPDATE tickets SET severity = 2");
    await bo.call("ticket:redact", { number, seq: 1 });
    expect((await verify()).text).toContain("otherwise of: severity");
  });

  test("holds when the words of its proposal are taken away with it, and keeps no contact behind", async () => {
    const { ticket } = await bo.call("ticket:open", { number });
    const seq = ticket.timeline.find(({ kind }) => kind === "proposed")?.seq ?? 0;
    await bo.call("ticket:redact", { number, seq });
    await bo.call("ticket:redact", { number, seq: 1 });
    expect((await verify()).code).toBe(0);
    const left = await server.sql("SELECT facts FROM ticket_entries");
    expect(JSON.stringify([left, await server.sql("SELECT contact FROM tickets")])).not.toContain(
      "a@example.com",
    );
  });

  test("goes on after nodes of an older version have written in it, which record less", async () => {
    const rows = await server.desk.services.store.ticketEntries(number);
    const { hashToken } = server.desk.services.secrets;
    const before = rows.at(-2)?.hash ?? "";
    const last = rows.at(-1);
    if (!last?.facts) throw new Error("It has facts.");
    const facts = { salt: last.facts.salt, facts: {}, files: [] };
    const factsHash = hashToken(factsText(facts));
    const hash = hashToken(entryText(before, { ...last, factsHash }));
    await server.sql(
      `UPDATE ticket_entries SET facts = '${JSON.stringify(facts)}', facts_hash = '${factsHash}', hash = '${hash}'
       WHERE seq = ${last.seq}`,
    );
    await server.sql(`UPDATE tickets SET last_hash = '${hash}', due_at = 1`);
    expect((await verify()).code).toBe(0);
    await server.sql("UPDATE tickets SET handler_id = NULL");
    expect((await verify()).text).toContain("otherwise of: handlerId");
  });
});

test("a contact that was taken over from another ticket goes with that one", async () => {
  ({ number } = (await alice.call("ticket:file", complaint)).ticket);
  const filed = await alice.call("ticket:file", { ...complaint, contact: "a@example.com" });
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:accept", { number: filed.ticket.number });
  await bo.call("ticket:merge", { number: filed.ticket.number, into: number });
  expect((await verify()).code).toBe(0);
  const entries = await server.sql(`SELECT facts FROM ticket_entries WHERE number = '${number}'`);
  expect(JSON.stringify(entries)).not.toContain("a@example.com");
});

test("one that was merged twice over leads to where it goes on, and nowhere else", async () => {
  const numbers: TicketNumber[] = [];
  for (const _ of [1, 2, 3]) {
    const { ticket } = await alice.call("ticket:file", complaint);
    await bo.call("ticket:accept", { number: ticket.number });
    numbers.push(ticket.number);
  }
  const [first, second, third] = numbers as [TicketNumber, TicketNumber, TicketNumber];
  await bo.call("ticket:merge", { number: first, into: second });
  await bo.call("ticket:merge", { number: second, into: third });
  for (const one of numbers) expect((await verify(one)).code).toBe(0);
  await server.sql(`UPDATE tickets SET merged_into = '${first}' WHERE number = '${first}'`);
  expect((await verify(first)).text).toContain("otherwise of: mergedInto");
});

test("who signs in takes a ticket along, and its timeline says so to agents alone", async () => {
  const anonymous = await customer(server);
  ({ number } = (await anonymous.call("ticket:file", complaint)).ticket);
  const identity = await server.identity("wallet-31");
  const { token = "" } = anonymous.session();
  const known = await customer(server, { identity, token });
  const { ticket } = await known.call("ticket:get", { number });
  expect(ticket.timeline.map(({ kind }) => kind)).toEqual(["filed"]);
  const { ticket: seen } = await bo.call("ticket:open", { number });
  expect(seen.timeline.map(({ kind }) => kind)).toEqual(["filed", "signed-in"]);
  expect((await verify()).code).toBe(0);
});

describe("what was not checked", () => {
  const unchecked = async () => /^Not checked: (.*)\.$/m.exec((await verify()).text)?.[1];

  test("is said of a ticket that is sound, and nothing else is", async () => {
    ({ number } = (await alice.call("ticket:file", { ...complaint, topic: "别的" })).ticket);
    expect(await unchecked()).toBe("when a team's task is due; when the customer looked at it");
  });

  test("are the ticks of a checklist, and the conversation", async () => {
    await alice.says("提现失败怎么办");
    ({ number } = (await alice.call("ticket:file", complaint)).ticket);
    await server.sql(
      `UPDATE tickets SET checklist = '{"title":"提现","checks":[{"id":"1","text":"核对","by":"Bo","at":1}]}'`,
    );
    expect(await unchecked()).toMatch(/^the ticks of its checklist; which conversation /);
  });

  test("are the words that went with an entry", async () => {
    ({ number } = (await alice.call("ticket:file", complaint)).ticket);
    await bo.call("ticket:accept", { number });
    await bo.call("ticket:redact", { number, seq: 1 });
    expect(await unchecked()).toContain("what no entry has recorded (topic)");
  });
});

describe("a team's task", () => {
  beforeEach(async () => {
    ({ number } = (await alice.call("ticket:file", complaint)).ticket);
    await bo.call("ticket:accept", { number });
    const { ticket } = await bo.call("ticket:task", { number, team: "技术组", text: "查回执" });
    const taskId = ticket.tasks[0]?.id ?? "";
    await ada.call("ticket:answer-task", { number, taskId, text: "银行没有回执" });
    await bo.call("ticket:task", { number, team: "技术组", text: "再查一次" });
    expect((await verify()).text).toContain("tasks: 2");
  });

  test.each([
    ["asks something else", "UPDATE ticket_tasks SET text = '不用查' WHERE text = '查回执'"],
    ["was for another team", "UPDATE ticket_tasks SET team = '财务组' WHERE text = '查回执'"],
    ["has another answer", "UPDATE ticket_tasks SET answer = '已到账' WHERE answer IS NOT NULL"],
    ["has lost its answer", "UPDATE ticket_tasks SET answer = NULL, answered_at = NULL"],
    ["was answered by nobody", "UPDATE ticket_tasks SET answered_at = 1 WHERE answer IS NULL"],
    ["is gone", "DELETE FROM ticket_tasks WHERE text = '再查一次'"],
  ])("that %s is found", async (_, change) => {
    await server.sql(change);
    expect((await verify()).text).toBe(`${number}: Its timeline says otherwise of a team's task.`);
  });

  test("holds when its words were taken away, when its ticket is over, and where that was merged", async () => {
    const { ticket } = await bo.call("ticket:open", { number });
    const asked = ticket.timeline.find(({ kind }) => kind === "task")?.seq ?? 0;
    await bo.call("ticket:redact", { number, seq: asked });
    expect((await verify()).code).toBe(0);
    const into = (await alice.call("ticket:file", complaint)).ticket.number;
    await bo.call("ticket:accept", { number: into });
    await bo.call("ticket:merge", { number, into });
    expect((await verify(into)).text).toContain("tasks: 2");
    expect((await verify()).code).toBe(0);
    await bo.call("ticket:decide", { number: into, kind: "apology", text: "对不起" });
    expect((await verify(into)).code).toBe(0);
    await server.sql("UPDATE ticket_tasks SET answer = '已到账' WHERE answer IS NOT NULL");
    expect((await verify(into)).code).toBe(1);
  });
});

describe("evidence", () => {
  const filesOne = async () => {
    const owner = await server.identity("wallet-30");
    const file = await uploads(server, owner).takes("回单.pdf", pdf());
    const who = await customer(server, { identity: owner });
    const parts = { ...complaint, attachmentIds: [file.id] };
    ({ number } = (await who.call("ticket:file", parts)).ticket);
    expect((await verify()).code).toBe(0);
    return { who, file };
  };

  test("whose row is deleted is gone", async () => {
    await filesOne();
    await server.sql("DELETE FROM attachments");
    expect((await verify()).text).toBe(`${number}: A file of entry 1 is gone.`);
  });

  test("that is called otherwise was changed", async () => {
    await filesOne();
    await server.sql("UPDATE attachments SET name = '别的.pdf'");
    expect((await verify()).text).toBe(`${number}: A file of entry 1 was changed.`);
  });

  test("that was put into a ticket that does not show it was moved", async () => {
    const { who } = await filesOne();
    const other = (await who.call("ticket:file", complaint)).ticket.number;
    await server.sql(`UPDATE attachments SET ticket_number = '${other}'`);
    expect((await verify()).text).toBe(`${number}: A file of entry 1 was moved.`);
    await server.sql("UPDATE attachments SET ticket_number = NULL");
    expect((await verify()).text).toBe(`${number}: A file of entry 1 was moved.`);
  });

  test("that is shown in two tickets of its customer holds in both", async () => {
    const { who, file } = await filesOne();
    const again = { ...complaint, attachmentIds: [file.id] };
    const other = (await who.call("ticket:file", again)).ticket.number;
    expect((await verify()).code).toBe(0);
    expect((await verify(other)).code).toBe(0);
  });

  test("that is shown in two tickets and taken away in the second is said to be so by the first, and not called forged", async () => {
    const { who, file } = await filesOne();
    const again = { ...complaint, attachmentIds: [file.id] };
    const second = (await who.call("ticket:file", again)).ticket.number;
    await bo.call("ticket:accept", { number: second });
    await bo.call("ticket:redact", { number: second, seq: 1 });
    expect(await server.sql("SELECT id FROM attachments")).toEqual([]);
    const { code, text } = await verify();
    expect([code, text]).toEqual([
      0,
      expect.stringContaining(`with the words of an entry, says the timeline of ${second}.`),
    ]);
    expect((await verify(second)).code).toBe(0);
    await server.sql("DELETE FROM ticket_entries WHERE kind = 'file-removed'");
    expect((await verify()).text).toBe(`${number}: A file of entry 1 is gone.`);
  });

  test("whose time is over is gone with a word in the timeline, which only agents read", async () => {
    const { who } = await filesOne();
    await who.call("ticket:withdraw", { number });
    await server.pass("11 days");
    await until(async () => expect(await server.sql("SELECT id FROM attachments")).toEqual([]));
    expect((await verify()).code).toBe(0);
    const owner = await customer(server, { identity: await server.identity("wallet-30") });
    const { timeline } = (await owner.call("ticket:get", { number })).ticket;
    expect(timeline.map(({ kind }) => kind)).toEqual(["filed", "withdrawn"]);
    await server.sql("DELETE FROM ticket_entries WHERE kind = 'file-expired'");
    expect((await verify()).code).toBe(1);
  });
});
