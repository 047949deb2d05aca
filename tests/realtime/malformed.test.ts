import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agentPayloads, customerPayloads } from "../../protocol/schemas.ts";
import type { Result } from "../../protocol/sockets.ts";
import { agent, type Customer, customer, newClientId } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
beforeAll(async () => {
  server = await startTestServer();
  alice = await customer(server);
});
afterAll(() => server.stop());

const good = () => ({ clientId: newClientId(), text: "您好" });

const shapes: readonly (readonly [string, unknown])[] = [
  ["nothing", undefined],
  ["null", null],
  ["a string", "您好"],
  ["a number", 7],
  ["true", true],
  ["an array", [good()]],
  ["bytes", new Uint8Array([1, 2, 3])],
  ["no text", { clientId: newClientId() }],
  ["a text that is an object", { ...good(), text: { $ne: "" } }],
  ["a text that is an array", { ...good(), text: ["您好"] }],
  ["a text that is a node", { ...good(), text: { type: "b", props: {} } }],
  ["a blank text", { ...good(), text: " \n" }],
  ["a text of zero width", { ...good(), text: "\u200b\u3164\u2800" }],
  ["a lone accent", { ...good(), text: "\u0301" }],
  ["a NUL", { ...good(), text: "a\0b" }],
  ["a lone surrogate", { ...good(), text: "a\ud800b" }],
  ["a clientId that is none", { ...good(), clientId: "1" }],
  ["an unknown key", { ...good(), isAdmin: true }],
  [
    "__proto__",
    JSON.parse(`{"clientId":"${newClientId()}","text":"a","__proto__":{"isAdmin":true}}`),
  ],
  ["constructor", { ...good(), constructor: { prototype: { isAdmin: true } } }],
];

test.each(shapes)(
  "S16 S17 S27 a payload that is %s is answered with invalid",
  async (_, payload) => {
    const result: Result<unknown> = await alice
      .socket()
      .timeout(2_000)
      .emitWithAck("message:send", payload);
    expect(result).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(alice.socket().connected).toBe(true);
  },
);

test.each(["nobody:knows", "queue:take", "constructor", "__proto__", "toString", "desk:available"])(
  "S05 S27 the call %s is not one of a customer's",
  async (name) => {
    const result = await alice.socket().timeout(2_000).emitWithAck(name, {});
    expect(result).toMatchObject({ ok: false, error: { code: "invalid" } });
  },
);

test("S27 without an acknowledgement, and with too much, the connection lives on", async () => {
  const socket = alice.socket();
  socket.emit("message:send");
  socket.emit("message:send", null, null, 7);
  socket.emit("conversation:sync", { conversationId: { $ne: "" } });
  const two = await socket.timeout(2_000).emitWithAck("typing", { on: true }, { on: true });
  expect(two).toMatchObject({ ok: false, error: { code: "invalid" } });
  expect(await alice.call("faq:suggest", { text: "支付" })).toMatchObject({
    articles: [{ id: "payment-failed" }],
  });
});

test.each([
  ["one character too long", "您".repeat(4_001)],
  ["100 KB long", "a".repeat(100_000)],
])("a text that is %s is answered with too_large", async (_, text) => {
  expect(await alice.refusal("message:send", { ...good(), text })).toBe("too_large");
  expect(alice.socket().connected).toBe(true);
});

test.each([
  ["the longest there may be", "您".repeat(4_000)],
  ["emoji that are several characters", "👨‍👩‍👧‍👦 ok"],
  ["written from right to left", "مرحبا \u202e abc"],
  ["markup", `<img src=x onerror=alert(1)> '; DROP TABLE messages; -- " * NEAR(`],
  ["space at both ends", "  你好 \n"],
])("a text that is %s comes back as it was sent", async (_, text) => {
  const ben = await customer(server);
  const message = await ben.sends(text);
  expect(message.body).toEqual({ kind: "text", text });
  expect((await ben.fresh()).messages[0]?.body).toEqual({ kind: "text", text });
});

test("S25 a packet beyond the limit ends that connection and no other", async () => {
  const flood = await customer(server);
  const gone = new Promise((resolve) => flood.socket().once("disconnect", resolve));
  flood.socket().emit("message:send", { ...good(), text: "a".repeat(200_000) });
  await gone;
  expect(alice.socket().connected).toBe(true);
});

describe("S27 every call answers nonsense with a typed refusal", () => {
  test.each(Object.keys(customerPayloads))("customer %s", async (name) => {
    const result = await alice
      .socket()
      .timeout(2_000)
      .emitWithAck(name, { nonsense: [1] });
    expect(result).toMatchObject({ ok: false, error: { code: "invalid" } });
  });

  test("agent calls", async () => {
    const bo = await agent(server, "Bo");
    for (const name of Object.keys(agentPayloads)) {
      const result = await bo
        .socket()
        .timeout(2_000)
        .emitWithAck(name, { nonsense: [1] });
      expect(result).toMatchObject({ ok: false, error: { code: "invalid" } });
    }
  });
});

test("a bug is answered with a reference that is in the log, and with nothing else", async () => {
  const { faq } = server.desk.services;
  const { suggest } = faq.engine;
  faq.engine.suggest = () => {
    throw new Error("a secret inside");
  };
  const result = await alice
    .socket()
    .timeout(2_000)
    .emitWithAck("faq:suggest", { text: "我的密码" });
  faq.engine.suggest = suggest;
  expect(result).toMatchObject({ ok: false, error: { code: "internal" } });
  expect(JSON.stringify(result)).not.toContain("secret inside");
  expect(server.logged()).toContain(result.error.reference);
  expect(server.logged()).not.toContain("我的密码");
});
