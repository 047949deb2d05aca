/** What happens to a secret that left the device all the same: an old or a hostile client sends it as it is. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MessageBody } from "../../protocol/conversation.ts";
import type { SecretKind } from "../../protocol/secrets/kind.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
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

describe("P08 a secret in pieces, in a complaint", () => {
  const [one, other] = [
    "apple river tent copper maple wolf",
    "lunar basket olive stone crane velvet",
  ];
  const isGone = () =>
    until(async () =>
      expect([await isKept("copper maple"), await isKept("crane velvet")]).toEqual([false, false]),
    );
  const files = (parts: object = {}) =>
    alice.call("ticket:file", { topic: "提现", description: "提现三天了还没到", ...parts });
  const verify = async (number: string) =>
    (await runAdmin(["ticket", "verify", number], server.settings)).code;

  test.each([
    ["the story and the demand", { description: one, demand: other }],
    ["the demand and the contact", { demand: one, contact: other }],
    [
      "three fields",
      {
        description: "钱包进不去 apple river tent copper",
        demand: "maple wolf lunar basket",
        contact: "olive stone crane velvet",
      },
    ],
  ])(
    "over %s is masked before it is kept, and the rest of the complaint is there",
    async (_, parts) => {
      const { ticket } = await files(parts);
      expect(JSON.stringify(ticket)).not.toMatch(/apple|copper|basket|crane|velvet/);
      expect(JSON.stringify(ticket)).toContain("••••");
      expect(await verify(ticket.number)).toBe(0);
      await isGone();
    },
  );

  test("over two entries takes the first away again, with a tombstone of the shield's", async () => {
    const { ticket } = await files();
    const { number } = ticket;
    await alice.call("ticket:add", { number, text: one });
    expect(await isKept("copper maple")).toBe(true);
    await alice.call("ticket:add", { number, text: other });
    const read = await alice.call("ticket:get", { number });
    expect(read.ticket.timeline).toMatchObject([
      { kind: "filed", text: "提现三天了还没到" },
      { kind: "added", redacted: true },
      { kind: "added", text: "••••" },
    ]);
    await isGone();
    expect(await verify(number)).toBe(0);
  });

  test("over two complaints, the chat and a complaint, a complaint and the chat", async () => {
    await files({ description: one });
    await files({ description: other });
    await isGone();
    const eve = await customer(server);
    await eve.says(one);
    await eve.call("ticket:file", { topic: "提现", description: other });
    await isGone();
    const fay = await customer(server);
    await fay.call("ticket:file", { topic: "提现", description: one });
    await fay.says(other);
    await isGone();
  });

  test("word by word, as in the chat", async () => {
    const { ticket } = await files();
    for (const text of seed.split(" "))
      await alice.call("ticket:add", { number: ticket.number, text });
    await until(async () => {
      for (const word of seed.split(" "))
        expect([word, await isKept(`"${word}"`)]).toEqual([word, false]);
    });
    const { ticket: read } = await alice.call("ticket:get", { number: ticket.number });
    const words = seed.split(" ").filter((word) => JSON.stringify(read).includes(word));
    expect(words).toEqual([]);
    expect(await verify(ticket.number)).toBe(0);
  });

  test("is no reason to lose a number to call, an amount or an order", async () => {
    const { ticket } = await files({
      description: "订单 2026112100018842 付了 138.60 元没到账，验证码也收不到",
      demand: "退回 138.60",
      contact: "13800138000",
    });
    await alice.call("ticket:add", { number: ticket.number, text: "尾号 6013" });
    await alice.call("ticket:add", { number: ticket.number, text: "13900139000 也可以联系我" });
    const { ticket: read } = await bo.call("ticket:open", { number: ticket.number });
    expect(JSON.stringify(read)).not.toContain("••••");
    expect(read).toMatchObject({ contact: "13800138000", demand: "退回 138.60" });
  });

  test("under a legal hold what was written before stays, and the last piece is masked", async () => {
    const { ticket } = await files();
    const { number } = ticket;
    await alice.call("ticket:add", { number, text: one });
    await runAdmin(["hold", alice.session().customer.id, "--reason", "x"], server.settings);
    const { ticket: read } = await alice.call("ticket:add", { number, text: other });
    expect(read.timeline.map(({ text }) => text)).toEqual(["提现三天了还没到", one, "••••"]);
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

  test("nor leads the customer elsewhere, as impostors do", async () => {
    await alice.asksForAgent();
    const { id: conversationId } = await bo.takesNext();
    const leading = { conversationId, clientId: newClientId(), text: "加我微信，我私下帮您处理" };
    expect(await bo.refusal("message:send", leading)).toBe("impostor_words");
    const [entry] = await server.sql("SELECT details FROM audit WHERE what = 'impostor.words'");
    expect(String(entry?.[0])).toContain("other-channel");
    expect(bo.texts(conversationId).join()).not.toContain("微信");
    await bo.says(conversationId, "请不要加任何人的微信");
  });
});
