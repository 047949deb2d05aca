/** What more customers meet than is usual: one alert for each rise, for those who lead, and what they do about it. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ArticleId } from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import type { RadarAlertId } from "../../protocol/radar.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { createRadar } from "../../server/actions/radar.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let sue: Agent;
beforeEach(async () => {
  server = await startTestServer();
  sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
});
afterEach(() => server.stop());

const failed = "payment-failed" as ArticleId;

interface Asked {
  readonly question?: string;
  readonly articleId?: ArticleId | undefined;
  /** Milliseconds before now. */
  readonly ago?: number;
}

const minute = 60_000;
const day = 1_440 * minute;

/** The question as the bot keeps it with its answer; without an article it had none. */
async function keepsQuestion(who: Customer, asked: Asked) {
  const { question = "支付失败了", ago = 0 } = asked;
  const articleId = "articleId" in asked ? asked.articleId : failed;
  const { store, clock } = server.desk.services;
  await store.transaction((tx) =>
    tx.insertQuestion({
      conversationId: who.conversation(),
      messageSeq: 1_000 + Math.floor(Math.random() * 1e9),
      question,
      outcome: articleId === undefined ? "none" : "answer",
      articleIds: articleId === undefined ? [] : [articleId],
      confidence: 0.9,
      at: clock.now() - ago,
    }),
  );
}

const begins = async (): Promise<Customer> => {
  const who = await customer(server);
  await who.says("您好");
  return who;
};

const manyBegin = (count: number) => Promise.all(Array.from({ length: count }, () => begins()));

/** Nine weeks in which one customer an hour asked it. */
async function knowsPlainWeeks() {
  const nobody = await begins();
  for (const back of [1, 2, 3, 4, 5, 6, 7, 14, 21, 28, 35, 42, 49, 56])
    for (const hour of [-3, -2, -1, 0, 1])
      await keepsQuestion(nobody, { ago: back * day - hour * 60 * minute });
  await keepsQuestion(nobody, { question: "在吗", ago: 63 * day });
}

const alerts = async () => (await sue.call("radar:list", {})).alerts;
const rings = (who: Agent) =>
  who.heard().filter((event) => event.type === "radar.changed" && event.alert === "rises");

