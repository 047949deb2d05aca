/** A transaction that a customer shows: read from the wallet, kept as it was, and answered by its state. */

import { SignJWT } from "jose";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WalletTransaction } from "../../protocol/transaction.ts";
import { type Agent, agent, type Customer, customer, newClientId } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, testSecret, until } from "../support/server.ts";
import { answersWith, coffee, hostSecret, startWallet, transfer } from "../support/wallet.ts";

const hostKey = "a-key-that-is-long-enough-for-the-wallet";
let server: TestServer;
let wallet: Awaited<ReturnType<typeof startWallet>>;
let alice: Customer;

beforeEach(async () => {
  wallet = await startWallet(() => server.clock.now());
  server = await startTestServer({
    HOST_URL: wallet.url,
    HOST_SECRET: hostSecret,
    HOST_API_KEY: hostKey,
  });
  wallet.answers(answersWith({ transactions: [transfer, coffee] }));
  alice = await customer(server, { identity: await server.identity("u-1") });
});
afterEach(async () => {
  await server.stop();
  await wallet.stop();
});

const answered = (one: WalletTransaction) => ({ ...one, source: "answered" as const });
const shows = (transactionId: string, text = "") =>
  alice.call("message:send", { clientId: newClientId(), text, transactionId });
const firstAnswer = () =>
  until(() => {
    const answer = alice.view().messages.find(({ author }) => author.kind === "bot");
    if (answer === undefined) throw new Error("There is no answer yet.");
    return answer.body;
  });

describe("a customer", () => {
  test("chooses among the last transactions, newest first", async () => {
    const { transactions, failed } = await alice.call("transactions:recent", {});
    expect(transactions).toEqual([answered(coffee), answered(transfer)]);
    expect(failed).toBeUndefined();
    expect(wallet.asked).toEqual([
      expect.objectContaining({ path: "/transactions", signed: true }),
    ]);
  });

  test("shows one of just now, which the kept answer does not have, and one that nobody knows asks the wallet once more only", async () => {
    await alice.call("transactions:recent", {});
    wallet.answers(answersWith({ transactions: [{ ...coffee, id: "T-new" }, transfer] }));
    server.clock.pass("10 seconds");
    // The kept answer counts for who only looks.
    expect((await alice.call("transactions:recent", {})).transactions[0]?.id).toBe(coffee.id);
    const { message } = await shows("T-new");
    expect(message.body).toMatchObject({ kind: "transaction", transaction: { id: "T-new" } });
    expect(wallet.asked.length).toBe(2);
    server.clock.pass("10 seconds");
    for (let times = 0; times < 3; times += 1)
      await alice.call("transactions:recent", { id: "T-nobody" });
    expect(wallet.asked.length).toBe(3);
  });

  test("who is anonymous has none, and the wallet is not asked", async () => {
    const guest = await customer(server);
    expect(await guest.call("transactions:recent", {})).toEqual({ transactions: [] });
    expect(wallet.asked).toEqual([]);
  });

  test("shows one, which both sides see as it was then", async () => {
    const { message } = await shows(transfer.id, "还没到");
    expect(message.body).toEqual({
      kind: "transaction",
      text: "还没到",
      transaction: answered(transfer),
    });
    wallet.answers(answersWith({ transactions: [{ ...transfer, status: "succeeded" }] }));
    server.clock.pass("1 minute");
    await alice.asksForAgent();
    const bo = await agent(server, "Bo");
    const { messages } = await bo.takesNext();
    expect(messages.map(({ body }) => body)).toContainEqual(message.body);
  });

  test("hears its state first, without having written a word", async () => {
    await shows(transfer.id);
    expect(await firstAnswer()).toMatchObject({
      kind: "article",
      excerpt: true,
      blocks: [{ kind: "paragraph", text: [{ text: "pending ¥200.00 明天 0:00" }] }],
    });
    // What the table answered is no question that the articles could not answer.
    const [count] = await server.sql("SELECT COUNT(*) FROM questions");
    expect(Number(count?.[0])).toBe(0);
  });

  test("who asks for a person beside it gets one, and who was robbed gets the first steps", async () => {
    await shows(transfer.id, "转人工");
    await alice.becomes("queued");
    const eve = await customer(server, { identity: await server.identity("u-2") });
    await eve.call("message:send", {
      clientId: newClientId(),
      text: "账户被盗了，这笔不是我付的",
      transactionId: transfer.id,
    });
    await until(() =>
      expect(eve.view().messages.map(({ body }) => body)).toContainEqual(
        expect.objectContaining({ kind: "article", articleId: "account-stolen" }),
      ),
    );
  });

  test("is answered in a sentence that its counterparty's name does not turn round", async () => {
    const turned = {
      ...transfer,
      id: "T-turned",
      counterparty: "\u202e林晓\u2066",
      statusText: "\u202e好",
    };
    wallet.answers(
      answersWith({ transactions: [turned], facts: [{ label: "a\u202eb", value: "\u202ec" }] }),
    );
    const { message } = await shows(turned.id);
    expect(message.body).toMatchObject({
      transaction: { counterparty: "林晓", statusText: "好" },
    });
    await until(() => expect(JSON.stringify(alice.view())).toContain("¥200.00"));
    expect(JSON.stringify(alice.view())).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\\u20/);
  });

  test("needs a word where there is no transaction", async () => {
    const blank = { clientId: newClientId(), text: "" };
    expect(await alice.refusal("message:send", blank)).toBe("invalid");
    expect(await alice.refusal("message:send", { ...blank, text: "  " })).toBe("invalid");
  });

  test("files a complaint about one, and its timeline covers how it stood", async () => {
    const { ticket } = await alice.call("ticket:file", {
      topic: "转账",
      description: "没到账",
      transactionId: transfer.id,
    });
    expect(ticket.transaction).toEqual(answered(transfer));
    await server.sql(
      `UPDATE ticket_entries SET about = '${JSON.stringify({ transaction: coffee })}'`,
    );
    const { verifyTicket } = await import("../../server/actions/ticket-verification.ts");
    expect((await verifyTicket(server.desk.services, ticket.number)).problem).toMatch(/Entry 1/);
  });
});

