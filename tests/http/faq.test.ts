import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
const { send, post } = createHttpClient(() => server);

test("the catalogue, an article, and an answer", async () => {
  expect(await (await send("GET", "/api/faq?locale=zh-CN")).json()).toHaveProperty("frequent");
  const article = await send("GET", "/api/faq/payment-failed?locale=en");
  expect(await article.json()).toMatchObject({ title: "payment-failed (en)" });
  expect(await (await post("/api/faq/ask", { question: "支付失败" })).json()).toEqual({
    outcome: "answer",
    articleId: "payment-failed",
    confidence: 0.9,
    hits: [{ articleId: "payment-failed", title: "支付失败怎么办？", confidence: 0.9 }],
  });
});

test("a picture is served as nothing but a picture, and kept", async () => {
  const answer = await send("GET", `/api/faq-pictures/${"0".repeat(32)}.webp`);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/webp",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  });
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
});

test.each([
  ["GET", `/api/faq-pictures/${"1".repeat(32)}.webp`, undefined, 404, "not_found"],
  ["GET", "/api/faq-pictures/..%2f..%2fetc", undefined, 400, "invalid", "name"],
  ["GET", "/api/faq-pictures/logo.svg", undefined, 400, "invalid", "name"],
  ["GET", "/api/faq/nothing", undefined, 404, "not_found"],
  ["GET", "/api/faq/__proto__", undefined, 404, "not_found"],
  ["GET", "/api/faq/..%2f..%2fetc", undefined, 404, "not_found"],
  ["GET", "/api/faq?locale=tlh", undefined, 400, "invalid", "locale"],
  ["GET", "/api/faq?locale=en&more=1", undefined, 400, "invalid"],
  ["GET", "/api/faq/payment-failed?more=1", undefined, 400, "invalid"],
  ["GET", `/api/faq/${"a".repeat(65)}`, undefined, 413, "too_large", "id"],
  ["POST", "/api/faq/ask", {}, 400, "invalid", "question"],
  ["POST", "/api/faq/ask", { question: ["a"] }, 400, "invalid", "question"],
  ["POST", "/api/faq/ask", { question: "a", more: 1 }, 400, "invalid"],
  ["POST", "/api/faq/ask", `{"question":"a","__proto__":{"x":1}}`, 400, "invalid"],
  ["POST", "/api/faq/ask", "{", 400, "invalid"],
  ["POST", "/api/faq/ask", { question: "a".repeat(5_000) }, 413, "too_large", "question"],
  ["POST", "/api/faq/ask", { question: "a".repeat(100_000) }, 413, "too_large"],
  ["GET", "/api/nothing", undefined, 404, "not_found"],
])(
  "S17 S29 %s %s with something wrong is a typed error",
  async (method, path, body, status, code, field = undefined) => {
    const response = await send(method, path, body);
    expect(response.status).toBe(status);
    const wrong = field && { field };
    expect(await response.json()).toEqual({
      error: { code, message: expect.any(String), ...(wrong && { wrong }) },
    });
  },
);

test.each([
  `' OR 1=1 --`,
  `"; DROP TABLE messages; --`,
  `" * NEAR(a b) col: ^x`,
  `a" OR "b`,
  "AND OR NOT",
  "title:支付*",
  "{a b}: c",
  "%_\\%",
  "\u0000支付",
  "(".repeat(500),
])("S19 the question %j is a question, and no syntax", async (question) => {
  const response = await post("/api/faq/ask", { question });
  expect([200, 400]).toContain(response.status);
  expect(await (await post("/api/faq/ask", { question: "支付失败" })).json()).toMatchObject({
    outcome: "answer",
  });
});
