/** What agents find again: over all conversations and customers. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AgentRole } from "../../protocol/desk.ts";
import type { SearchResults } from "../../protocol/search.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let bo: Agent;
beforeEach(async () => {
  server = await startTestServer();
  bo = await agent(server, "Bo");
});
afterEach(() => server.stop());

const { send } = createHttpClient(() => server);
const ask = (query: Readonly<Record<string, string>>, token = bo.token) =>
  send("GET", `/api/agent/search?${new URLSearchParams(query)}`, undefined, {
    authorization: `Bearer ${token}`,
  });
const search = async (q: string, more = {}): Promise<SearchResults> => {
  const response = await ask({ q, ...more });
  expect(response.status).toBe(200);
  return response.json();
};
/** The conversations that are found. */
const found = async (q: string, more = {}) =>
  (await search(q, more)).conversations.map(({ row }) => row.id);
const indexed = () => server.pass("4 seconds");
const says = async (...texts: string[]): Promise<Customer> => {
  const one = await customer(server);
  for (const text of texts) await one.says(text);
  return one;
};

test("A9 two characters, a part of a sentence, a word and a code find what was said, whoever said it", async () => {
  const alice = await says("下午转给房东的钱到现在没到账");
  const ben = await says("ERR PAY-1001, my landlord is waiting");
  await ben.asksForAgent();
  await bo.takes(ben.conversation());
  await bo.says(ben.conversation(), "已经查到这笔提现");
  expect(await found("房东")).toEqual([]);
  await indexed();
  expect(await found("房东")).toEqual([alice.conversation()]);
  expect(await found("没到账 房东")).toEqual([alice.conversation()]);
  expect(await found("房到")).toEqual([]);
  expect(await found("landl")).toEqual([ben.conversation()]);
  expect(await found("pay-1001")).toEqual([ben.conversation()]);
  expect(await found("提现")).toEqual([ben.conversation()]);
  expect(await found("房东 landlord")).toEqual([]);
  const [first] = (await search("房东")).conversations;
  expect(first?.matches).toEqual([
    { seq: 1, at: expect.any(String), author: "customer", text: "下午转给房东的钱到现在没到账" },
  ]);
});

test("A9 what was written in traditional characters is found by simplified ones, and the other way round", async () => {
  const alice = await says("轉帳給房東還沒到");
  const ben = await says("验证码一直收不到");
  await indexed();
  expect(await found("转帐 还没到")).toEqual([alice.conversation()]);
  expect(await found("驗證碼")).toEqual([ben.conversation()]);
});

test("A9 a customer's name and a word that was said find the conversation together", async () => {
  const named = async (subject: string, name: string, ...texts: string[]) => {
    const identity = await server.identity(subject, { name, phoneMasked: "138****2046" });
    const one = await customer(server, { identity });
    for (const text of texts) await one.says(text);
    return one;
  };
  const lin = await named("u-1", "林晓", "下午转给房东的钱没到账", "房东一直在催");
  const tan = await named("u-2", "Michael Tan", "my landlord is waiting");
  await named("u-3", "王伟", "房东在催");
  await says("林晓是我的房东");
  await bo.call("note:add", { conversationId: lin.conversation(), text: "已联系招行" });
  await indexed();
  const [first] = (await search("林晓 房东")).conversations;
  expect(first?.row.id).toBe(lin.conversation());
  expect(first?.matches.map(({ seq }) => seq).length).toBe(2);
  for (const q of ["林晓 招行", "房东 林晓 没到账", "2046 下午", "轉給 林晓", "林晓 房东 在催"])
    expect([q, (await found(q)).includes(lin.conversation())]).toEqual([q, true]);
  expect(await found("轉帳給 林晓")).toEqual([]);
  expect(await found("Michael Tan landlord")).toEqual([tan.conversation()]);
  expect(await found("landlord Tan")).toEqual([tan.conversation()]);
  expect(await found("林晓 landlord")).toEqual([]);
  const { counts } = await search("林晓 房东");
  expect(counts?.conversations).toEqual({ count: 2, atLeast: false });
  expect(await found("林晓 房东", { topic: "别的" })).toEqual([]);
});