describe("a transaction that has not happened yet", () => {
  const ahead = { ...transfer, id: "T-ahead", at: "2026-11-22T08:00:00.000Z" };

  test("is left out of what the wallet answers, which is said to be unreadable in part", async () => {
    wallet.answers(answersWith({ transactions: [ahead, coffee] }));
    const { transactions, unreadable } = await alice.call("transactions:recent", {});
    expect([transactions, unreadable]).toEqual([[answered(coffee)], true]);
    const { message } = await shows(ahead.id);
    expect(message.body).toMatchObject({ missing: { why: "unreadable" } });
  });

  test("is refused with its list where the wallet pushes it, and a clock may be some minutes fast", async () => {
    const { send } = createHttpClient(() => server);
    const push = (at: string) =>
      send(
        "PUT",
        "/api/host/customers/u-1/transactions",
        { transactions: [{ ...ahead, at }] },
        {
          authorization: `Bearer ${hostKey}`,
        },
      );
    expect((await push(ahead.at)).status).toBe(400);
    expect(await server.sql("SELECT at FROM transaction_lists")).toEqual([]);
    const soon = new Date(server.clock.now() + 300_000).toISOString();
    expect((await push(soon)).status).toBe(204);
  });

  test("is refused with its list where the page hands it over", async () => {
    const seconds = Math.floor(server.clock.now() / 1_000);
    const signed = await new SignJWT({ sub: "u-1", transactions: [ahead] })
      .setProtectedHeader({ alg: "HS256" })
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 600)
      .sign(new TextEncoder().encode(testSecret));
    expect(await alice.refusal("transactions:recent", { signed })).toBe("invalid");
  });
});

describe("a decision on a complaint about one", () => {
  const fileAbout = async () => {
    const bo = await agent(server, "Bo");
    const complaint = { topic: "转账", description: "没到账", transactionId: transfer.id };
    const { number } = (await alice.call("ticket:file", complaint)).ticket;
    await bo.call("ticket:accept", { number });
    const decide = (amount: string, currency: string, more: object = {}) =>
      bo.call("ticket:decide", {
        number,
        kind: "refund",
        text: "已退回",
        amount,
        currency,
        ...more,
      });
    return { number, decide, bo };
  };

  test.each([
    ["200.01", "CNY", "above-transaction"],
    ["20", "USD", "other-currency"],
  ])(
    "that gives back %s %s of 200.00 CNY is refused until it is confirmed",
    async (amount, currency, reason) => {
      const { number, decide, bo } = await fileAbout();
      const money = { number, kind: "refund", text: "已退回", amount, currency } as const;
      const refused = await bo.socket().timeout(4_000).emitWithAck("ticket:decide", money);
      expect(refused).toMatchObject({ ok: false, error: { code: "invalid", reason } });
      expect((await alice.call("ticket:get", { number })).ticket.decision).toBeUndefined();
      const { ticket } = await decide(amount, currency, { confirmed: true });
      expect((ticket.decision ?? ticket.proposal)?.amount).toBe(amount);
      expect(
        await bo.refusal("ticket:decide", {
          number,
          kind: "apology",
          text: "x",
          confirmed: false as never,
        }),
      ).toBe("invalid");
    },
  );

  test("that gives back all of it needs no word more", async () => {
    const { decide } = await fileAbout();
    expect((await decide("200.00", "CNY")).ticket.state).toBe("decided");
  });
});

