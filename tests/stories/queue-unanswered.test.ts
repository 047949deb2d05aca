/** Nobody waits forgotten: an agent who does not answer, is disabled or may not write any more gives the customer back. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import type { AgentRecord } from "../../server/domain/records.ts";
import { agent, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

const waits = "让您久等了，正在为您换一位客服，您的位置不变";

test("Q08 an agent who says nothing for three minutes gives the customer back, at the old place", async () => {
  const bo = await agent(server, "Bo");
  const alice = await customer(server);
  await alice.asksForAgent();
  server.clock.pass("1 second");
  const later = await customer(server);
  await later.asksForAgent();
  await bo.takes(alice.conversation());

  await server.pass("2 minutes");
  expect(alice.view().status).toBe("assigned");
  await server.pass("1 minute");

  await alice.sees(waits);
  await until(() => expect(alice.view().queue).toMatchObject({ position: 1 }));
  await until(() => expect(bo.row(alice.conversation())).toMatchObject({ returned: true }));
  await expect(bo.says(alice.conversation(), "在")).rejects.toThrow("not_yours");
  const cy = await agent(server, "Cy");
  expect((await cy.takesNext()).id).toBe(alice.conversation());
});

test.each([
  ["zh-TW", "讓您久等了，正在為您換一位客服，您的位置不變"],
  ["en", "Sorry for the wait, we are finding you another agent and your place is kept"],
])("Q08 the customer reads why in %s", async (locale, text) => {
  const bo = await agent(server, "Bo");
  const alice = await customer(server, { locale });
  await alice.asksForAgent();
  await bo.takesNext();
  await server.pass("3 minutes");
  await alice.sees(text);
});

test("Q08 who has not answered gets others first, and the same one where no colleague has room", async () => {
  const bo = await agent(server, "Bo");
  const cy = await agent(server, "Cy");
  const [alice, ben] = [await customer(server), await customer(server)];
  await alice.asksForAgent();
  await bo.takesNext();
  await server.pass("3 minutes");
  await alice.becomes("queued");
  expect(await bo.refusal("queue:take", {})).toBe("queue_empty");
  await ben.asksForAgent();
  expect((await bo.takesNext()).id).toBe(ben.conversation());

  await cy.goesOffDuty();
  expect((await bo.takesNext()).id).toBe(alice.conversation());
});

test("Q08 a later question waits ten minutes for its answer, and an answer ends the clock", async () => {
  const bo = await agent(server, "Bo");
  const alice = await customer(server);
  await alice.asksForAgent();
  const { id } = await bo.takesNext();
  await bo.says(id, "您好，请稍等");
  await server.pass("30 minutes");
  expect(alice.view().status).toBe("assigned");

  await alice.sends("还在吗");
  await server.pass("6 minutes");
  await alice.sends("请回复");
  await server.pass("3 minutes");
  expect(alice.view().status).toBe("assigned");
  await server.pass("1 minute");
  await alice.sees(waits);
});

test("Q07 off duty, nobody is taken", async () => {
  const bo = await agent(server, "Bo", { onDuty: false });
  const alice = await customer(server);
  await alice.asksForAgent();
  expect(await bo.refusal("queue:take", {})).toBe("off_duty");
  const { refusal } = bo;
  expect(await refusal("queue:take", { conversationId: alice.conversation() })).toBe("off_duty");
  await bo.call("desk:available", { on: true });
  await bo.takesNext();
});

test.each([
  ["disabled", { disabled: true }],
  ["made an editor", { role: "editor" }],
] as const)(
  "Q15 an agent who is %s is cut off within five seconds, and the customer queued",
  async (_, change) => {
    const bo = await agent(server, "Bo");
    const alice = await customer(server);
    await alice.asksForAgent();
    await bo.takesNext();
    await changeRecord(bo.id, change);
    await server.pass("4 seconds");
    await until(() => expect(bo.socket().connected).toBe(false));
    await alice.becomes("queued");
    await alice.sees("正在为您重新安排客服");
    expect(await server.desk.services.store.agent(bo.id)).toMatchObject({ available: false });
  },
);

const changeRecord = (id: AgentId, change: Partial<AgentRecord>) =>
  server.desk.services.store.transaction(async (tx) => {
    const record = await tx.agent(id);
    if (record) await tx.updateAgent({ ...record, ...change });
  });
