/** What slipped through the shield into a ticket or a note is taken away, and the timeline's chain holds. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { NoteId } from "../../protocol/notes.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { checkReceipt } from "../../ui/receipt/check-receipt.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
let bo: Agent;
let number: TicketNumber;

/** No shield can know these: words that two people have agreed on. */
const words = {
  story: "我们的暗号是芝麻开门",
  demand: "请按暗号四十大盗退款",
  contact: "zhima@example.com",
  more: "另一个暗号是阿里巴巴",
  task: "用暗号神灯去查",
  answer: "神灯说没有这一笔",
  decision: "暗号飞毯说明已退回",
} as const;

beforeEach(async () => {
  server = await startTestServer();
  bo = await agent(server, "Bo");
  alice = await customer(server);
  const { story: description, demand, contact } = words;
  const filed = await alice.call("ticket:file", { topic: "支付", description, demand, contact });
  number = filed.ticket.number;
  await bo.call("ticket:accept", { number });
});
afterEach(() => server.stop());

const command = (...given: string[]) => runAdmin(given, server.settings);
const verify = () => command("ticket", "verify", number);
const onDisk = async (raws: readonly string[]) => {
  const stored = await server.stored();
  return raws.filter((raw) => stored.includes(raw));
};
const seqOf = async (text: string) => {
  const { ticket } = await bo.call("ticket:open", { number });
  const found = ticket.timeline.find((entry) => entry.text?.includes(text));
  if (found?.seq === undefined) throw new Error(`No entry says ${text}.`);
  return found.seq;
};

describe("a redacted entry of a ticket", () => {
  test("is gone for both sides and from the disk, and the timeline is sound and says so", async () => {
    await alice.call("ticket:add", { number, text: words.more });
    const seq = await seqOf(words.more);
    expect(await onDisk([words.more])).toEqual([words.more]);
    const { ticket } = await bo.call("ticket:redact", { number, seq });
    expect(ticket.timeline[seq - 1]).toMatchObject({ kind: "added", redacted: true });
    expect(ticket.timeline.at(-1)).toMatchObject({ kind: "redacted", by: "Bo" });
    const read = await alice.call("ticket:get", { number });
    expect(read.ticket.timeline.at(-1)).toMatchObject({ kind: "added", redacted: true });
    expect(JSON.stringify([ticket, read])).not.toContain("阿里巴巴");
    await until(async () => expect(await onDisk([words.more])).toEqual([]));
    // It bites: the other words are still there.
    expect(await onDisk([words.story])).toEqual([words.story]);
    const { code, text } = await verify();
    expect([code, text]).toEqual([
      0,
      expect.stringMatching(
        new RegExp(`is sound in what was checked: 4 entries, of which redacted: ${seq}\\.`),
      ),
    ]);
    expect((await command("audit", "list", "1")).text).toContain(
      `ticket.redacted  agent:${bo.id}  ticket:${number}`,
    );
  });

  test("is in a receipt that still holds, and whose fingerprint the operator finds", async () => {
    await bo.call("ticket:note", { number, text: "只给同事看" });
    await alice.call("ticket:add", { number, text: words.more });
    const before = await alice.call("ticket:receipt", { number });
    await bo.call("ticket:redact", { number, seq: await seqOf(words.more) });
    const { receipt } = await alice.call("ticket:receipt", { number });
    expect(JSON.stringify(receipt)).not.toMatch(/阿里巴巴|只给同事看/);
    const check = await checkReceipt(receipt);
    expect(check.broken).toBeUndefined();
    const earlier = await checkReceipt(before.receipt);
    expect(earlier.broken).toBeUndefined();
    const told = (given: string) => command("ticket", "verify", number, given);
    const { length } = receipt.entries;
    expect((await told(check.fingerprint)).text).toContain(`receipt is of its first ${length}.`);
    expect((await told(earlier.fingerprint)).text).toContain(`of its first ${length - 1}.`);
    expect(await told("0".repeat(64))).toEqual({
      code: 1,
      text: `${number}: The fingerprint is of no receipt of it.`,
    });
  });

  test("takes with the complaint its demand and its contact", async () => {
    await bo.call("ticket:redact", { number, seq: 1 });
    const { ticket } = await bo.call("ticket:open", { number });
    expect(ticket).toMatchObject({ description: "••••", demand: "••••" });
    expect(ticket.contact).toBeUndefined();
    const all = [words.story, words.demand, words.contact];
    await until(async () => expect(await onDisk(all)).toEqual([]));
    expect((await verify()).code).toBe(0);
  });

  test("takes the question to a team, its answer and the decision from wherever they stand", async () => {
    const asked = await bo.call("ticket:task", { number, team: "技术组", text: words.task });
    const taskId = asked.ticket.tasks[0]?.id ?? "";
    await bo.call("ticket:answer-task", { number, taskId, text: words.answer });
    await bo.call("ticket:decide", { number, kind: "explanation", text: words.decision });
    for (const text of [words.task, words.answer, words.decision]) {
      await bo.call("ticket:redact", { number, seq: await seqOf(text) });
    }
    const { ticket } = await bo.call("ticket:open", { number });
    expect(ticket.tasks).toMatchObject([{ text: "••••", answer: "••••" }]);
    expect(ticket.decision).toMatchObject({ kind: "explanation", text: "••••" });
    await until(async () => {
      expect(await onDisk([words.task, words.answer, words.decision])).toEqual([]);
    });
    expect((await verify()).code).toBe(0);
  });

  test("is redacted once, and what nobody has written is not", async () => {
    await bo.call("ticket:redact", { number, seq: 1 });
    const again = await bo.call("ticket:redact", { number, seq: 1 });
    const stones = again.ticket.timeline.filter(({ kind }) => kind === "redacted");
    expect(stones).toHaveLength(1);
    expect(await bo.refusal("ticket:redact", { number, seq: 2 })).toBe("invalid");
    expect(await bo.refusal("ticket:redact", { number, seq: 99 })).toBe("not_found");
  });

  test.each([
    ["the words are put back", "UPDATE ticket_entries SET text = 'x' WHERE seq = 1"],
    ["who wrote it is changed", "UPDATE ticket_entries SET author = 'agent' WHERE seq = 1"],
    ["its time is moved", "UPDATE ticket_entries SET at = at - 1 WHERE seq = 1"],
    ["the tombstone is taken away", "UPDATE ticket_entries SET redacts = NULL WHERE seq = 3"],
    ["another entry is emptied", "UPDATE ticket_entries SET text = NULL WHERE seq = 4"],
    ["its hash is another one", "UPDATE ticket_entries SET hash = 'x' WHERE seq = 1"],
  ])("does not hide it when %s", async (_, statement) => {
    await bo.call("ticket:redact", { number, seq: 1 });
    await bo.call("ticket:note", { number, text: "已核对" });
    expect((await verify()).code).toBe(0);
    await server.sql(statement);
    expect((await verify()).code).toBe(1);
  });

  test("is refused where the entry was changed beside the server: nobody vouches for it", async () => {
    await server.sql("UPDATE ticket_entries SET text = 'x' WHERE seq = 1");
    expect(await bo.refusal("ticket:redact", { number, seq: 1 })).toBe("invalid");
  });

  test("may be taken away by who has the ticket and by those who lead, and by nobody else", async () => {
    const cy = await agent(server, "Cy");
    const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
    expect(await cy.refusal("ticket:redact", { number, seq: 1 })).toBe("not_yours");
    expect(await ed.refusal("ticket:redact", { number, seq: 1 })).toBe("not_yours");
    expect(await onDisk([words.story])).toEqual([words.story]);
    const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
    await sue.call("ticket:redact", { number, seq: 1 });
  });
});

