/** `message:redact`: what slipped through the shield is taken away, for both sides and from the disk. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ConversationId, MessageId } from "../../protocol/conversation.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
let bo: Agent;
let conversationId: ConversationId;
let messageId: MessageId;

/** No shield can know it: a word that two people have agreed on. */
const slip = "我们的暗号是芝麻开门和四十大盗";

beforeEach(async () => {
  server = await startTestServer();
  bo = await agent(server, "Bo");
  alice = await customer(server);
  messageId = (await alice.says(slip)).id;
  await alice.asksForAgent();
  conversationId = (await bo.takesNext()).id;
});
afterEach(() => server.stop());

const isOnDisk = async (raw: string) => (await server.stored()).includes(raw);

const bodyAt = (at: number) => alice.view().messages[at]?.body;

describe("a redacted message", () => {
  test("is gone for both sides, from the list, from what the bot was asked, and from the disk", async () => {
    expect(await isOnDisk("芝麻开门")).toBe(true);
    await bo.call("message:redact", { conversationId, messageId });
    await until(() => expect(bodyAt(0)).toEqual({ kind: "redacted" }));
    const { conversation } = await bo.call("conversation:open", { conversationId });
    expect(conversation.messages[0]?.body).toEqual({ kind: "redacted" });
    expect(JSON.stringify(conversation)).not.toContain("芝麻开门");
    const { conversations } = await bo.call("desk:list", { view: "mine" });
    expect(JSON.stringify(conversations)).not.toContain("芝麻开门");
    await until(async () => expect(await isOnDisk("芝麻开门")).toBe(false));
    // It bites: the rest of the conversation is still there.
    expect((await isOnDisk("转接")) || (await isOnDisk("queued"))).toBe(true);
    expect(server.logged()).toContain('"what":"message.redacted"');
  });

  test("stays gone when it is sent again with its clientId", async () => {
    const clientId = alice.view().messages[0]?.clientId;
    await bo.call("message:redact", { conversationId, messageId });
    const again = clientId && (await alice.sends(slip, { clientId }));
    expect(again).toMatchObject({ id: messageId, body: { kind: "redacted" } });
  });

  test("has its reason in the audit log, as a code", async () => {
    await bo.call("message:redact", { conversationId, messageId, reason: "personal" });
    const [entry] = await server.desk.services.store.auditBefore(undefined, 1);
    expect(entry).toMatchObject({
      what: "message.redacted",
      details: { messages: 1, reason: "personal" },
    });
  });

  test("is redacted once, however often it is asked for", async () => {
    await bo.call("message:redact", { conversationId, messageId });
    await bo.call("message:redact", { conversationId, messageId });
    await until(() => expect(bodyAt(0)).toEqual({ kind: "redacted" }));
    const { conversation } = await bo.call("conversation:open", { conversationId });
    const notices = conversation.messages.filter(
      ({ body }) => body.kind === "notice" && body.code === "redacted",
    );
    expect(notices.length).toBe(1);
  });
});

describe("who may redact", () => {
  const asked = () => ({ conversationId, messageId });

  test("the agent who has the conversation, and the one who had it last", async () => {
    await bo.resolves(conversationId);
    await bo.call("message:redact", asked());
    await until(() => expect(bodyAt(0)).toEqual({ kind: "redacted" }));
  });

  test("a supervisor, in any conversation", async () => {
    const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
    await sue.call("message:redact", asked());
  });

  test("no other agent, and no editor", async () => {
    const cy = await agent(server, "Cy");
    const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
    expect(await cy.refusal("message:redact", asked())).toBe("not_yours");
    expect(await ed.refusal("message:redact", asked())).toBe("not_yours");
    expect(bodyAt(0)).toEqual({ kind: "text", text: slip });
    // The setup bites: who has it may.
    await bo.call("message:redact", asked());
  });

  test("a customer takes back what is theirs, and nothing else", async () => {
    const { id: reply } = await bo.says(conversationId, "您好");
    const eve = await customer(server);
    expect(await eve.refusal("message:redact", asked())).toBe("not_found");
    expect(await alice.refusal("message:redact", { conversationId, messageId: reply })).toBe(
      "invalid",
    );
    await alice.call("message:redact", asked());
    await until(() => expect(bodyAt(0)).toEqual({ kind: "redacted" }));
  });

  test("nobody what the bot or the system has said", async () => {
    const said = alice.view().messages.find(({ author }) => author.kind === "system");
    const wanted = { conversationId, messageId: said?.id ?? messageId };
    expect(await bo.refusal("message:redact", wanted)).toBe("invalid");
    const nothing = { conversationId, messageId: "nothing" as MessageId };
    expect(await bo.refusal("message:redact", nothing)).toBe("not_found");
  });
});
