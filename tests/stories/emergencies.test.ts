/** The emergency lane: heard or opened, what was ticked, what the wallet has frozen, and what becomes of it. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lastFreeze } from "../../protocol/last-freeze.ts";
import { verifyTicket } from "../../server/actions/ticket-verification.ts";
import { exactTime } from "../../server/locales/clock-words.ts";
import { agent, type Customer, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";
import { answersWith, hostSecret, startWallet, transfer } from "../support/wallet.ts";

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
  alice = await customer(server, { identity: await server.identity("u-1") });
});
afterEach(async () => {
  await server.stop();
  await wallet.stop();
});
const { send } = createHttpClient(() => server);

const freezes = (answer: object) => wallet.answers(answersWith(answer));
const notices = (of: Customer) =>
  of.view().messages.flatMap(({ body }) => (body.kind === "notice" ? [body.code] : []));
const rowOf = (bo: Awaited<ReturnType<typeof agent>>) => bo.row(alice.conversation());

describe("a customer in an emergency", () => {
  test("is first in line at once, before those who have waited longer", async () => {
    const eve = await customer(server);
    await eve.asksForAgent();
    server.clock.pass("5 minutes");
    await alice.call("emergency:open", { kind: "account-stolen" });
    const bo = await agent(server, "Bo");
    expect((await bo.takesNext()).id).toBe(alice.conversation());
  });

  test("comes after who was in one before, and is not promised the first place", async () => {
    const eve = await customer(server);
    await eve.call("emergency:open", { kind: "account-stolen" });
    server.clock.pass("1 minute");
    await alice.call("emergency:open", { kind: "account-stolen" });
    await until(() => expect(alice.view().queue?.position).toBe(2));
    const said = alice
      .view()
      .messages.flatMap(({ body }) =>
        body.kind === "notice" && body.code === "emergency" ? [body.text] : [],
      );
    expect(said).toEqual(["已打开紧急处理，紧急情况优先接待"]);
  });

  test("opens it again as often as they like, and it stays one", async () => {
    const { emergency } = await alice.call("emergency:open", {});
    server.clock.pass("1 minute");
    const again = await alice.call("emergency:open", {});
    expect(again.emergency).toEqual(emergency);
    expect(notices(alice).filter((code) => code === "emergency")).toHaveLength(1);
  });

  test("names what has happened later, and the clock goes on from the first word", async () => {
    const { emergency } = await alice.call("emergency:open", {});
    expect(emergency.kind).toBe("account-stolen");
    server.clock.pass("1 minute");
    const named = await alice.call("emergency:open", { kind: "unauthorized-transaction" });
    expect(named.emergency).toEqual({ ...emergency, kind: "unauthorized-transaction" });
  });

  test("is heard in their own words, and the clock begins with them", async () => {
    const before = server.clock.now();
    await alice.says("我的账户被盗了");
    await until(() => expect(alice.view().emergency).toBeDefined());
    expect(alice.view().emergency).toMatchObject({
      kind: "account-stolen",
      startedAt: new Date(before).toISOString(),
    });
  });

  test("has it in the export, with each step at its time, and it is gone when they are erased", async () => {
    freezes({ frozen: true });
    await alice.call("emergency:open", { kind: "account-stolen" });
    server.clock.pass("1 minute");
    const { emergency } = await alice.call("emergency:mark", { step: "police", done: true });
    const frozen = (await alice.call("emergency:freeze", {})).emergency;
    const asKey = { authorization: `Bearer ${hostKey}` };
    const path = "/api/host/customers/u-1";
    const exported = await (await send("GET", `${path}/export`, undefined, asKey)).json();
    expect(exported.conversations[0].emergency).toEqual(frozen);
    expect(frozen.done).toEqual(emergency.done);
    await send("POST", `${path}/erase`, {}, asKey);
    expect(await server.sql("SELECT * FROM emergencies")).toEqual([]);
    expect(await server.sql("SELECT * FROM messages WHERE body LIKE '%check%'")).toEqual([]);
  });

  test("keeps the time of what was ticked without a network, and of no clock that can't be right", async () => {
    await alice.call("emergency:open", { kind: "account-stolen" });
    const at = new Date(server.clock.now() - 3 * 60_000).toISOString();
    const mark = { step: "police", done: true };
    const { emergency } = await alice.call("emergency:mark", { ...mark, at });
    expect(emergency.done).toEqual([{ step: "police", at }]);
    await alice.call("emergency:mark", { ...mark, done: false });
    for (const wrong of [8 * 24 * 3_600_000, -60_000]) {
      const of = new Date(server.clock.now() - wrong).toISOString();
      const { emergency } = await alice.call("emergency:mark", { ...mark, at: of });
      expect(emergency.done[0]?.at).toBe(new Date(server.clock.now()).toISOString());
      await alice.call("emergency:mark", { ...mark, done: false });
    }
  });

  test("ticks steps, which the agent sees with their times, on whichever side is connected", async () => {
    const bo = await agent(server, "Bo");
    await alice.call("emergency:open", { kind: "account-stolen" });
    const { id } = await bo.takesNext();
    server.clock.pass("1 minute");
    const { emergency } = await alice.call("emergency:mark", { step: "police", done: true });
    const done = [{ step: "police", at: new Date(server.clock.now()).toISOString() }];
    expect(emergency.done).toEqual(done);
    await until(() => expect(bo.view(id)?.emergency?.done).toEqual(done));
    expect((await bo.opens(id)).emergency?.done).toEqual(done);
    const undone = await alice.call("emergency:mark", { step: "police", done: false });
    expect(undone.emergency.done).toEqual([]);
  });

  test("can't tick what is no step, nor where there is no emergency", async () => {
    await alice.says("支付失败怎么办");
    expect(await alice.refusal("emergency:mark", { step: "police", done: true })).toBe("not_found");
    await alice.call("emergency:open", {});
    expect(await alice.refusal("emergency:mark", { step: "no-such", done: true })).toBe(
      "not_found",
    );
  });

  test("is marked in the agents' lists, since the first word", async () => {
    const bo = await agent(server, "Bo");
    const at = new Date(server.clock.now()).toISOString();
    await alice.call("emergency:open", {});
    await until(() => expect(rowOf(bo)?.emergencyAt).toBe(at));
    server.clock.pass("3 minutes");
    await bo.takesNext();
    await until(() => expect(rowOf(bo)).toMatchObject({ status: "assigned", emergencyAt: at }));
  });
});

describe("a freeze", () => {
  test("is what the wallet says, whole, and both sides read it", async () => {
    const at = "2026-11-21T08:30:12.000Z";
    const answer = {
      frozen: true,
      reference: "FZ-77031",
      parts: [{ title: "付款和转出", frozen: true, at }],
    };
    freezes(answer);
    const { emergency } = await alice.call("emergency:freeze", {});
    const { frozen: _, ...said } = answer;
    expect(emergency.freeze).toMatchObject({ state: "frozen", ...said });
    const [asked] = wallet.asked.filter(({ path }) => path === "/freeze");
    expect(asked).toMatchObject({
      signed: true,
      body: {
        sub: "u-1",
        conversationId: alice.conversation(),
        reason: "account-stolen",
        locale: "zh-CN",
      },
    });
    await alice.sees("钱包已冻结您的账户");
    const bo = await agent(server, "Bo");
    expect((await bo.takesNext()).emergency?.freeze?.reference).toBe("FZ-77031");
  });

  test("that leaves a card open is not called whole", async () => {
    const parts = [
      { title: "付款和转出", frozen: true },
      { title: "卡", frozen: false, phone: "95533" },
    ];
    freezes({ frozen: true, parts });
    const { emergency } = await alice.call("emergency:freeze", {});
    expect(emergency.freeze).toMatchObject({ state: "partly", parts });
    expect(notices(alice)).toContain("frozen_partly");
  });

  test("that the wallet refuses is said to have failed, and can be tried again", async () => {
    freezes({ frozen: false, message: "请先完成实名" });
    const refused = await alice.call("emergency:freeze", {});
    expect(refused.emergency.freeze).toMatchObject({ state: "refused", message: "请先完成实名" });
    expect(notices(alice)).not.toContain("frozen");
    freezes({ frozen: true });
    const { emergency } = await alice.call("emergency:freeze", {});
    expect(emergency.freeze?.state).toBe("frozen");
  });

  test("that nobody answers within the wallet's time has failed", async () => {
    wallet.answers(() => undefined);
    const { emergency } = await alice.call("emergency:freeze", {});
    expect(emergency.freeze?.state).toBe("failed");
    expect(notices(alice)).toContain("freeze_failed");
  }, 10_000);

  test("that gets no answer when it is tried again keeps what was frozen, and whom to call", async () => {
    const parts = [
      { title: "付款和转出", frozen: true },
      { title: "卡", frozen: false, phone: "95533" },
    ];
    freezes({ frozen: true, parts });
    const { emergency: before } = await alice.call("emergency:freeze", {});
    wallet.answers(() => undefined);
    server.clock.pass("1 minute");
    const { emergency } = await alice.call("emergency:freeze", {});
    expect(emergency.freeze).toMatchObject({
      state: "failed",
      at: new Date(server.clock.now()).toISOString(),
      last: { state: "partly", at: before.freeze?.at, parts },
    });
  }, 10_000);

  test("with a message in another form is still a freeze", async () => {
    freezes({ frozen: true, message: 5, parts: "all", reference: "x".repeat(500) });
    const { emergency } = await alice.call("emergency:freeze", {});
    const { state, parts } = emergency.freeze ?? {};
    expect([state, parts]).toEqual(["frozen", undefined]);
    freezes({ frozen: "yes" });
    const guest = await customer(server, { identity: await server.identity("u-2") });
    expect((await guest.call("emergency:freeze", {})).emergency.freeze?.state).toBe("failed");
  });

  test("is not asked for somebody whom the wallet does not know", async () => {
    const guest = await customer(server);
    const { emergency } = await guest.call("emergency:freeze", {});
    expect(emergency.freeze?.state).toBe("unavailable");
    expect(wallet.asked).toEqual([]);
  });

  test("tapped twice asks the wallet once, and once frozen never again", async () => {
    freezes({ frozen: true });
    await Promise.all([alice.call("emergency:freeze", {}), alice.call("emergency:freeze", {})]);
    await alice.call("emergency:freeze", {});
    expect(wallet.asked.filter(({ path }) => path === "/freeze")).toHaveLength(1);
    expect(notices(alice).filter((code) => code === "frozen")).toHaveLength(1);
  });

  test("whose process has died is asked for again after ten seconds", async () => {
    await alice.call("emergency:open", {});
    const asking = JSON.stringify({
      state: "asking",
      at: new Date(server.clock.now()).toISOString(),
    });
    await server.sql(`UPDATE emergencies SET frozen = '${asking}'`);
    freezes({ frozen: true });
    expect((await alice.call("emergency:freeze", {})).emergency.freeze?.state).toBe("asking");
    server.clock.pass("10 seconds");
    expect((await alice.call("emergency:freeze", {})).emergency.freeze?.state).toBe("frozen");
  });
});

describe("afterwards", () => {
  /** What the timeline says, the same for customers and agents. */
  const told = async (number: string) => {
    const { ticket } = await alice.call("ticket:get", { number: number as never });
    const bo = await agent(server, "Mia", { role: "supervisor" });
    const seen = (await bo.call("ticket:open", { number: number as never })).ticket;
    const of = ({ timeline }: Pick<typeof ticket, "timeline">) =>
      timeline.map(({ kind, text, at }) => ({ kind, text, at }));
    expect(of(seen)).toEqual(of(ticket));
    expect((await verifyTicket(server.desk.services, number)).problem).toBeUndefined();
    return { ticket, lines: of(ticket).map(({ kind, text }) => [kind, text]) };
  };

  test("a ticket is open for what was frozen, and says what was done", async () => {
    freezes({ frozen: true, reference: "FZ-1" });
    await alice.call("emergency:open", { kind: "account-stolen" });
    await alice.call("emergency:mark", { step: "passwords", done: true });
    const { emergency } = await alice.call("emergency:freeze", {});
    const { ticket, lines } = await told(emergency.ticket ?? "");
    expect(ticket).toMatchObject({
      topic: "账户被盗",
      description: "账户被盗",
      severity: "urgent",
    });
    expect(lines).toEqual([
      ["filed", "账户被盗"],
      ["ticked", "修改密码"],
      ["frozen", "钱包的冻结编号：FZ-1"],
    ]);
  });

  test("each attempt to freeze is in the ticket, and the last one counts", async () => {
    freezes({ frozen: false, message: "请先完成实名" });
    await alice.call("emergency:freeze", {});
    server.clock.pass("1 minute");
    const payments = { title: "付款和转出", frozen: true };
    freezes({ frozen: true, parts: [payments, { title: "卡", frozen: false, phone: "95533" }] });
    await alice.call("emergency:freeze", {});
    server.clock.pass("1 minute");
    freezes({ frozen: true });
    const { emergency } = await alice.call("emergency:freeze", {});
    const { ticket, lines } = await told(emergency.ticket ?? "");
    expect(lines.slice(1)).toEqual([
      ["not-frozen", "钱包没有冻结账户\n请先完成实名"],
      ["partly-frozen", "没有停用：卡 · 95533"],
      ["frozen", undefined],
    ]);
    expect(lastFreeze(ticket.timeline)).toMatchObject({
      kind: "frozen",
      at: new Date(server.clock.now()).toISOString(),
    });
  });

  test("an attempt whose process has died is in the ticket, and so is what is ticked later", async () => {
    const { emergency } = await alice.call("emergency:open", {});
    const asked = { state: "asking", at: new Date(server.clock.now()).toISOString() };
    freezes({ frozen: false });
    const number = (await alice.call("emergency:freeze", {})).emergency.ticket ?? "";
    await server.sql(`UPDATE emergencies SET frozen = '${JSON.stringify(asked)}'`);
    server.clock.pass("10 seconds");
    freezes({ frozen: true });
    await alice.call("emergency:freeze", {});
    server.clock.pass("1 hour");
    const at = new Date(Date.parse(emergency.startedAt) + 60_000).toISOString();
    for (const mark of [{ done: true, at }, { done: true }, { done: false }, { done: true }])
      await alice.call("emergency:mark", { step: "police", ...mark });
    const exact = exactTime("zh-CN", Date.parse(asked.at), "Asia/Shanghai");
    expect((await told(number)).lines.slice(2)).toEqual([
      ["not-frozen", `${exact} 请钱包冻结，没有收到结果`],
      ["frozen", undefined],
      ["ticked", `报警\n完成于 ${exactTime("zh-CN", Date.parse(at), "Asia/Shanghai")}`],
      ["unticked", "报警"],
      ["ticked", "报警"],
    ]);
  });

  test("what the wallet answers to the customer's own tap is no news about their ticket", async () => {
    const { at } = await alice.call("ticket:moved", {});
    server.clock.pass("1 second");
    freezes({ frozen: true });
    await alice.call("emergency:freeze", {});
    expect((await alice.call("ticket:moved", { since: at })).numbers).toEqual([]);
  });

  test("what was ticked has one when the chat ends; a tap by mistake has none", async () => {
    await alice.call("emergency:open", {});
    await alice.call("conversation:end", {});
    expect((await alice.call("ticket:list", {})).tickets).toEqual([]);
    await alice.says("您好");
    await alice.call("emergency:open", {});
    await alice.call("emergency:mark", { step: "police", done: true });
    await alice.call("conversation:end", {});
    expect((await alice.call("ticket:list", {})).tickets).toHaveLength(1);
    expect((await alice.fresh()).emergency?.ticket).toMatch(/^PD-/);
  });

  test("a lead who is off duty ends one that nobody took; no service is asked about, and what was ticked has its ticket", async () => {
    const lea = await agent(server, "Lea", { role: "supervisor", onDuty: false });
    const bo = await agent(server, "Bo", { onDuty: false });
    await alice.call("emergency:open", { kind: "account-stolen" });
    await alice.call("emergency:mark", { step: "police", done: true });
    const conversationId = alice.conversation();
    const done = { conversationId, summary: "已电话处理", topic: "账户" };
    expect(await bo.refusal("conversation:resolve", done)).toBe("not_yours");
    await lea.call("conversation:resolve", done);
    await alice.becomes("resolved");
    expect(alice.view().survey).toBeUndefined();
    const { tickets } = await alice.call("ticket:list", {});
    expect(tickets).toHaveLength(1);
    await until(async () =>
      expect((await bo.call("desk:list", { view: "queue" })).conversations).toEqual([]),
    );
  });

  test("a new word in the old conversation is no emergency any more", async () => {
    await alice.call("emergency:open", {});
    await alice.call("conversation:end", {});
    await alice.says("支付失败怎么办");
    expect((await alice.fresh()).emergency).toBeUndefined();
    expect(alice.view().emergency).toBeUndefined();
  });

  test("nothing of it is left of an erased customer", async () => {
    freezes({ frozen: true });
    await alice.call("emergency:freeze", {});
    await send("POST", "/api/host/customers/u-1/erase", undefined, {
      authorization: `Bearer ${hostKey}`,
    });
    const [count] = await server.sql("SELECT COUNT(*) FROM emergencies");
    expect(Number(count?.[0])).toBe(0);
  });
});

