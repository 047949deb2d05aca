/** What editors begin with: what customers found no answer to, what is due for review, what the check has found. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { ArticleId } from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import type { EditorStart } from "../../protocol/editor-start.ts";
import type { QuestionRecord } from "../../server/domain/records.ts";
import { agent, type Customer, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

const file = "zh-CN/payments/refund-time.md";
let server: TestServer;
beforeEach(async () => {
  server = await startTestServer(
    {},
    {
      problems: [
        { file, line: 3, severity: "warning", code: "reviewDue", values: { date: "2026-11-01" } },
        { file, line: 2, severity: "warning", code: "noTranslation", values: { locale: "en" } },
        { file, line: 1, severity: "error", code: "isEmpty", values: { where: "title" } },
      ],
    },
  );
});
afterEach(() => server.stop());

const { send } = createHttpClient(() => server);
const ask = (token: string, query = "") =>
  send("GET", `/api/agent/editor-start${query}`, undefined, { authorization: `Bearer ${token}` });
const startOf = async (token: string, query?: string): Promise<EditorStart> => {
  const response = await ask(token, query);
  expect(response.status).toBe(200);
  return response.json();
};
async function finds(alice: Customer, text: string) {
  await alice.says(text);
  const { id: messageId, body } = alice.view().messages.at(-1) ?? {};
  if (body?.kind !== "article" || !messageId) throw new Error("No article came.");
  return { articleId: body.articleId, messageId };
}

test("A8 what customers found no answer to stands there, asked most first, for a week", async () => {
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  const [alice, ben] = [await customer(server), await customer(server)];
  await alice.says("公积金怎么查");
  await ben.says("付款证明怎么开");
  server.clock.pass("1 minute");
  await alice.says("付款证明怎么开");
  await alice.call("article:vote", { ...(await finds(alice, "支付失败了")), helpful: false });
  await finds(ben, "支付失败了");
  const { questions, days } = await startOf(ed.token);
  expect(days).toBe(7);
  expect(questions.map(({ question, count, unhelpful }) => [question, count, unhelpful])).toEqual([
    ["付款证明怎么开", 2, 0],
    ["支付失败了", 1, 1],
    ["公积金怎么查", 1, 0],
  ]);
  expect(Date.parse(questions[0]?.lastAt ?? "")).toBe(server.clock.now());
  server.clock.pass("8 days");
  const { token } = await server.signIn("Ed");
  expect((await startOf(token)).questions).toEqual([]);
});

test("P03 nobody's name or number stands in what an editor reads", async () => {
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  const alice = await customer(server);
  await alice.says("我叫张伟手机13812345678，公积金怎么查");
  await alice.says("我的卡号6222021234567890123，公积金怎么查");
  const shown = (await startOf(ed.token)).questions.map(({ question }) => question).join("\n");
  expect(shown).toContain("公积金");
  expect(shown).not.toMatch(/张伟|13812345678|6222021234567890123|\d{5}/);
});

test("A8 what became of each article stands there, with why it did not help, those first that fail most", async () => {
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  const [alice, ben] = [await customer(server), await customer(server)];
  const shown = await finds(alice, "支付失败了");
  await alice.call("article:vote", { ...shown, helpful: false, reason: "照做了，没解决" });
  await alice.asksForAgent();
  // The fixture's content has no such article any more.
  await ben.call("article:vote", { ...(await finds(ben, "转账没到账")), helpful: true });
  const { articles, figureDays } = await startOf(ed.token);
  expect(figureDays).toBe(30);
  expect(articles).toEqual([
    {
      id: "payment-failed",
      title: "支付失败怎么办？",
      shown: 1,
      helpful: 0,
      unhelpful: 1,
      handedOver: 1,
      reasons: [{ reason: "照做了，没解决", count: 1 }],
      reviewBy: "2026-11-01",
    },
  ]);
});

test("A8 a customer who asks the same five times is one, in the questions and in what became of an article", async () => {
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  const [alice, ben] = [await customer(server), await customer(server)];
  const asks = (one: Customer, times: number, parts: Partial<QuestionRecord> = {}) =>
    server.desk.services.store.transaction(async (tx) => {
      for (let time = 0; time < times; time += 1)
        await tx.insertQuestion({
          conversationId: one.conversation(),
          messageSeq: (parts.outcome === "answer" ? 950 : 900) + time,
          question: "公积金怎么查",
          outcome: "none",
          articleIds: [],
          confidence: 0,
          at: server.clock.now(),
          ...parts,
        });
    });
  await alice.says("在吗");
  await ben.says("在吗");
  const shown = {
    question: "支付失败了",
    outcome: "answer",
    articleIds: ["payment-failed" as ArticleId],
  } as const;
  await asks(alice, 5);
  await asks(ben, 1);
  await asks(alice, 4, { ...shown, helpful: false });
  await asks(ben, 1, shown);
  const { questions, articles } = await startOf(ed.token);
  const figures = questions.map((one) => [one.question, [one.count, one.unhelpful]] as const);
  expect(Object.fromEntries(figures)).toMatchObject({
    公积金怎么查: [2, 0],
    支付失败了: [1, 1],
  });
  expect(articles).toMatchObject([{ shown: 2, unhelpful: 1, helpful: 0 }]);
});

test("A8 articles due within a month stand there with their day, and what the check found, errors first", async () => {
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  const { reviews, problems } = await startOf(ed.token, "?locale=en");
  expect(reviews).toEqual([
    {
      id: "payment-failed",
      title: "payment-failed (en)",
      file: "zh-CN/payments/payment-failed.md",
      reviewBy: "2026-11-01",
    },
    expect.objectContaining({ id: "transfer-pending", reviewBy: "2026-12-01" }),
  ]);
  expect(problems.map(({ line, severity }) => [line, severity])).toEqual([
    [1, "error"],
    [2, "warning"],
  ]);
  expect(problems[0]?.text).not.toContain("{");
});

test.each<[AgentRole, number]>([
  ["agent", 403],
  ["supervisor", 200],
  ["admin", 200],
  ["editor", 200],
])("S05 an %s gets %d", async (role, status) => {
  const cy = await agent(server, "Cy", { role, onDuty: false });
  expect((await ask(cy.token)).status).toBe(status);
  expect((await ask("made-up")).status).toBe(401);
});
