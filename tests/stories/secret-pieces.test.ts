/** Secrets that come in pieces, and what has repeated them: nothing of them is left, here and on PostgreSQL. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Agent, agent, type Customer, customer, newClientId } from "../support/actors.ts";
import { pdf } from "../support/files.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";
import { uploads } from "../support/uploads.ts";

let server: TestServer;
let alice: Customer;
let bo: Agent;

beforeEach(async () => {
  server = await startTestServer();
  bo = await agent(server, "Bo");
  alice = await customer(server);
});
afterEach(() => server.stop());

const [one, other] = [
  "apple river tent copper maple wolf",
  "lunar basket olive stone crane velvet",
];

/** In the tables, whichever database it is. */
async function rowsWith(words: string): Promise<number> {
  const columns = [
    ["messages", "body"],
    ["questions", "question"],
    ["conversations", "last_text"],
    ["conversations", "customer_text"],
    ["conversations", "summary"],
    ["attachments", "name"],
  ] as const;
  const counts = await Promise.all(
    columns.map(([table, column]) =>
      server.sql(`SELECT COUNT(*) FROM ${table} WHERE ${column} LIKE '%${words}%'`),
    ),
  );
  return counts.reduce((sum, rows) => sum + Number(rows[0]?.[0]), 0);
}
const isGone = (...words: readonly string[]) =>
  until(async () => {
    const left = await Promise.all(words.map(rowsWith));
    expect(left).toEqual(words.map(() => 0));
    expect(words.filter((word) => JSON.stringify(alice.view()).includes(word))).toEqual([]);
  });
const whole = async () => JSON.stringify(await alice.fresh());

describe("P01 P08 what the bot has repeated goes with what it repeats", () => {
  test("a card in two halves leaves neither half, nor the bot's word of the first", async () => {
    await alice.says("55149208");
    await alice.sees("55149208，".slice(0, 8));
    // It bites: the bot says the number back.
    expect(await rowsWith("55149208")).toBeGreaterThanOrEqual(2);
    await alice.says("34923283");
    await alice.sees("像是不能给别人看的内容");
    await isGone("55149208", "34923283");
    expect(await whole()).not.toMatch(/55149208|34923283/);
  });

  test("a number that is taken back leaves no echo, in the transcript or at the desk", async () => {
    await alice.says("91827364");
    await until(async () => expect(await rowsWith("91827364")).toBeGreaterThanOrEqual(2));
    const { id: conversationId, messages } = alice.view();
    const [mine] = messages.filter(({ author }) => author.kind === "customer");
    await alice.call("message:redact", { conversationId, messageId: mine?.id as never });
    await isGone("91827364");
    await alice.asksForAgent();
    const { id } = await bo.takesNext();
    const { conversation } = await bo.call("conversation:open", { conversationId: id });
    expect(JSON.stringify(conversation)).not.toContain("91827364");
  });

  test("a summary that quotes the beginning of a message loses it too", async () => {
    const long = `我要说的是${"这件事情很长很长".repeat(30)}完`;
    await alice.says("转账一直没有到账");
    await alice.asksForAgent();
    await alice.says(long);
    const { id: conversationId, messages } = alice.view();
    const mine = messages.findLast(({ author }) => author.kind === "customer");
    await alice.call("message:redact", { conversationId, messageId: mine?.id as never });
    await isGone("我要说的是这件事情");
  });
});

describe("P08 pieces in everything that a customer writes", () => {
  test("with chatter between them, and beside other words", async () => {
    await alice.says(`前六个：${one}`);
    await alice.says("你等等我找一下");
    await alice.says(`后六个：${other}`);
    await alice.sees("像是不能给别人看的内容");
    await isGone("copper", "velvet");
  });

  test("a message and what an agent is asked for with, in either order", async () => {
    await alice.says(one);
    await alice.call("agent:request", { reason: other });
    await isGone("copper", "velvet");
    const { summary } = await bo.takesNext();
    expect(summary ?? "").not.toMatch(/apple|velvet/);
    const eve = await customer(server);
    await eve.call("agent:request", { reason: one });
    await eve.says(other);
    await isGone("copper", "velvet");
  });

  test("the names of two files, and a name and the words beside it", async () => {
    const mine = uploads(server, alice.session().token ?? "");
    const send = async (names: readonly string[], text: string) => {
      const files = await Promise.all(names.map((name) => mine.takes(name, pdf())));
      const { message } = await alice.call("message:send", {
        clientId: newClientId(),
        text,
        attachmentIds: files.map(({ id }) => id) as never,
      });
      return JSON.stringify(message.body);
    };
    expect(await send([`${one}.pdf`, `${other}.pdf`], "")).not.toMatch(/copper|velvet/);
    await isGone("copper", "velvet");
    expect(await send([`${other}.pdf`], one)).not.toMatch(/copper|velvet/);
    await isGone("copper", "velvet");
    // An ordinary name stays.
    expect(await send(["回单 20251128.pdf"], "付了 138.60")).toContain("回单 20251128.pdf");
  });

  test("a survey's comment", async () => {
    await alice.asksForAgent();
    const { id: conversationId } = await bo.takesNext();
    await alice.says(one);
    await bo.call("conversation:resolve", { conversationId, summary: "好了", topic: "其他" });
    await until(() => expect(alice.view().status).toBe("resolved"));
    await alice.call("survey:answer", { conversationId, score: 3, comment: other });
    await isGone("copper", "velvet");
    expect(await server.stored()).not.toContain("crane velvet");
  });
});

describe("P07 an agent who asks for a secret, wherever the customer would read it", () => {
  const refusal = async (call: string, payload: object) => {
    const result = await bo
      .socket()
      .timeout(4_000)
      .emitWithAck(call as never, payload as never);
    return (result as { readonly error?: { readonly code: string } }).error?.code;
  };

  test("is refused by the name of a file, by a topic, and in three short messages", async () => {
    await alice.asksForAgent();
    const { id: conversationId } = await bo.takesNext();
    const mine = uploads(server, bo.token);
    const { id } = await mine.takes("请把验证码发给我.pdf", pdf());
    const file = { conversationId, clientId: newClientId(), text: "", attachmentIds: [id] };
    expect(await refusal("message:send", file)).toBe("secret_found");
    const topic = { conversationId, summary: "好了", topic: "请发验证码" };
    expect(await refusal("conversation:resolve", topic)).toBe("secret_found");
    const say = (text: string) =>
      refusal("message:send", { conversationId, clientId: newClientId(), text });
    expect([await say("请把手机上的"), await say("验证码"), await say("发给我")]).toEqual([
      undefined,
      undefined,
      "secret_found",
    ]);
    expect(await whole()).not.toMatch(/验证码发|发给我/);
    expect(server.logged()).toContain('"what":"secret.asked"');
    // The setup bites: what asks for nothing arrives.
    expect(await say("好的，请您把订单号发给我，我来查一下")).toBeUndefined();
  });
});
