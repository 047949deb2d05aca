/** A live article as whoever keeps it sees it, and the news that another one is live. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { AgentRole } from "../../protocol/desk.ts";
import type { EditorArticle } from "../../protocol/editor-article.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";
import { article, folderOf, small } from "../faq/fixture.ts";
import { type Agent, agent } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

const file = "zh-CN/payments/payment-failed.md";
let server: TestServer;
let content: Awaited<ReturnType<typeof folderOf>>;
let faq: LiveFaq;
beforeEach(async () => {
  content = await folderOf({
    ...small,
    "en/payments/payment-failed.md": article("Payment failed?", ["my payment failed"]),
  });
  faq = await openFaq(content.dir);
  server = await startTestServer({ FAQ_DIR: content.dir }, { faq });
});
afterEach(async () => {
  await server.stop();
  await content.remove();
});

const { send } = createHttpClient(() => server);
const ask = (token: string, path: string) =>
  send("GET", `/api/agent/content/articles/${path}`, undefined, {
    authorization: `Bearer ${token}`,
  });
const editor = () => agent(server, "Ed", { role: "editor", onDuty: false });
const told = (one: Agent) => one.heard().filter(({ type }) => type === "content.changed").length;

test("E4 an article comes with its files in each language, and a language without one is missing among them", async () => {
  const { token } = await editor();
  const response = await ask(token, "payment-failed?locale=en");
  const found: EditorArticle = await response.json();
  expect(found).toMatchObject({ id: "payment-failed", title: "Payment failed?", problems: [] });
  expect(found.files).toEqual([
    expect.objectContaining({
      locale: "zh-CN",
      file,
      phrasings: expect.arrayContaining(["付不了款"]),
    }),
    { locale: "en", file: "en/payments/payment-failed.md", phrasings: ["my payment failed"] },
  ]);
  for (const gone of ["nothing-like-it", "__proto__", "%00"])
    expect((await ask(token, gone)).status).toBe(404);
});

test("E4 what is saved is said to whoever keeps the articles; a broken file is named, and its last version stays", async () => {
  const ed = await editor();
  const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  const bo = await agent(server, "Bo");
  await content.write(file, article("付款失败了？", ["付不了款"]));
  await until(() => expect([told(ed), told(sue)]).toEqual([1, 1]));
  await content.write(file, "---\ntitle: [付款\n---\n");
  await until(() => expect(told(ed)).toBe(2));
  const found: EditorArticle = await (await ask(ed.token, "payment-failed")).json();
  expect(found.title).toBe("付款失败了？");
  expect(found.problems).toEqual([expect.objectContaining({ file, severity: "error" })]);
  expect(told(bo)).toBe(0);
});

test.each<[AgentRole, number]>([
  ["agent", 403],
  ["supervisor", 200],
  ["admin", 200],
  ["editor", 200],
])("S05 an %s who opens an article as its editor gets %d", async (role, status) => {
  const cy = await agent(server, "Cy", { role, onDuty: false });
  expect((await ask(cy.token, "payment-failed")).status).toBe(status);
  expect((await ask("made-up", "payment-failed")).status).toBe(401);
});
