import { afterAll, beforeAll, expect, test } from "vitest";
import type { MessageId } from "../../protocol/conversation.ts";
import type { CustomerSession } from "../../protocol/sockets.ts";
import { agent, connect, customer, handshakeOf, newClientId } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test("a client that reconnects finds every message that it missed, in order", async () => {
  const alice = await customer(server);
  const bo = await agent(server, "Bo");
  await alice.asksForAgent();
  const { id } = await bo.takesNext();
  alice.leaves();
  for (const text of ["一", "二", "三"]) await bo.says(id, text);
  await server.pass("30 minutes");
  await alice.arrive();
  expect(alice.texts().slice(-3)).toEqual(["一", "二", "三"]);
  bo.leaves();
});

test("a sync answers what came after a seq, and nothing else", async () => {
  const alice = await customer(server);
  await alice.says("支付失败了");
  const synced = await alice.call("conversation:sync", {
    conversationId: alice.conversation(),
    afterSeq: 1,
    epoch: alice.session().epoch,
    last: alice.view().messages[0]?.id,
  });
  expect(synced).toMatchObject({ events: [{ type: "message.posted", seq: 2 }], lastSeq: 2 });
});

test.each([
  ["after a restore", (epoch: string) => ({ afterSeq: 1, epoch: `older than ${epoch}` })],
  ["ahead of the server", (epoch: string) => ({ afterSeq: 99, epoch })],
  [
    "with a message that is not there",
    (epoch: string) => ({ afterSeq: 1, epoch, last: "ghost" as MessageId }),
  ],
])("a client %s gets a snapshot", async (_, have) => {
  const alice = await customer(server);
  await alice.says("支付失败了");
  const synced = await alice.call("conversation:sync", {
    conversationId: alice.conversation(),
    ...have(alice.session().epoch),
  });
  expect(synced).toEqual({ snapshot: await alice.fresh() });
});

test("the same clientId again is the same message, whatever the text", async () => {
  const alice = await customer(server);
  const clientId = newClientId();
  const first = await alice.sends("支付失败了", { clientId });
  const again = await alice.sends("别的话", { clientId });
  expect(again).toEqual(first);
  expect((await alice.fresh()).messages.filter(({ author }) => author.kind === "bot")).toHaveLength(
    1,
  );
});

test("a message sent many times at once, over the socket and over HTTP, is kept once", async () => {
  const alice = await customer(server);
  const payload = { clientId: newClientId(), text: "支付失败了" };
  const overHttp = async () => {
    const response = await fetch(`${server.url}/api/customer/messages`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${alice.session().token}`,
      },
      body: JSON.stringify(payload),
    });
    return response.json();
  };
  const answers = await Promise.all([
    ...Array.from({ length: 10 }, () => alice.call("message:send", payload)),
    ...Array.from({ length: 10 }, overHttp),
  ]);
  expect(new Set(answers.map(({ message }) => `${message.id} ${message.seq}`)).size).toBe(1);
  await until(async () => expect((await alice.fresh()).lastSeq).toBe(2));
});

test("the same clientId of another customer is another message", async () => {
  const [alice, ben] = [await customer(server), await customer(server)];
  const clientId = newClientId();
  const [one, two] = [await alice.sends("一", { clientId }), await ben.sends("二", { clientId })];
  expect(one.id).not.toBe(two.id);
});

test("the sender gets no event of its own message, the other tab does", async () => {
  const alice = await customer(server);
  await alice.says("天气");
  const tab = await customer(server, { token: alice.session().token ?? "" });
  const message = await alice.sends("月亮");
  await until(() =>
    expect(tab.heard()).toContainEqual(expect.objectContaining({ seq: message.seq })),
  );
  await until(() => expect(tab.view().lastSeq).toBe(4));
  await until(() => expect(alice.view().lastSeq).toBe(4));
  expect(alice.heard().filter((event) => "seq" in event && event.seq === message.seq)).toEqual([]);
});

test("a signed-in customer finds the conversation on another device", async () => {
  const identity = await server.identity("alice-1", { name: "爱丽丝" });
  const phone = await customer(server, { identity });
  await phone.says("支付失败了");
  const tablet = await customer(server, { identity: await server.identity("alice-1") });
  expect(tablet.conversation()).toBe(phone.conversation());
  expect(phone.session().customer).toMatchObject({ verified: true, name: "爱丽丝" });
  expect(phone.session().token).toBeUndefined();
});

test("an unknown token makes a new customer", async () => {
  const socket = connect(`${server.url}/customer`, { token: "made-up" });
  const { session } = await handshakeOf(socket);
  expect((session as CustomerSession).token).not.toBe("made-up");
  socket.disconnect();
});

test("S08 a connection whose identity has expired is closed after a grace period of a minute", async () => {
  const alice = await customer(server, { identity: await server.identity("brief") });
  expect(alice.session().expiresInMs).toBe(600_000);
  expect((await customer(server)).session().expiresInMs).toBeUndefined();
  await server.pass("10 minutes");
  expect(alice.socket().connected).toBe(true);
  await server.pass("2 minutes");
  await until(() => expect(alice.socket().connected).toBe(false));
});