test("A9 with a name that many have, whoever said the word is asked for the name", async () => {
  const talks = async (index: number, text: string) => {
    const identity = await server.identity(`u-${index}`, { name: "王伟" });
    const one = await customer(server, { identity });
    await one.says(text);
    return one.conversation();
  };
  const oldest = await talks(0, "鲸鱼牌充电宝");
  for (let index = 1; index <= 20; index += 1) {
    server.clock.pass("1 second");
    await talks(index, "押金");
  }
  await says("鲸鱼也是我的");
  await indexed();
  expect(await found("王伟 鲸鱼")).toEqual([oldest]);
});

test("A9 帳 and 账 find each other, in what was said and in articles", async () => {
  const alice = await says("轉帳給房東一直沒到帳，銀行帳戶餘額也不對");
  const ben = await says("转账给房东一直没到账，银行账户余额也不对");
  await indexed();
  const both = [alice.conversation(), ben.conversation()].toSorted();
  for (const q of ["转账", "轉帳", "转帐", "账户", "帳戶", "没到账 帳戶", "賬"])
    expect([q, (await found(q)).toSorted()]).toEqual([q, both]);
  const articles = async (q: string) => (await search(q)).articles.map(({ id }) => id);
  expect(await articles("转账")).not.toEqual([]);
  expect((await articles("轉帳")).toSorted()).toEqual((await articles("转账")).toSorted());
});

test("A9 the wallet's own id, and the number that agents see, find the customer", async () => {
  const lin = await customer(server, { identity: await server.identity("u-甲", { name: "林晓" }) });
  await lin.says("你好呀");
  const ben = await says("在吗");
  await indexed();
  const [first] = (await search("u-甲")).customers;
  expect(first).toMatchObject({ customer: { name: "林晓" }, conversationId: lin.conversation() });
  const id = String(first?.customer.id);
  for (const q of [id.slice(0, 8), id.slice(0, 8).toUpperCase(), id, " u-甲 "])
    expect((await search(q)).customers.map(({ customer }) => customer.id)).toEqual([id]);
  expect((await search(id.slice(0, 7))).customers).toEqual([]);
  expect((await search("u-")).customers).toEqual([]);
  expect(ben.conversation()).toBeDefined();
});

test("A9 a name, a phone number and a ticket's number find the customer and the ticket", async () => {
  const identity = await server.identity("u-1", { name: "林晓", phoneMasked: "138****2046" });
  const lin = await customer(server, { identity });
  await lin.says("你好呀");
  const { ticket } = await lin.call("ticket:file", { topic: "支付", description: "没到账" });
  await indexed();
  for (const q of ["林晓", "林", "2046", "138"]) {
    const { customers } = await search(q);
    expect(customers, q).toMatchObject([
      { customer: { name: "林晓", verified: true }, conversationId: lin.conversation() },
    ]);
  }
  expect((await search("林晓")).tickets).toMatchObject([{ number: ticket.number }]);
  expect((await search(ticket.number)).tickets).toMatchObject([{ number: ticket.number }]);
  expect((await search("支付失败")).articles.length).toBeGreaterThan(0);
});

test.each([
  [
    "138****2046",
    [
      "2046",
      "046",
      "04",
      "138",
      "38",
      "1382046",
      "13812342046",
      "138 1234 2046",
      "+86 138-1234-2046",
    ],
  ],
  ["+86 138 **** 2046", ["2046", "13812342046", "86 2046", "+8613812342046"]],
  ["+65****4410", ["4410", "+6591234410", "65"]],
  ["**2046", ["2046", "46"]],
])(
  "A9 %s is found by any part of what is known of it, and by the whole number",
  async (phoneMasked, queries) => {
    const identity = await server.identity("u-1", { phoneMasked });
    await customer(server, { identity });
    await customer(server, {
      identity: await server.identity("u-2", { phoneMasked: "139****7711" }),
    });
    await indexed();
    for (const q of queries)
      expect((await search(q)).customers, q).toMatchObject([{ phoneMasked }]);
  },
);