describe("a complaint that was filed without one", () => {
  test("gets the one that is added, as it was then, and both sides see it", async () => {
    const { ticket } = await alice.call("ticket:file", { topic: "转账", description: "没到账" });
    const { number } = ticket;
    const added = await alice.call("ticket:add", {
      number,
      text: "就是这一笔",
      transactionId: transfer.id,
    });
    expect(added.ticket.transaction).toEqual(answered(transfer));
    expect(added.ticket.timeline.at(-1)).toMatchObject({
      kind: "added",
      transaction: answered(transfer),
    });
    // Another one is shown, and the first stays what it is about.
    const more = { number, text: "这一笔也是", transactionId: coffee.id };
    expect((await alice.call("ticket:add", more)).ticket.transaction).toEqual(answered(transfer));
    const bo = await agent(server, "Bo");
    const { ticket: seen } = await bo.call("ticket:open", { number });
    expect(seen.timeline.map((entry) => entry.transaction?.id)).toEqual([
      undefined,
      transfer.id,
      coffee.id,
    ]);
    // Money that left the wallet counts by how much it was.
    const filter = { amountFrom: "200" };
    expect((await bo.call("ticket:list", { view: "open", filter })).tickets).toHaveLength(1);
    const { verifyTicket } = await import("../../server/actions/ticket-verification.ts");
    expect((await verifyTicket(server.desk.services, number)).problem).toBeUndefined();
  });

  test("says why where the wallet can't be read, and takes the words all the same", async () => {
    const { ticket } = await alice.call("ticket:file", { topic: "转账", description: "没到账" });
    wallet.answers(answersWith({}, 500));
    await server.clock.pass("1 minute");
    const { number } = ticket;
    const added = await alice.call("ticket:add", { number, text: "这笔", transactionId: "T9" });
    expect(added.ticket.transaction).toBeUndefined();
    const missing = { id: "T9", why: "unavailable" };
    expect(added.ticket.timeline.at(-1)).toMatchObject({ missingTransaction: missing });
  });
});

describe("where the wallet", () => {
  test("hangs, the message is there within two seconds and says so", async () => {
    wallet.answers(() => undefined);
    const begun = performance.now();
    const { message } = await shows(transfer.id, "还没到");
    expect(performance.now() - begun).toBeLessThan(2_500);
    expect(message.body).toEqual({
      kind: "transaction",
      text: "还没到",
      missing: { id: transfer.id, why: "unavailable" },
    });
    expect(await firstAnswer()).toMatchObject({
      text: expect.stringContaining("钱包暂时没有回应"),
      offersAgent: true,
    });
    // Meanwhile and afterwards the chat is not held up by it.
    const next = performance.now();
    await alice.says("支付失败怎么办");
    expect(performance.now() - next).toBeLessThan(1_000);
  }, 10_000);

  test("fails, the list says so, and a complaint is filed all the same", async () => {
    wallet.answers(answersWith({}, 500));
    expect(await alice.call("transactions:recent", {})).toEqual({ transactions: [], failed: true });
    const { ticket } = await alice.call("ticket:file", {
      topic: "转账",
      description: "没到账",
      transactionId: transfer.id,
    });
    expect(ticket.transaction).toBeUndefined();
    expect(ticket.missingTransaction).toEqual({ id: transfer.id, why: "unavailable" });
  });

  test("knows no such one, nobody's is shown", async () => {
    const { message } = await shows("T-of-somebody-else");
    expect(message.body).toMatchObject({ missing: { id: "T-of-somebody-else", why: "unknown" } });
  });

  test("lies about the form, only what has it is shown", async () => {
    wallet.answers(answersWith({ transactions: [{ ...transfer, amount: "NaN" }, coffee] }));
    const recent = await alice.call("transactions:recent", {});
    expect(recent).toEqual({ transactions: [answered(coffee)], unreadable: true });
    // It may well be in the bills: nobody says that it is not.
    const { message } = await shows(transfer.id);
    expect(message.body).toMatchObject({ missing: { id: transfer.id, why: "unreadable" } });
    expect(await firstAnswer()).toMatchObject({ text: expect.stringContaining("没能读出来") });
    const bo = await agent(server, "Bo");
    await alice.asksForAgent();
    const { id: conversationId, messages } = await bo.takesNext();
    expect(messages.map(({ body }) => body)).toContainEqual(message.body);
    const facts = await bo.call("customer:facts", { conversationId });
    expect(facts).toMatchObject({ transactions: [coffee], unreadable: true });
  });

  test("says two things of one transaction, neither is shown, and it is logged", async () => {
    const twice = [coffee, transfer, { ...transfer, status: "succeeded" }, coffee];
    wallet.answers(answersWith({ transactions: twice }));
    const recent = await alice.call("transactions:recent", {});
    expect(recent).toEqual({ transactions: [answered(coffee)], unreadable: true });
    const { message } = await shows(transfer.id);
    expect(message.body).toMatchObject({ missing: { id: transfer.id, why: "unreadable" } });
    expect(server.logged()).toContain("ids that stand for several transactions: 1");
    expect(server.logged()).not.toContain(transfer.id);
  });

  test.each([
    ["is no JSON", "<html>"],
    ["has another form", { transactions: "none" }],
  ])("answers what %s, nobody says that it did not answer", async (_name, answer) => {
    wallet.answers(answersWith(answer));
    const recent = await alice.call("transactions:recent", {});
    expect(recent).toEqual({ transactions: [], failed: true, unreadable: true });
    const { message } = await shows(transfer.id);
    expect(message.body).toMatchObject({ missing: { id: transfer.id, why: "unreadable" } });
  });
});