describe("A8 the radar", () => {
  test("tells those who lead once that a topic rises, with how many, the usual and the conversations behind it", async () => {
    await knowsPlainWeeks();
    const bo = await agent(server, "Bo");
    const many = await manyBegin(12);
    for (const [index, who] of many.entries())
      await keepsQuestion(who, { ago: index * minute, question: "支付失败了，PAY-1001" });
    await server.pass("1 minute");
    await until(() => expect(rings(sue)).toHaveLength(1));
    const [alert] = await alerts();
    expect(alert).toMatchObject({
      state: "rising",
      customers: 12,
      suggestion: { topics: [failed], errorCodes: ["PAY-1001"] },
    });
    expect(alert?.usual).toBeLessThan(1);
    expect(alert?.points.reduce((sum, one) => sum + one, 0)).toBe(12);
    const { conversations } = await sue.call("radar:open", { id: alert?.id as RadarAlertId });
    expect(conversations.map(({ id }) => id).sort()).toEqual(
      many.map((who) => who.conversation()).sort(),
    );

    await server.pass("1 minute");
    await server.pass("1 minute");
    expect(await alerts()).toHaveLength(1);
    expect(rings(sue)).toHaveLength(1);
    // Who is erased is in no alert either: its figures stay.
    const [first, second] = many;
    for (const who of [first, second])
      await eraseCustomer(server.desk.services, who?.session().customer.id as never, "operator");
    const [[kept] = []] = await server.sql(
      "SELECT conversation_ids || COALESCE(example, '') FROM radar_alerts",
    );
    expect(String(kept)).toContain(many[2]?.conversation());
    for (const who of [first, second]) expect(String(kept)).not.toContain(who?.conversation());
    expect(bo.heard().some(({ type }) => type === "radar.changed")).toBe(false);

    for (const wait of ["70 minutes", "1 minute", "16 minutes"] as const) await server.pass(wait);
    expect(await alerts()).toMatchObject([{ state: "over" }]);
    for (const who of many.slice(2)) await keepsQuestion(who, {});
    await server.pass("1 minute");
    await until(() => expect(rings(sue)).toHaveLength(2));
  });

  test("counts customers: one who asks thirty times is no rise; nor is anything on the first day of a desk", async () => {
    const many = await manyBegin(12);
    for (const who of many) await keepsQuestion(who, {});
    await server.pass("1 minute");
    expect(await sue.call("radar:list", {})).toEqual({ alerts: [], learning: true });
    await knowsPlainWeeks();
    await server.pass("2 hours");
    const [chatty] = many;
    if (!chatty) return;
    for (let ask = 0; ask < 30; ask += 1) await keepsQuestion(chatty, { ago: ask * 10_000 });
    await server.pass("1 minute");
    expect(await sue.call("radar:list", {})).toEqual({ alerts: [] });
  });

  test("hears “it happens to me, too”, and puts together questions that nothing answers", async () => {
    await knowsPlainWeeks();
    const many = await manyBegin(16);
    for (const who of many.slice(0, 8)) await who.call("problem:report", { articleId: failed });
    const ways = ["公积金怎么查", "公积金怎么查询", "怎么查公积金", "查公积金"];
    for (const [index, who] of many.slice(8).entries())
      await keepsQuestion(who, { articleId: undefined, question: ways[index % 4] ?? "" });
    await server.pass("1 minute");
    const found = await alerts();
    expect(found.map(({ about }) => about).sort()).toEqual(["question", "topic"]);
    const unanswered = found.find(({ about }) => about === "question");
    expect(unanswered).toMatchObject({ customers: 8, suggestion: { topics: [], errorCodes: [] } });
    expect(ways).toContain(unanswered?.title?.["zh-CN"]);
    const suggested = JSON.stringify(unanswered?.suggestion);
    expect(ways.filter((way) => suggested.includes(way))).toEqual([]);
    expect(unanswered?.suggestion.title["zh-CN"]).toBe("正在查：不少客户遇到的一个问题");
    const stored = await server.sql("SELECT * FROM radar_alerts");
    expect(JSON.stringify(stored)).not.toContain("公积金");
  });

  test("is silent while an announcement says it, and says which one", async () => {
    await knowsPlainWeeks();
    const many = await manyBegin(10);
    await sue.call("announcement:save", {
      kind: "incident",
      title: { "zh-CN": "支付变慢" },
      text: { "zh-CN": "已扣的款会自动到账" },
      topics: [failed],
      errorCodes: [],
      startsAt: new Date(server.clock.now()).toISOString(),
    });
    for (const who of many) await keepsQuestion(who, {});
    await server.pass("1 minute");
    expect(await alerts()).toMatchObject([{ announcement: { title: { "zh-CN": "支付变慢" } } }]);
    expect(rings(sue)).toEqual([]);
  });

  test("is silent of what somebody has called no problem, until it rises above that", async () => {
    await knowsPlainWeeks();
    const many = await manyBegin(48);
    for (const who of many.slice(0, 10)) await keepsQuestion(who, {});
    await server.pass("1 minute");
    await until(() => expect(rings(sue)).toHaveLength(1));
    const [first] = await alerts();
    const id = first?.id as RadarAlertId;
    const { alert } = await sue.call("radar:dismiss", { id });
    expect(alert).toMatchObject({ state: "dismissed", dismissed: { by: "Sue" } });
    expect((await sue.call("radar:dismiss", { id })).alert.dismissed).toEqual(alert.dismissed);
    for (const who of many.slice(10, 13)) await keepsQuestion(who, {});
    await server.pass("1 minute");
    expect(await alerts()).toMatchObject([{ state: "dismissed" }]);
    for (const who of many) await keepsQuestion(who, {});
    await server.pass("1 minute");
    await until(() => expect(rings(sue)).toHaveLength(2));
    expect((await alerts()).map(({ state }) => state)).toEqual(["rising", "over"]);
    expect((await sue.call("radar:dismiss", { id })).alert.state).toBe("over");
  });

  test("raises one alert, however many nodes look at the same moment", async () => {
    await knowsPlainWeeks();
    for (const who of await manyBegin(10)) await keepsQuestion(who, {});
    const looks = Array.from({ length: 4 }, (_, index) =>
      createRadar((server.nodes[index] ?? server.desk).services),
    );
    await Promise.all(looks.map((look) => look()));
    await server.pass("1 minute");
    expect(await alerts()).toHaveLength(1);
    await until(() => expect(rings(sue)).toHaveLength(1));
  });

  test("leaves with an erased customer's words, and with a conversation that is gone", async () => {
    await knowsPlainWeeks();
    const many = await manyBegin(9);
    for (const who of many)
      await keepsQuestion(who, { articleId: undefined, question: "公积金怎么查" });
    await server.pass("1 minute");
    const [alert] = await alerts();
    expect(alert?.title?.["zh-CN"]).toBe("公积金怎么查");
    await server.sql("DELETE FROM questions WHERE question = '公积金怎么查'");
    const [after] = await alerts();
    expect(after).not.toHaveProperty("title");
  });
});

test.each<AgentRole>(["agent", "editor"])("S05 an %s may not read the radar", async (role) => {
  const cy = await agent(server, "Cy", { role, onDuty: false });
  const id = "00000000-0000-4000-8000-000000000000" as RadarAlertId;
  expect(await cy.refusal("radar:list", {})).toBe("not_yours");
  expect(await cy.refusal("radar:open", { id })).toBe("not_yours");
  expect(await cy.refusal("radar:dismiss", { id })).toBe("not_yours");
  // The same of one that is there as of one that never was.
  expect(await sue.refusal("radar:open", { id })).toBe("not_found");
  expect(await sue.refusal("radar:dismiss", { id })).toBe("not_found");
  expect((await sue.call("radar:list", {})).alerts).toEqual([]);
});