describe("a redacted note", () => {
  const noted = async () => {
    await alice.asksForAgent();
    const { id } = await bo.takesNext();
    const { note } = await bo.call("note:add", { conversationId: id, text: words.task });
    return { conversationId: id, noteId: note.id };
  };

  test("is gone for everybody who has it open, and from the disk", async () => {
    const wanted = await noted();
    const cy = await agent(server, "Cy");
    await cy.opens(wanted.conversationId);
    expect(await cy.refusal("note:redact", wanted)).toBe("not_yours");
    expect(await onDisk([words.task])).toEqual([words.task]);
    const { note } = await bo.call("note:redact", wanted);
    expect(note).toMatchObject({ id: wanted.noteId, text: "", redacted: true });
    await until(() =>
      expect(cy.heard()).toContainEqual({
        type: "note.redacted",
        conversationId: wanted.conversationId,
        note,
      }),
    );
    expect(await bo.opens(wanted.conversationId)).toMatchObject({ notes: [note] });
    await until(async () => expect(await onDisk([words.task])).toEqual([]));
    const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
    await sue.call("note:redact", wanted);
    const { text } = await command("audit", "list", "20");
    expect(text.match(/note\.redacted/g)).toHaveLength(1);
  });

  test("belongs to its conversation", async () => {
    const { conversationId } = await noted();
    const nothing = { conversationId, noteId: "nothing" as NoteId };
    expect(await bo.refusal("note:redact", nothing)).toBe("not_found");
  });
});

describe("P09 a legal hold", () => {
  test("refuses to take a message, an entry or a note away, until it is released", async () => {
    const { id: messageId } = await alice.says(words.more);
    await alice.asksForAgent();
    const { id: conversationId } = await bo.takesNext();
    const { note } = await bo.call("note:add", { conversationId, text: words.task });
    const { id } = alice.session().customer;
    await command("hold", id, "--reason", "案件 2026-118");

    const message = { conversationId, messageId };
    expect(await bo.refusal("message:redact", message)).toBe("on_hold");
    expect(await bo.refusal("ticket:redact", { number, seq: 1 })).toBe("on_hold");
    expect(await bo.refusal("note:redact", { conversationId, noteId: note.id })).toBe("on_hold");
    // The customer does not learn of the hold.
    expect(await alice.refusal("message:redact", message)).toBe("closed");
    const kept = [words.more, words.story, words.task];
    expect(await onDisk(kept)).toEqual(kept);

    await command("release", id);
    await bo.call("message:redact", message);
    await bo.call("ticket:redact", { number, seq: 1 });
    await bo.call("note:redact", { conversationId, noteId: note.id });
    await until(async () => expect(await onDisk(kept)).toEqual([]));
  });
});