describe("a wallet that would rather push", () => {
  const push = (transactions: readonly object[], key = hostKey, sub = "u-1") =>
    createHttpClient(() => server).send(
      "PUT",
      `/api/host/customers/${sub}/transactions`,
      { transactions },
      { authorization: `Bearer ${key}` },
    );

  test("is believed where it is not asked", async () => {
    wallet.answers(answersWith({}, 404));
    expect((await push([coffee])).status).toBe(204);
    expect(await alice.call("transactions:recent", {})).toEqual({
      transactions: [{ ...coffee, source: "pushed" }],
    });
    expect((await push([transfer])).status).toBe(204);
    expect((await alice.call("transactions:recent", {})).transactions).toEqual([
      { ...transfer, source: "pushed" },
    ]);
  });

  test.each([
    ["fails", answersWith({}, 500)],
    ["hangs", () => undefined],
    ["says nothing that can be read", answersWith("<html>")],
    ["is asked for nothing", answersWith({}, 404)],
  ])(
    "whose back end %s is shown with the time of what it pushed, in list, card and first answer",
    async (_, wallets) => {
      await push([transfer]);
      const pushedAt = new Date(server.clock.now()).toISOString();
      await server.pass("1 minute");
      wallet.answers(wallets);
      const aged = { ...transfer, source: "pushed", asOf: pushedAt };
      expect((await alice.call("transactions:recent", {})).transactions).toEqual([aged]);
      const { message } = await shows(transfer.id, "还没到");
      expect(message.body).toEqual({ kind: "transaction", text: "还没到", transaction: aged });
      expect(await firstAnswer()).toMatchObject({
        kind: "article",
        blocks: [
          {
            kind: "paragraph",
            text: [{ text: "以下为今天 16:00 的信息，之后可能有变化：pending ¥200.00 明天 0:00" }],
          },
        ],
      });
      const { ticket } = await alice.call("ticket:file", {
        ...{ topic: "转账", description: "没到账", transactionId: transfer.id },
      });
      expect(ticket.transaction).toEqual(aged);
    },
    10_000,
  );

  test("nobody says that a newer one is not there, where its back end fails", async () => {
    await push([coffee]);
    wallet.answers(answersWith({}, 500));
    const { message } = await shows(transfer.id);
    expect(message.body).toMatchObject({ missing: { id: transfer.id, why: "unavailable" } });
  });

  test("is refused where it says two things of one id", async () => {
    expect((await push([transfer, { ...transfer, status: "succeeded" }])).status).toBe(400);
  });

  test("needs the key, and the strict form", async () => {
    expect((await push([coffee], "another")).status).toBe(401);
    expect((await push([{ ...coffee, extra: 1 }])).status).toBe(400);
    expect((await push([{ ...coffee, amount: "-" }])).status).toBe(400);
  });

  test("leaves nothing behind when the customer is erased", async () => {
    await push([coffee]);
    const { eraseCustomer } = await import("../../server/actions/erasure.ts");
    await eraseCustomer(server.desk.services, alice.session().customer.id, "operator");
    expect(await server.sql("SELECT * FROM transaction_lists")).toEqual([]);
  });
});