test("A9 a number that differs in what is known, and what the mask hides, find nobody", async () => {
  const identity = await server.identity("u-1", { phoneMasked: "138****2046" });
  await customer(server, { identity });
  await indexed();
  for (const q of ["13812342047", "13912342046", "1234", "138 2047", "2046138", "6"])
    expect((await search(q)).customers, q).toEqual([]);
});

test("A9 an article is found by its words, and by no name, number or word that is in none", async () => {
  expect((await search("支付失败")).articles.length).toBeGreaterThan(0);
  for (const q of ["鲸鱼", "2046", "林晓", "xylophone"])
    expect((await search(q)).articles, q).toEqual([]);
});

test("A9 the first page counts what was found, and says where nobody counted on", async () => {
  const identity = await server.identity("u-1", { name: "房东太太" });
  const owner = await customer(server, { identity });
  await owner.says("您好");
  for (let number = 0; number < 24; number += 1) await says(`房东${number}号`);
  await indexed();
  const { counts, cursor } = await search("房东");
  expect(counts).toEqual({
    conversations: { count: 24, atLeast: false },
    customers: { count: 1, atLeast: false },
    tickets: { count: 0, atLeast: false },
    articles: { count: expect.any(Number), atLeast: false },
  });
  expect((await search("房东", { cursor })).counts).toBeUndefined();
  // Two hundred messages are looked at for one page.
  for (let number = 0; number < 45; number += 1)
    await says(...Array.from({ length: 6 }, (_, n) => `押金${number}第${n}次`));
  await indexed();
  await indexed();
  const { conversations } = (await search("押金")).counts ?? {};
  expect(conversations).toEqual({ count: expect.any(Number), atLeast: true });
  expect(conversations?.count).toBeLessThan(45);
  expect(conversations?.count).toBeGreaterThanOrEqual(20);
});

test("A9 topic, agent, tag and time narrow it down", async () => {
  const alice = await says("押金三百块");
  const ben = await says("押金五百块");
  await ben.asksForAgent();
  await bo.takes(ben.conversation());
  await bo.call("tag:set", { conversationId: ben.conversation(), tags: ["招行%积压"] });
  await bo.resolves(ben.conversation());
  await indexed();
  expect((await found("押金")).sort()).toEqual([alice.conversation(), ben.conversation()].sort());
  expect(await found("押金", { agent: bo.id })).toEqual([ben.conversation()]);
  expect(await found("押金", { topic: "支付" })).toEqual([ben.conversation()]);
  expect(await found("押金", { topic: "别的" })).toEqual([]);
  expect(await found("押金", { tag: "招行%积压" })).toEqual([ben.conversation()]);
  expect(await found("押金", { tag: "招行x积压" })).toEqual([]);
  const later = new Date(server.clock.now() + 86_400_000).toISOString();
  expect(await found("押金", { from: later })).toEqual([]);
  expect(await found("押金", { to: later })).toHaveLength(2);
});

