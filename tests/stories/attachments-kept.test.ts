/** P09–P11 of files: evidence of tickets, exports, erasures, legal holds, retention, sign-in, encryption. */

import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import type { AttachmentId } from "../../protocol/attachment.ts";
import { exportCustomer, holdCustomer } from "../../server/actions/customer-data.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { verifyTicket } from "../../server/actions/ticket-verification.ts";
import { presentExport } from "../../server/present/customer-export.ts";
import { agent, type Customer, customer, newClientId } from "../support/actors.ts";
import { pdf, screenshot } from "../support/files.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { uploads } from "../support/uploads.ts";

let server: TestServer;
afterEach(() => server.stop());

const canary = "canary-of-the-receipt";
const by = ({ session }: Customer) => uploads(server, session().token ?? "");
const send = async (alice: Customer, attachmentId: AttachmentId) =>
  alice.call("message:send", { clientId: newClientId(), text: "", attachmentIds: [attachmentId] });
const filed = { topic: "提现未到账", description: "提现三天了还没到" };
const count = async () => Number((await server.sql("SELECT COUNT(*) FROM attachments"))[0]?.[0]);

test("evidence is filed with a ticket, added later, and asked for by an agent, who shows some too", async () => {
  server = await startTestServer();
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  const inChat = await by(alice).takes("聊天.png", await screenshot());
  await send(alice, inChat.id);
  const first = await by(alice).takes("回单.pdf", pdf());
  const { ticket } = await alice.call("ticket:file", {
    ...filed,
    attachmentIds: [first.id, inChat.id],
  });
  expect(ticket.attachments).toEqual([first, inChat]);
  expect(ticket.timeline[0]?.attachments).toEqual([first, inChat]);
  const { number } = ticket;
  await bo.call("ticket:accept", { number });
  const shown = await uploads(server, bo.token).takes("流水.png", await screenshot());
  await bo.call("ticket:ask", { number, text: "是这张卡吗？", attachmentIds: [shown.id] });
  const second = await by(alice).takes("补充.png", await screenshot());
  await alice.call("ticket:add", { number, text: "补充", attachmentIds: [second.id] });
  const { ticket: now } = await alice.call("ticket:get", { number });
  expect(now.attachments).toEqual([first, inChat, shown, second]);
  expect((await bo.call("ticket:open", { number })).ticket.attachments).toEqual(now.attachments);
  for (const { id } of now.attachments) {
    expect((await by(alice).read(id)).status).toBe(200);
    expect((await uploads(server, bo.token).read(id)).status).toBe(200);
    expect((await by(await customer(server)).read(id)).status).toBe(404);
  }
  const eve = await customer(server);
  expect(await eve.refusal("ticket:file", { ...filed, attachmentIds: [second.id] })).toBe(
    "not_found",
  );
  expect(
    await alice.refusal("ticket:add", {
      number,
      text: "x",
      attachmentIds: ["none" as AttachmentId],
    }),
  ).toBe("not_found");
});

test("the timeline's chain covers the evidence", async () => {
  server = await startTestServer();
  const alice = await customer(server);
  const { id } = await by(alice).takes("回单.pdf", pdf());
  const { ticket } = await alice.call("ticket:file", { ...filed, attachmentIds: [id] });
  expect((await verifyTicket(server.desk.services, ticket.number)).problem).toBeUndefined();
  await server.sql("UPDATE ticket_entries SET attachments = REPLACE(attachments, '回单', '假单')");
  expect((await verifyTicket(server.desk.services, ticket.number)).problem).toContain("Entry 1");
});

test("an export holds every file whole; an erasure leaves not a byte; a hold keeps all", async () => {
  server = await startTestServer();
  const alice = await customer(server);
  const { id, customer: who } = {
    id: (await by(alice).takes("a.pdf", pdf(`/X (${canary})`))).id,
    customer: alice.session().customer,
  };
  await send(alice, id);
  const unsent = await by(alice).takes("b.pdf", pdf());
  const { services } = server.desk;
  const record = await services.store.customer(who.id);
  if (!record) throw new Error("There is no customer.");
  const { attachments } = presentExport(await exportCustomer(services, record, "operator"));
  expect(attachments.map((one) => one.id).sort()).toEqual([id, unsent.id].sort());
  const whole = attachments.find((one) => one.id === id)?.content ?? "";
  expect(Buffer.from(whole, "base64").toString()).toContain(canary);
  expect(JSON.stringify(attachments)).not.toContain("folder");

  await holdCustomer(services, who.id, { reason: "案件", by: "operator" });
  await server.pass("2 days");
  expect([await count(), server.files().length]).toEqual([2, 2]);
  await expect(eraseCustomer(services, who.id, "operator")).rejects.toThrow("legal hold");
  await server.sql("DELETE FROM legal_holds");
  await eraseCustomer(services, who.id, "operator");
  expect([await count(), server.files()]).toEqual([0, []]);
  expect((await by(alice).read(id)).status).toBe(401);
});

test("a process that dies between the rows and the files leaves neither", async () => {
  server = await startTestServer();
  const alice = await customer(server);
  await send(alice, (await by(alice).takes("a.pdf", pdf())).id);
  const { store } = server.desk.services;
  const conversation = alice.conversation();
  await store.transaction(async (tx) => {
    await tx.deleteConversation(conversation);
  });
  expect([await count(), server.files().length]).toEqual([0, 1]);
  await server.pass("5 seconds");
  expect(server.files()).toEqual([]);
});