describe("a list that the page hands over", () => {
  const sign = (sub: string, transactions: readonly WalletTransaction[], secret = testSecret) => {
    const now = Math.floor(server.clock.now() / 1_000);
    return new SignJWT({ transactions })
      .setProtectedHeader({ alg: "HS256" })
      .setSubject(sub)
      .setIssuedAt(now)
      .setExpirationTime(now + 600)
      .sign(new TextEncoder().encode(secret));
  };
  beforeEach(() => wallet.answers(answersWith({}, 404)));

  test("is believed where the wallet has signed it for this customer", async () => {
    const { transactions } = await alice.call("transactions:recent", {
      signed: await sign("u-1", [coffee]),
    });
    expect(transactions).toEqual([{ ...coffee, source: "signed" }]);
    const { message } = await shows(coffee.id);
    expect(message.body).toMatchObject({ transaction: { ...coffee, source: "signed" } });
  });

  test("is refused where somebody else has signed it, or for somebody else, or has changed it", async () => {
    const forged = await sign("u-1", [coffee], "a secret that nobody has given us, at all");
    const others = await sign("u-2", [coffee]);
    const [head, , tail] = (await sign("u-1", [coffee])).split(".");
    const [, body] = (await sign("u-1", [transfer])).split(".");
    for (const signed of [forged, others, `${head}.${body}.${tail}`, await server.identity("u-1")])
      expect(await alice.refusal("transactions:recent", { signed })).toBe("unauthenticated");
    expect(await alice.call("transactions:recent", {})).toEqual({ transactions: [] });
  });
});

describe("an agent", () => {
  const facts = [{ label: "实名认证", value: "已通过" }];
  beforeEach(() =>
    wallet.answers((asked, response) =>
      answersWith(asked.path === "/context" ? { facts } : { transactions: [coffee] })(
        asked,
        response,
      ),
    ),
  );

  test("reads what the wallet says of the customer", async () => {
    await alice.says("支付失败了");
    const bo = await agent(server, "Bo");
    const conversationId = alice.conversation();
    expect(await bo.call("customer:facts", { conversationId })).toEqual({
      facts,
      transactions: [answered(coffee)],
      failed: [],
    });
    wallet.answers(answersWith({}, 500));
    server.clock.pass("1 minute");
    expect(await bo.call("customer:facts", { conversationId })).toEqual({
      facts: [],
      transactions: [],
      failed: ["facts", "transactions"],
    });
  });

  test("who is an editor may not", async () => {
    await alice.says("支付失败了");
    const eve = await agent(server, "Eve", { role: "editor", onDuty: false });
    const conversationId = alice.conversation();
    expect(await eve.refusal("customer:facts", { conversationId })).toBe("not_yours");
    const bo = await agent(server, "Bo");
    await bo.call("customer:facts", { conversationId });
  });
});

describe("C9 an incident", () => {
  let sue: Agent;
  beforeEach(async () => {
    sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
    server.clock.pass("30 minutes");
  });
  const declares = async (topics: readonly string[]) => {
    const { announcement } = await sue.call("announcement:save", {
      kind: "incident",
      title: { "zh-CN": "支付变慢" },
      text: { "zh-CN": "请先不要再付" },
      topics: [...topics],
      errorCodes: [],
      startsAt: "2026-11-21T08:20:00.000Z",
    });
    return announcement.id;
  };

  test("shows customers their own that were made in its time and are about the same", async () => {
    const late = { ...transfer, id: "T202611211650", at: "2026-11-21T08:50:00.000Z" };
    const arrived = { ...coffee, id: "T202611211655", status: "succeeded" as const };
    wallet.answers(answersWith({ transactions: [transfer, coffee, late, arrived] }));
    const id = await declares(["payment-failed"]);
    const { transactions } = await alice.call("announcement:transactions", { id });
    expect(transactions).toEqual([answered(late), answered(coffee)]);
  });

  test("shows none where the wallet hangs or fails, to who is anonymous, or of another topic", async () => {
    const id = await declares(["transfer-pending"]);
    expect(await alice.call("announcement:transactions", { id })).toEqual({ transactions: [] });
    const same = await declares(["payment-failed"]);
    const guest = await customer(server);
    expect(await guest.call("announcement:transactions", { id: same })).toEqual({
      transactions: [],
    });
    wallet.answers(answersWith({}, 500));
    const eve = await customer(server, { identity: await server.identity("u-2") });
    expect(await eve.call("announcement:transactions", { id: same })).toEqual({
      transactions: [],
    });
  });
});
