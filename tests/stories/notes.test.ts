/** What agents write for each other: notes, tags, saved replies. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { agent, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

async function served() {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  const { id } = await bo.takesNext();
  await alice.becomes("assigned");
  return { alice, bo, id };
}

test("S06 S32 notes and tags reach colleagues who have it open, and never the customer", async () => {
  const { alice, bo, id } = await served();
  const cy = await agent(server, "Cy");
  await cy.opens(id);
  const { note } = await cy.call("note:add", { conversationId: id, text: "上次退过一次" });
  await bo.call("tag:set", { conversationId: id, tags: ["退款", "退款", "回访"] });
  for (const one of [bo, cy]) {
    await until(() =>
      expect(one.heard()).toContainEqual({ type: "note.added", conversationId: id, note }),
    );
    await until(() =>
      expect(one.heard()).toContainEqual({
        type: "tags.changed",
        conversationId: id,
        tags: ["退款", "回访"],
      }),
    );
  }
  await until(() => expect(bo.row(id)).toMatchObject({ tags: ["退款", "回访"] }));
  expect(await bo.opens(id)).toMatchObject({
    notes: [{ text: "上次退过一次", author: { id: cy.id, name: "Cy" } }],
    tags: ["退款", "回访"],
  });

  await bo.says(id, "您好");
  await alice.sees("您好");
  const { leaves, arrive } = alice;
  leaves();
  await arrive();
  const seen = [alice.heard(), alice.session(), await alice.fresh()];
  expect(JSON.stringify(seen)).not.toMatch(/上次退过|回访|note|tags"/);
});

test("a secret in a note, a tag or a saved reply is masked before it is stored", async () => {
  const { bo, id } = await served();
  const secret = "我的密码是Abc12345";
  await bo.call("note:add", { conversationId: id, text: secret });
  await bo.call("tag:set", { conversationId: id, tags: [secret] });
  await bo.call("reply:save", { shortcut: secret, title: secret, text: secret });
  const stored = [await bo.opens(id), await bo.call("reply:list", {})];
  expect(JSON.stringify(stored)).not.toContain("Abc12345");
  expect(JSON.stringify(stored)).toContain("••••");
});

test("an erased customer's notes are deleted with the conversation", async () => {
  const { alice, bo, id } = await served();
  await bo.call("note:add", { conversationId: id, text: "上次退过一次" });
  expect(await server.sql("SELECT text FROM notes")).toEqual([["上次退过一次"]]);
  await eraseCustomer(server.desk.services, alice.session().customer.id, "operator");
  expect(await server.sql("SELECT text FROM notes")).toEqual([]);
});

test("each agent has their own replies; everybody's are written by those who lead", async () => {
  const bo = await agent(server, "Bo");
  const cy = await agent(server, "Cy");
  const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  const reply = { shortcut: "hi", title: "问候", text: "您好" };
  const { reply: own } = await bo.call("reply:save", reply);
  const { reply: shared } = await sue.call("reply:save", { ...reply, shared: true });
  expect(shared).toMatchObject({ shared: true });
  const listFor = async (one: typeof bo) =>
    (await one.call("reply:list", {})).replies.map(({ id }) => id).sort();
  expect(await listFor(bo)).toEqual([own.id, shared.id].sort());
  expect(await listFor(cy)).toEqual([shared.id]);

  await bo.call("reply:save", { ...reply, id: own.id, text: "您好，请讲" });
  const { replies } = await bo.call("reply:list", {});
  expect(replies.find(({ id }) => id === own.id)?.text).toBe("您好，请讲");

  expect(await bo.refusal("reply:save", { ...reply, shared: true })).toBe("not_yours");
  expect(await bo.refusal("reply:save", { ...reply, id: shared.id })).toBe("not_yours");
  expect(await bo.refusal("reply:delete", { id: shared.id })).toBe("not_yours");
  expect(await cy.refusal("reply:save", { ...reply, id: own.id })).toBe("not_found");
  expect(await cy.refusal("reply:delete", { id: own.id })).toBe("not_found");
  await sue.call("reply:delete", { id: shared.id });
  expect(await listFor(cy)).toEqual([]);
});

test("two replies of the team, or two of one agent, never have the same shortcut", async () => {
  const bo = await agent(server, "Bo");
  const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  const reply = { shortcut: "DZ", title: "到账", text: "您好" };
  const { reply: team } = await sue.call("reply:save", { ...reply, shared: true });
  const again = { ...reply, shortcut: " ｄｚ", shared: true };
  expect(await sue.refusal("reply:save", again)).toBe("duplicate");
  await sue.call("reply:save", { ...reply, id: team.id, shared: true, text: "请稍等" });

  const { reply: own } = await bo.call("reply:save", reply);
  expect(await bo.refusal("reply:save", { ...reply, shortcut: "dz" })).toBe("duplicate");
  const { reply: other } = await bo.call("reply:save", { ...reply, shortcut: "ts" });
  expect(await bo.refusal("reply:save", { ...reply, id: other.id })).toBe("duplicate");
  await bo.call("reply:delete", { id: own.id });
  await bo.call("reply:save", { ...reply, id: other.id });
});

test("of supervisors who save the same shortcut at the same moment one is first, and the others are refused", async () => {
  const sups = await Promise.all(
    ["Sue", "Sam", "Sol", "Sid"].map((name) =>
      agent(server, name, { role: "supervisor", onDuty: false }),
    ),
  );
  for (let round = 0; round < 10; round += 1) {
    const answers = await Promise.all(
      sups.map((one, index) =>
        one
          .call("reply:save", {
            shortcut: index % 2 === 0 ? `dz${round}` : `ＤＺ${round} `,
            title: "到账",
            text: `${round} ${index}`,
            shared: true,
          })
          .then(({ reply }) => reply.text, String),
      ),
    );
    const kept = answers.filter((answer) => !answer.includes("duplicate"));
    expect([kept.length, answers.length]).toEqual([1, sups.length]);
    const { replies } = (await sups[0]?.call("reply:list", {})) ?? { replies: [] };
    expect(replies.map(({ text }) => text)).toContain(kept[0]);
    expect(replies).toHaveLength(round + 1);
  }
});

test("an editor sees no notes, sets no tags and has no replies", async () => {
  const { id } = await served();
  const editor = await agent(server, "Ed", { role: "editor", onDuty: false });
  expect(await editor.refusal("note:add", { conversationId: id, text: "x" })).toBe("not_yours");
  expect(await editor.refusal("tag:set", { conversationId: id, tags: ["x"] })).toBe("not_yours");
  expect(await editor.refusal("reply:list", {})).toBe("not_yours");
  const reply = { shortcut: "hi", title: "问候", text: "您好" };
  expect(await editor.refusal("reply:save", reply)).toBe("not_yours");
  expect(await editor.refusal("reply:save", { ...reply, shared: true })).toBe("not_yours");
});