describe("a check card", () => {
  const authorization = { authorization: `Bearer ${hostKey}` };
  const check = (sub: string, expiresIn = 3_600_000) =>
    send(
      "POST",
      `/api/host/customers/${sub}/checks`,
      {
        kind: "was-this-you",
        transaction: transfer,
        expiresAt: new Date(server.clock.now() + expiresIn).toISOString(),
      },
      authorization,
    );
  const card = () =>
    until(() => {
      const found = alice.view().messages.find(({ body }) => body.kind === "check");
      if (!found) throw new Error("There is no card yet.");
      return found;
    });

  test("is in the customer's conversation, and 是 answers it", async () => {
    expect((await check("u-1")).status).toBe(201);
    const { id, body } = await card();
    expect(body).toMatchObject({ question: "was-this-you", transaction: transfer });
    await alice.call("check:answer", { checkId: id, answer: "yes" });
    await until(() => expect(card()).resolves.toMatchObject({ body: { answer: "yes" } }));
    expect((await alice.fresh()).messages.find((one) => one.id === id)?.body).toMatchObject({
      answer: "yes",
    });
    expect(alice.view().emergency).toBeUndefined();
  });

  test("不是 opens the lane with the transaction, at the front of the queue", async () => {
    await check("u-1");
    const { id } = await card();
    await alice.call("check:answer", { checkId: id, answer: "no" });
    await alice.becomes("queued");
    await until(() =>
      expect(alice.view()).toMatchObject({
        priority: "urgent",
        emergency: { kind: "unauthorized-transaction", transaction: transfer },
      }),
    );
  });

  test("不是 brings the payment into the ticket that is there already, and into one that is filed later", async () => {
    freezes({ frozen: false });
    const { emergency } = await alice.call("emergency:freeze", {});
    const number = emergency.ticket as never;
    await check("u-1");
    await alice.call("check:answer", { checkId: (await card()).id, answer: "no" });
    const { ticket } = await alice.call("ticket:get", { number });
    expect(ticket.transaction).toEqual({ ...transfer, source: "pushed" });
    expect(ticket.timeline.at(-1)).toMatchObject({
      kind: "added",
      text: "这笔交易不是本人操作",
      transaction: transfer,
    });
    const eve = await customer(server, { identity: await server.identity("u-2") });
    const { checkId } = (await (await check("u-2")).json()) as { checkId: never };
    await eve.call("check:answer", { checkId, answer: "no" });
    const later = (await eve.call("emergency:freeze", {})).emergency.ticket as never;
    expect((await eve.call("ticket:get", { number: later })).ticket.transaction).toEqual({
      ...transfer,
      source: "pushed",
    });
  });

  test("takes one answer, and none once it has expired", async () => {
    await check("u-1");
    const { id } = await card();
    await alice.call("check:answer", { checkId: id, answer: "yes" });
    await alice.call("check:answer", { checkId: id, answer: "yes" });
    expect(await alice.refusal("check:answer", { checkId: id, answer: "no" })).toBe("closed");
    expect(notices(alice).filter((code) => code === "check_yes")).toHaveLength(1);
    const eve = await customer(server, { identity: await server.identity("u-2") });
    const { checkId } = (await (await check("u-2", 1_000)).json()) as { checkId: never };
    server.clock.pass("1 second");
    expect(await eve.refusal("check:answer", { checkId, answer: "yes" })).toBe("closed");
  });

  test("answered 不是 after a freeze lets the customer ask for it again; so does a new word of it", async () => {
    freezes({ frozen: true });
    await alice.call("emergency:freeze", {});
    const asks = () => wallet.asked.filter(({ path }) => path === "/freeze").length;
    server.clock.pass("1 hour");
    await check("u-1");
    await alice.call("check:answer", { checkId: (await card()).id, answer: "no" });
    await until(() => expect(alice.view().emergency?.freeze?.again).toBe(true));
    const { emergency } = await alice.call("emergency:freeze", {});
    expect(asks()).toBe(2);
    expect(emergency.freeze).toMatchObject({ state: "frozen" });
    expect(emergency.freeze?.again).toBeUndefined();
    await alice.says("我的账户又被盗了");
    await until(() => expect(alice.view().emergency?.freeze?.again).toBe(true));
    await alice.call("emergency:freeze", {});
    expect(asks()).toBe(3);
  });

  test("that has expired takes no 不是, which opens the lane with the payment all the same", async () => {
    await check("u-1", 1_000);
    const { id: checkId } = await card();
    server.clock.pass("2 seconds");
    await alice.call("check:answer", { checkId, answer: "no" });
    await alice.call("check:answer", { checkId, answer: "no" });
    await until(() =>
      expect(alice.view()).toMatchObject({
        priority: "urgent",
        emergency: { kind: "unauthorized-transaction", transaction: transfer },
      }),
    );
    expect(notices(alice)).not.toContain("check_no");
    expect((await card()).body).not.toHaveProperty("answer");
  });

  test("of somebody else is not there", async () => {
    await check("u-1");
    const { id: checkId } = await card();
    const eve = await customer(server, { identity: await server.identity("u-2") });
    await eve.says("您好");
    expect(await eve.refusal("check:answer", { checkId, answer: "yes" })).toBe("not_found");
  });

  test("needs the wallet's key, and a time to come", async () => {
    const path = "/api/host/customers/u-1/checks";
    expect((await send("POST", path, {})).status).toBe(401);
    expect((await check("u-1", -1)).status).toBe(400);
  });
});