test("A9 how it has ended narrows it down: with the bot, with an agent, unsolved, with a complaint, or not yet", async () => {
  const [open, solved, unsolved] = [
    await says("押金甲"),
    await says("押金乙"),
    await says("押金丙"),
  ] as const;
  for (const one of [solved, unsolved]) {
    await one.asksForAgent();
    await bo.takes(one.conversation());
    await bo.resolves(one.conversation());
  }
  await unsolved.call("survey:answer", {
    conversationId: unsolved.conversation(),
    score: 2,
    resolved: false,
  });
  const filed = await says("押金丁");
  await filed.call("ticket:file", { topic: "支付", description: "押金没退" });
  await indexed();
  const ids = (outcome: string) => found("押金", { outcome });
  expect(await ids("agent")).toEqual([solved.conversation()]);
  expect(await ids("unsolved")).toEqual([unsolved.conversation()]);
  expect(await ids("ticket")).toEqual([filed.conversation()]);
  expect((await ids("open")).sort()).toEqual([filed.conversation(), open.conversation()].sort());
  expect(await ids("bot")).toEqual([]);
  expect((await ask({ q: "押金", outcome: "won" })).status).toBe(400);
});

test("A9 by relevance those stand first in which it was said most often, on all pages once", async () => {
  const often = await says("租约到期", "租约在这里", "租约的照片");
  const twice = await says("租约", "还是租约");
  for (let number = 0; number < 20; number += 1) await says(`租约${number}号`);
  await indexed();
  const first = await search("租约", { order: "relevance" });
  expect(first.conversations.slice(0, 2).map(({ row }) => row.id)).toEqual([
    often.conversation(),
    twice.conversation(),
  ]);
  expect((await found("租约"))[0]).not.toBe(often.conversation());
  expect(first.counts?.conversations).toEqual({ count: 22, atLeast: false });
  const second = await search("租约", { order: "relevance", cursor: first.cursor });
  const ids = [...first.conversations, ...second.conversations].map(({ row }) => row.id);
  expect([ids.length, new Set(ids).size, second.cursor]).toEqual([22, 22, undefined]);
});

test("A9 a colleague's note is found beside what was said, until its words are taken away", async () => {
  const alice = await says("在吗");
  const id = alice.conversation();
  const { note } = await bo.call("note:add", {
    conversationId: id,
    text: "招行通道积压noterocanary",
  });
  await bo.call("note:add", { conversationId: id, text: "明天再看" });
  await indexed();
  const [one] = (await search("通道")).conversations;
  expect([one?.row.id, one?.matches, one?.notes]).toEqual([
    id,
    [],
    [{ id: note.id, at: note.at, text: "招行通道积压noterocanary" }],
  ]);
  expect(await found("明天再看")).toEqual([id]);
  await bo.call("note:redact", { conversationId: id, noteId: note.id });
  expect(await found("通道")).toEqual([]);
  expect(await found("明天再看")).toEqual([id]);
  await until(async () => expect(await server.stored()).not.toContain("noterocanary"));
  await eraseCustomer(server.desk.services, alice.session().customer.id, "operator");
  expect(await found("明天再看")).toEqual([]);
});

test("A9 a search is kept for its own agent: no colleague sees it, nor takes it away", async () => {
  const cy = await agent(server, "Cy", { onDuty: false });
  const as = (token: string) => ({ authorization: `Bearer ${token}` });
  const query = { q: "房东", span: "30", outcome: "unsolved", order: "relevance" };
  const path = "/api/agent/searches";
  const named = { name: "房东催款", query };
  const kept = await (await send("POST", path, named, as(bo.token))).json();
  const search = { id: expect.any(String), name: "房东催款", query };
  expect(kept).toEqual({ search });
  const of = async (token: string) => await (await send("GET", path, undefined, as(token))).json();
  expect([await of(bo.token), await of(cy.token)]).toEqual([
    { searches: [search] },
    { searches: [] },
  ]);
  const removes = (token: string) =>
    send("DELETE", `${path}/${kept.search.id}`, undefined, as(token));
  expect([(await removes(cy.token)).status, (await removes(bo.token)).status]).toEqual([404, 204]);
  expect(await of(bo.token)).toEqual({ searches: [] });
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  for (const [method, body] of [
    ["GET", undefined],
    ["POST", { name: "x", query }],
  ] as const)
    expect((await send(method, path, body, as(ed.token))).status).toBe(403);
  expect((await send("POST", path, { name: "x", query: {} }, as(bo.token))).status).toBe(400);
});

