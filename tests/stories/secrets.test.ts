/** What happens to a secret that left the device all the same: an old or a hostile client sends it as it is. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MessageBody } from "../../protocol/conversation.ts";
import type { SecretKind } from "../../protocol/secrets/kind.ts";
import { type Agent, agent, type Customer, customer, newClientId } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
let bo: Agent;

beforeEach(async () => {
  server = await startTestServer();
  bo = await agent(server, "Bo");
  alice = await customer(server);
});
afterEach(() => server.stop());

const seed = "apple river tent copper maple wolf lunar basket olive stone crane velvet";
const key = "9f2c4be0a71d3358c6e1f0b7a9d24c8e5b6013fa77de90c1482b3f6ad5e07c19";

/** A text, what must be found nowhere, and what it is. */
const slips: readonly (readonly [string, string, SecretKind])[] = [
  [`我的助记词是 ${seed} 帮我恢复`, "copper maple wolf", "seed-phrase"],
  [`私钥 ${key}`, key, "private-key"],
  ["卡号 4111 1111 1111 1111 付不了", "4111 1111", "card"],
  ["4111111111111111 CVV 739", "CVV 739", "card-code"],
  ["身份证11010519491231002X", "11010519491231002X", "identity-number"],
  ["我的支付密码是Hunter2xyz", "Hunter2xyz", "password"],
  ["验证码 482913 输了没用", "482913", "one-time-code"],
];

/** True where these bytes are in the database, in its log of writes, or in what the server has logged. */
const isKept = async (raw: string) =>
  server.logged().includes(raw) || (await server.stored()).includes(raw);

const isSentTo = ({ heard, session }: Pick<Agent, "heard" | "session">, raw: string) =>
  JSON.stringify([heard(), session()]).includes(raw);

const bodies = () => alice.view().messages.map(({ body }) => body);
const textBodies = () =>
  bodies().filter((body): body is Extract<MessageBody, { kind: "text" }> => body.kind === "text");

describe("P01–P06 a secret that a hostile client sends", () => {
  test.each(slips)("%s is masked before it is kept, and found nowhere", async (text, raw, kind) => {
    await alice.asksForAgent();
    await bo.takesNext();
    await alice.says(text);
    await bo.sees(alice.conversation(), "••••");
    const [body] = textBodies().slice(-1);
    expect(body?.redacted).toContain(kind);
    // It bites: what stands for the secret is there.
    await until(() => expect(isSentTo(bo, "••••")).toBe(true));
    expect([await isKept(raw), isSentTo(bo, raw)]).toEqual([false, false]);
    expect(await isKept("••••")).toBe(true);
    expect(server.logged()).toContain(`"secrets":${JSON.stringify(body?.redacted)}`);
  });

  test("is in no field that a customer or an agent can write", async () => {
    const note = `密码是Hunter2xyz`;
    await alice.call("agent:request", { reason: note, topic: note });
    await until(() => expect(alice.view().status).toBe("queued"));
    const { id: conversationId } = await bo.takesNext();
    await bo.says(conversationId, `您的${note}`);
    await alice.call("faq:suggest", { text: note });
    const cy = await agent(server, "Cy");
    await bo.call("conversation:transfer", { conversationId, toAgentId: cy.id, note });
    await cy.call("conversation:resolve", { conversationId, summary: note, topic: note });
    await until(() => expect(alice.view().status).toBe("resolved"));
    await alice.call("survey:answer", { conversationId, score: 3, comment: note });
    const { conversation } = await cy.call("conversation:open", { conversationId });
    expect(conversation).toMatchObject({ summary: "密码是••••", topic: "密码是••••" });
    expect(JSON.stringify(conversation)).not.toContain("Hunter2xyz");
    expect([await isKept("Hunter2xyz"), isSentTo(cy, "Hunter2xyz")]).toEqual([false, false]);
  });

  test("leaves the bot's questions masked too", async () => {
    await alice.says("支付失败了，支付密码是Hunter2xyz");
    await alice.asksForAgent();
    const { tried } = await bo.takesNext();
    expect(tried[0]?.question).toContain("支付密码是••••");
    expect(await isKept("Hunter2xyz")).toBe(false);
  });

  test("sent twice with the same clientId is one message, masked", async () => {
    const clientId = newClientId();
    const first = await alice.sends("验证码 482913", { clientId });
    const again = await alice.sends("验证码 482913", { clientId });
    expect(again).toEqual(first);
    expect(first.body).toEqual({ kind: "text", text: "验证码 ••••", redacted: ["one-time-code"] });
  });
});

describe("P08 a secret in pieces", () => {
  test("word by word is redacted long before it is whole, with a notice that says why", async () => {
    for (const word of seed.split(" ")) await alice.says(word);
    await alice.sees("像是不能给别人看的内容");
    const kinds = bodies().map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "redacted").length).toBeGreaterThanOrEqual(5);
    await until(async () => {
      for (const word of seed.split(" "))
        expect([word, await isKept(`"${word}"`)]).toEqual([word, false]);
    });
  });

  test("in two halves takes the first half away again", async () => {
    await alice.says("apple river tent copper maple wolf");
    await alice.says("lunar basket olive stone crane velvet");
    await alice.sees("像是不能给别人看的内容");
    expect(JSON.stringify(await alice.fresh())).not.toMatch(/copper|velvet/);
    await until(async () =>
      expect([await isKept("copper maple"), await isKept("crane velvet")]).toEqual([false, false]),
    );
  });

  test("short words over a day are no secret", async () => {
    for (const word of seed.split(" ").slice(0, 7)) {
      await alice.says(word);
      await server.pass("2 hours");
    }
    expect(bodies().filter(({ kind }) => kind === "redacted")).toEqual([]);
  });
});

describe("P07 an agent who asks for a secret", () => {
  test("is refused with the reason, and it is logged without what was written", async () => {
    await alice.asksForAgent();
    const { id: conversationId } = await bo.takesNext();
    const asking = { conversationId, clientId: newClientId(), text: "请把您收到的验证码发给我" };
    const result = await bo.socket().timeout(4_000).emitWithAck("message:send", asking);
    expect(result).toMatchObject({ ok: false, error: { code: "secret_found" } });
    expect(result.error.message).toContain("one-time-code");
    expect(server.logged()).toContain('"what":"secret.asked"');
    expect(server.logged()).not.toContain("请把您收到的");
    expect(bo.texts(conversationId).join()).not.toContain("验证码发给我");
    // The setup bites: the same agent may say that nobody asks for it.
    await bo.says(conversationId, "请不要把验证码发给任何人");
  });
});
