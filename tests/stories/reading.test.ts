/** Agents read the articles that customers read, and neither change any nor see what is written about them. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { ArticleId } from "../../protocol/conversation.ts";
import { agent } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

const { send } = createHttpClient(() => server);
const id = "payment-failed" as ArticleId;

test("an agent finds an article by other words, and reads it as customers of each language do", async () => {
  const bo = await agent(server, "Bo");
  const { articles } = await bo.call("faq:suggest", { text: "支付失败", locale: "zh-CN" });
  expect(articles.map((one) => one.id)).toContain(id);
  const titles = await Promise.all(
    (["zh-CN", "en"] as const).map(
      async (locale) => (await bo.call("article:get", { id, locale })).article.title,
    ),
  );
  expect(new Set(titles).size).toBe(2);
});

const ofEditors: readonly (readonly [string, string, object | undefined])[] = [
  ["GET", "editor-start", undefined],
  ["GET", `content/articles/${id}`, undefined],
  ["GET", "gaps", undefined],
  ["GET", "gaps/g1", undefined],
  ["GET", "content/changes", undefined],
  ["GET", "content/changes/c1", undefined],
  ["GET", "content/trials/running", undefined],
  ["DELETE", "content/trials/running", undefined],
  ["POST", "content/questions", { question: "付不了款", locale: "zh-CN" }],
];

test.each(ofEditors)("S05 %s %s is not an agent's", async (method, path, body) => {
  const ask = async (role: "agent" | "editor", name: string) => {
    const { token } = await agent(server, name, { role, onDuty: false });
    const authorization = `Bearer ${token}`;
    return (await send(method, `/api/agent/${path}`, body, { authorization })).status;
  };
  expect(await ask("agent", "Bo")).toBe(403);
  // Whoever keeps the articles may: it is there, or there is no such one.
  expect(await ask("editor", "Ed")).toBeOneOf([200, 204, 404]);
});

test("S05 an agent gets no article that is not live over the socket, and no news of drafts", async () => {
  const bo = await agent(server, "Bo");
  const draft = "nobody-has-published-it" as ArticleId;
  expect(await bo.refusal("article:get", { id: draft, locale: "zh-CN" })).toBe("not_found");
  expect((await bo.call("article:get", { id, locale: "zh-CN" })).article.id).toBe(id);
  expect(bo.heard().map(({ type }) => type)).not.toContain("content.changed");
});