test("what a ticket shows outlives the conversation, and goes with the ticket", async () => {
  server = await startTestServer({ RETENTION_CONVERSATIONS_DAYS: "30" });
  const alice = await customer(server);
  const both = await by(alice).takes("a.pdf", pdf());
  await send(alice, both.id);
  const only = await by(alice).takes("b.pdf", pdf());
  await send(alice, only.id);
  const { ticket } = await alice.call("ticket:file", { ...filed, attachmentIds: [both.id] });
  await alice.call("conversation:end", {});
  for (let day = 0; day < 40; day += 1) await server.pass("1 day");
  expect((await by(alice).read(only.id)).status).toBe(404);
  expect((await by(alice).read(both.id)).status).toBe(200);
  await alice.arrive();
  await alice.call("ticket:withdraw", { number: ticket.number });
  for (let day = 0; day < 32; day += 1) await server.pass("1 day");
  expect([await count(), server.files()]).toEqual([0, []]);
});

test("P11 files may go earlier than the words: once what shows them is over, and never under a legal hold", async () => {
  server = await startTestServer({ RETENTION_ATTACHMENTS_DAYS: "10" });
  const held = await customer(server);
  const kept = await by(held).takes("held.pdf", pdf());
  await send(held, kept.id);
  await held.call("conversation:end", {});
  const who = held.session().customer.id;
  await holdCustomer(server.desk.services, who, { reason: "法院", by: "operator" });
  const alice = await customer(server);
  const inChat = await by(alice).takes("a.pdf", pdf());
  await send(alice, inChat.id);
  await alice.asksForAgent();
  const inTicket = await by(alice).takes("b.pdf", pdf());
  const { ticket } = await alice.call("ticket:file", { ...filed, attachmentIds: [inTicket.id] });
  const states = async () =>
    Promise.all([inChat, inTicket].map(async ({ id }) => (await by(alice).read(id)).status));

  for (let hour = 0; hour < 30; hour += 1) await server.pass("10 hours");
  expect(await states()).toEqual([200, 200]);
  await alice.arrive();
  await alice.call("conversation:end", {});
  for (let hour = 0; hour < 3; hour += 1) await server.pass("2 hours");
  expect(await states()).toEqual([404, 200]);
  expect((await alice.fresh()).messages.some(({ body }) => "attachments" in body)).toBe(true);
  await alice.call("ticket:withdraw", { number: ticket.number });
  for (let hour = 0; hour < 3; hour += 1) await server.pass("2 hours");
  expect(await states()).toEqual([404, 404]);
  expect((await by(held).read(kept.id)).status).toBe(200);
  expect(server.files().length).toBe(1);
  const applied = await server.sql("SELECT details FROM audit WHERE what = 'retention.applied'");
  expect(applied.map(([details]) => JSON.parse(String(details)))).toEqual([
    { attachments: 1 },
    { attachments: 1 },
  ]);
});

test("a guest's files are theirs still once they have signed in", async () => {
  server = await startTestServer();
  const guest = await customer(server);
  const sent = await by(guest).takes("a.pdf", pdf());
  await send(guest, sent.id);
  const unsent = await by(guest).takes("b.pdf", pdf());
  const token = guest.session().token ?? "";
  const identity = await server.identity("u-1");
  const alice = await customer(server, { token, identity });
  expect((await uploads(server, token).read(sent.id)).status).toBe(401);
  for (const { id } of [sent, unsent]) {
    expect((await uploads(server, identity).read(id)).status).toBe(200);
  }
  await send(alice, unsent.id);
});

test("with DATA_KEY nothing of a file stands on the disk in plain", async () => {
  server = await startTestServer({ DATA_KEY: "f4d1c2b7-09ae-4b52-8c61-d3e5a7b9c0f2" });
  const alice = await customer(server);
  const { id } = await by(alice).takes("a.pdf", pdf(`/X (${canary})`));
  const stored = server.files().map((path) => readFileSync(path, "utf8"));
  expect(stored.length).toBe(1);
  expect(stored.join()).not.toContain(canary);
  expect(await (await by(alice).read(id)).text()).toContain(canary);
});

test("a redacted entry takes its evidence with it, and the timeline is sound", async () => {
  server = await startTestServer();
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  const { id } = await by(alice).takes("回单.pdf", pdf());
  const { ticket } = await alice.call("ticket:file", { ...filed, attachmentIds: [id] });
  const { number } = ticket;
  await bo.call("ticket:accept", { number });
  const { ticket: seen } = await bo.call("ticket:open", { number });
  const seq = seen.timeline.find(({ kind }) => kind === "filed")?.seq ?? 0;
  const { ticket: after } = await bo.call("ticket:redact", { number, seq });
  expect(after.attachments).toEqual([]);
  await server.pass("5 seconds");
  expect([await count(), server.files()]).toEqual([0, []]);
  expect((await by(alice).read(id)).status).toBe(404);
  expect((await verifyTicket(server.desk.services, number)).problem).toBeUndefined();
});
