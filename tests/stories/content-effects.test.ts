/** Afterwards: what a change of the articles did to the questions that it was made for. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { ChangeEffect } from "../../protocol/change-effect.ts";
import type { ArticleId } from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import type { MadeChange } from "../../protocol/gaps.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";
import { folderOf, small } from "../faq/fixture.ts";
import { agent, type Customer, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

const file = "zh-CN/payments/payment-failed.md";
const question = "结账时提示错误";
let server: TestServer;
let content: Awaited<ReturnType<typeof folderOf>>;
let faq: LiveFaq;
beforeEach(async () => {
  content = await folderOf(small);
  faq = await openFaq(content.dir);
  server = await startTestServer({ FAQ_DIR: content.dir }, { faq });
});
afterEach(async () => {
  await server.stop();
  await content.remove();
});

const { send } = createHttpClient(() => server);
const as = (token: string) => ({ authorization: `Bearer ${token}` });
const change = {
  kind: "phrasings",
  articleId: "payment-failed" as ArticleId,
  phrasings: [question],
};
const accept = (token: string) => send("POST", "/api/agent/content/changes", { change }, as(token));
const changesOf = async (token: string): Promise<readonly MadeChange[]> =>
  (await (await send("GET", "/api/agent/content/changes", undefined, as(token))).json()).changes;
const effectOf = (token: string, id: string) =>
  send("GET", `/api/agent/content/changes/${id}`, undefined, as(token));
async function goesLive() {
  const text = small[file]?.replace("phrasings:\n", `phrasings:\n  - ${question}\n`) ?? "";
  await content.write(file, text);
  await until(() => expect(faq.engine.ask(question, { locale: "zh-CN" }).listed).toBe(true));
}
async function votesFor(alice: Customer) {
  const { id: messageId, body } = alice.view().messages.at(-1) ?? {};
  if (body?.kind !== "article" || !messageId) throw new Error("No article came.");
  await alice.call("article:vote", { articleId: body.articleId, messageId, helpful: true });
}

test("A8 E3 questions in the change's words are counted before and after, with the handovers that it saved", async () => {
  const [alice, ben, cy, dan] = await Promise.all([1, 2, 3, 4].map(() => customer(server)));
  const { token } = await agent(server, "Ed", { role: "editor", onDuty: false });
  if (!alice || !ben || !cy || !dan) throw new Error("Four customers are needed.");
  await alice.says(`请问${question}？`);
  await alice.asksForAgent();
  await ben.says(question);
  await ben.says("提现要手续费吗");
  await server.pass("1 hour");
  expect((await accept(token)).status).toBe(200);
  const [made] = await changesOf(token);
  expect(made).toMatchObject({ kind: "phrasings", target: "payment-failed", phrasings: 1 });
  const id = made?.id ?? "";
  expect(await (await effectOf(token, id)).json()).toMatchObject({ isLive: false });

  await goesLive();
  await cy.says(question);
  await votesFor(cy);
  await dan.says(`你好，${question}`);
  await server.pass("2 hours");
  const effect: ChangeEffect = await (await effectOf(token, id)).json();
  expect(effect).toMatchObject({
    isLive: true,
    before: { asked: 2, helpful: 0, handedOver: 1 },
    after: { asked: 2, answered: 2, helpful: 1, handedOver: 0 },
    saved: 1,
  });
  expect((await effectOf(token, "no-such-change")).status).toBe(404);
});

test("A8 what happened between the proposal and the day it went live is before it, and like questions are of its kind", async () => {
  const [alice, ben, cy] = await Promise.all([1, 2, 3].map(() => customer(server)));
  const { token } = await agent(server, "Ed", { role: "editor", onDuty: false });
  if (!alice || !ben || !cy) throw new Error("Three customers are needed.");
  await accept(token);
  const [made] = await changesOf(token);
  await server.pass("3 hours");
  await alice.says("结账时老是提示错误啊怎么回事");
  await server.pass("10 minutes");
  await goesLive();
  await ben.says(question);
  await cy.says("结账时提示的错误是什么意思");
  await server.pass("2 hours");
  const effect: ChangeEffect = await (await effectOf(token, made?.id ?? "")).json();
  expect(effect).toMatchObject({ isLive: true, before: { asked: 1 }, after: { asked: 2 } });
  expect(Math.abs(effect.minutes - 120)).toBeLessThan(2);
});

test.each<[AgentRole, number]>([
  ["agent", 403],
  ["supervisor", 200],
  ["admin", 200],
])("S05 an %s who asks what changes did gets %d", async (role, status) => {
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  await accept(ed.token);
  const [made] = await changesOf(ed.token);
  const cy = await agent(server, "Cy", { role, onDuty: false });
  const list = await send("GET", "/api/agent/content/changes", undefined, as(cy.token));
  expect(list.status).toBe(status);
  expect((await effectOf(cy.token, made?.id ?? "")).status).toBe(status);
});
