import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { agent, connect, customer, handshakeOf, newClientId } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

const signIn = async (token: string | undefined, subject = "alice") =>
  customer(server, { ...(token && { token }), identity: await server.identity(subject) });

describe("an anonymous customer who signs in", () => {
  test("keeps the running conversation and the place in the queue", async () => {
    const before = await customer(server);
    await before.says("我登录不了");
    await before.asksForAgent();
    const { token } = before.session();

    const after = await signIn(token);
    expect(after.session().customer.verified).toBe(true);
    expect(after.conversation()).toBe(before.conversation());
    expect(after.view().status).toBe("queued");
    expect(after.texts()).toContain("我登录不了");
    expect(after.texts().at(-1)).toBe("您已登录，会话继续");

    const bo = await agent(server, "Bo");
    expect((await bo.takesNext()).id).toBe(after.conversation());
    await bo.says(after.conversation(), "您好");
    await after.sees("您好");
  });

  test("is not heard twice: what was sent before the sign-in and again after it is one message", async () => {
    const before = await customer(server);
    const clientId = newClientId();
    const first = await before.sends("转账没到", { clientId });
    const after = await signIn(before.session().token);
    const again = await after.call("message:send", { clientId, text: "转账没到" });
    expect(again.message).toMatchObject({ id: first.id, seq: first.seq });
    const { conversation } = await after.call("conversation:open", { id: after.conversation() });
    expect(conversation.messages.filter(({ clientId: id }) => id === clientId)).toHaveLength(1);
  });

  test("leaves nobody behind: the token is a stranger's, and the other tab is cut off", async () => {
    const before = await customer(server);
    await before.says("我登录不了");
    const { token } = before.session();
    await signIn(token);
    await until(() => expect(before.socket().connected).toBe(false));

    const stranger = await customer(server, token ? { token } : {});
    expect(stranger.session().conversation).toBeNull();
    expect(stranger.session().customer.id).not.toBe(before.session().customer.id);
    expect(stranger.session().token).not.toBe(token);
  });

  test("signs in once: of two tabs at the same time both have the conversation", async () => {
    const before = await customer(server);
    await before.says("我登录不了");
    const { token } = before.session();
    const tabs = await Promise.all([signIn(token), signIn(token)]);
    for (const tab of tabs) expect(tab.conversation()).toBe(before.conversation());
    const notices = tabs[0]?.texts().filter((text) => text === "您已登录，会话继续");
    expect(notices).toHaveLength(1);
  });

  test("goes on with the running conversation, even where a newer one was begun elsewhere", async () => {
    const before = await customer(server);
    await before.asksForAgent();
    await server.pass("1 minute");
    const elsewhere = await signIn(undefined);
    await elsewhere.says("怎么提现");
    const after = await signIn(before.session().token);
    expect(after.conversation()).toBe(before.conversation());
    await after.says("我回来了");
    expect(after.texts()).toContain("我回来了");
  });

  test("who is served elsewhere stays with that agent; the other conversation ends and is found again", async () => {
    const bo = await agent(server, "Bo");
    const elsewhere = await signIn(undefined);
    await elsewhere.asksForAgent();
    await bo.takesNext();
    await server.pass("1 minute");
    const before = await customer(server);
    await before.says("我登录不了");

    const after = await signIn(before.session().token);
    expect(after.conversation()).toBe(elsewhere.conversation());
    expect(after.view().status).toBe("assigned");
    await after.says("还在吗");
    await bo.sees(elsewhere.conversation(), "还在吗");
    const { conversations } = await after.call("conversation:list", {});
    expect(conversations.map(({ id, status }) => [id, status])).toEqual([
      [elsewhere.conversation(), "assigned"],
      [before.conversation(), "resolved"],
    ]);
  });
});

describe("S03 a conversation is not stolen", () => {
  test("with a made-up token, or one that is over", async () => {
    const alice = await customer(server);
    await alice.says("只有我");
    const { token } = alice.session();
    expect((await signIn("made-up", "mallory")).session().conversation).toBeNull();
    await signIn(token, "alice");
    expect((await signIn(token, "mallory")).session().conversation).toBeNull();
    expect((await signIn(undefined, "alice")).texts()).toContain("只有我");
  });

  test("with the token of somebody whom a page keeps signed in", async () => {
    const alice = await keep(await server.identity("alice"));
    const { token } = alice.session();
    await alice.says("只有我");
    const mallory = await signIn(token, "mallory");
    expect(mallory.session().conversation).toBeNull();
    // And it still is Alice's.
    expect((await customer(server, token ? { token } : {})).texts()).toContain("只有我");
  });
});

const keep = (identity: string) => customer(server, { identity, keep: true });

describe("a page of ours", () => {
  test("keeps a signed-in customer longer than the identity lasts, and not for ever", async () => {
    const alice = await keep(await server.identity("alice"));
    await alice.says("怎么提现");
    const { token } = alice.session();
    await server.pass("30 minutes");
    expect(alice.socket().connected).toBe(true);
    const again = await customer(server, token ? { token } : {});
    expect(again.session()).toMatchObject({ token, customer: { verified: true } });
    expect(again.texts()).toContain("怎么提现");

    await server.pass("12 hours");
    await until(() => expect(alice.socket().connected).toBe(false));
    const socket = connect(`${server.url}/customer`, { token });
    expect(await handshakeOf(socket)).toMatchObject({ refused: { code: "unauthenticated" } });
    socket.disconnect();
  });

  test("is the only one that may: elsewhere the sign-in ends with the identity", async () => {
    const identity = await server.identity("alice");
    const extraHeaders = { origin: "http://localhost:9" };
    const socket = connect(`${server.url}/customer`, { identity, keep: true }, { extraHeaders });
    const { session } = await handshakeOf(socket);
    expect(session).toMatchObject({ customer: { verified: true } });
    expect(session).not.toHaveProperty("token");
    socket.disconnect();
  });
});