test("A9 pages follow on each other without a gap or a double, a conversation of many hits once", async () => {
  const talker = await says(...Array.from({ length: 5 }, (_, n) => `房租第${n}次`));
  for (let number = 0; number < 24; number += 1) await says(`房租${number}号`);
  await indexed();
  const first = await search("房租");
  expect([first.conversations.length, typeof first.cursor]).toEqual([20, "string"]);
  const second = await search("房租", { cursor: first.cursor });
  const ids = [...first.conversations, ...second.conversations].map(({ row }) => row.id);
  expect([ids.length, new Set(ids).size, second.cursor]).toEqual([25, 25, undefined]);
  expect(ids).toContain(talker.conversation());
});

describe("P09 what is taken away is not found", () => {
  test("a message that was redacted", async () => {
    const alice = await says("我要找人工");
    await alice.asksForAgent();
    await bo.takes(alice.conversation());
    // The bot, which may quote, is silent by now.
    const { seq } = await alice.sends("xylophonecanary 秘密口令");
    await indexed();
    expect(await found("xylophonecanary")).toHaveLength(1);
    const { messages } = await bo.opens(alice.conversation());
    const id = messages.find((one) => one.seq === seq)?.id;
    if (id)
      await bo.call("message:redact", { conversationId: alice.conversation(), messageId: id });
    await indexed();
    expect(await found("xylophonecanary")).toEqual([]);
    expect(await found("口令")).toEqual([]);
    await until(async () => expect(await server.stored()).not.toContain("xylophonecanary"));
  });

  test("a customer who was erased, with name and words", async () => {
    const identity = await server.identity("u-2", { name: "欧阳静" });
    const lin = await customer(server, { identity });
    await lin.says("zylophonecanary 房租");
    await indexed();
    expect((await search("欧阳")).customers).toHaveLength(1);
    await eraseCustomer(server.desk.services, lin.session().customer.id, "operator");
    await indexed();
    expect(await found("zylophonecanary")).toEqual([]);
    expect((await search("欧阳")).customers).toEqual([]);
    await until(async () => expect(await server.stored()).not.toContain("zylophonecanary"));
  });

  test("a secret: only its mask was ever kept", async () => {
    await says("我的密码是 Hunter2024x");
    await indexed();
    expect(await found("Hunter2024x")).toEqual([]);
  });
});

test("A9 a changed name is found by the new one only", async () => {
  const lin = await customer(server, {
    identity: await server.identity("u-3", { name: "旧名字" }),
  });
  await lin.says("在吗");
  await indexed();
  await customer(server, { identity: await server.identity("u-3", { name: "新称呼" }) });
  await indexed();
  expect((await search("旧名")).customers).toEqual([]);
  expect((await search("新称")).customers).toHaveLength(1);
});

test.each<[AgentRole, number]>([
  ["agent", 200],
  ["supervisor", 200],
  ["admin", 200],
  ["editor", 403],
])("S05 an %s gets %d", async (role, status) => {
  const cy = await agent(server, "Cy", { role, onDuty: false });
  expect((await ask({ q: "房东" }, cy.token)).status).toBe(status);
  expect((await ask({ q: "房东" }, "made-up")).status).toBe(401);
});

test.each([
  '" OR "a',
  "NEAR(a b)",
  "terms:x",
  "'); DROP TABLE messages; --",
  "a* b^2 -c",
  "&|!<->",
  "：*",
])("S19 %s is looked for as words", async (q) => {
  const response = await ask({ q });
  expect(response.status).toBe(200);
});

test.each([{ q: "" }, { q: "x".repeat(201) }, { q: "a", from: "yesterday" }, { q: "a", x: "1" }])(
  "%j is refused",
  async (query) => {
    expect((await ask(query)).status).toBeOneOf([400, 413]);
  },
);
