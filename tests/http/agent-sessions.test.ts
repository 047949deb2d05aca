import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ ALLOWED_ORIGINS: "https://good.example" });
  await server.hire("Bo");
});
afterAll(() => server.stop());
const { send, post } = createHttpClient(() => server);

const account = { email: "Bo@example.com", password: "a-long-password" };

test("it is a cookie that scripts cannot read, and a token", async () => {
  const response = await post("/api/agent/sessions", account);
  expect(response.status).toBe(200);
  const { token, agent } = await response.json();
  expect(agent).toEqual({
    id: expect.any(String),
    name: "Bo",
    email: "bo@example.com",
    role: "agent",
  });
  const cookie = response.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(
    /^pocketdesk_agent=.+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
  );

  const known = await send("GET", "/api/agent/sessions", undefined, {
    cookie: `pocketdesk_agent=${token}`,
  });
  expect(await known.json()).toEqual({ agent });
});

test.each([
  ["an unknown key", { ...account, role: "admin" }],
  ["a password that is an object", { ...account, password: { $ne: "" } }],
  ["no password", { email: account.email }],
  ["nothing", undefined],
])("with %s in the body nobody signs in", async (_, body) => {
  const response = await post("/api/agent/sessions", body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: "invalid" } });
});

test("a wrong password and an unknown address answer the same", async () => {
  const answers = await Promise.all(
    [
      { ...account, password: "wrong" },
      { ...account, email: "nobody@example.com" },
    ].map(async (body) => {
      const response = await post("/api/agent/sessions", body);
      return [response.status, await response.json()];
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.[0]).toBe(401);
});

test.each([
  ["another origin", { origin: "https://evil.example" }],
  ["a page that embeds the widget", { origin: "https://good.example" }],
  ["another site, by its own word", { "sec-fetch-site": "cross-site" }],
  ["a sister site", { "sec-fetch-site": "same-site" }],
])("%s may not sign in or out", async (_, headers) => {
  expect((await post("/api/agent/sessions", account, headers)).status).toBe(403);
  expect((await send("DELETE", "/api/agent/sessions", undefined, headers)).status).toBe(403);
});

test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])(
  "a body of %s is not read",
  async (type) => {
    const body = JSON.stringify(account);
    const response = await post("/api/agent/sessions", body, { "content-type": type });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ error: { code: "unsupported_type" } });
    expect(response.headers.get("set-cookie")).toBeNull();
  },
);

test("guessing is slowed down, by account and not by what the request says of itself", async () => {
  const strict = await startTestServer({ RATE_LIMITS: "on" });
  const attempt = (number: number) =>
    fetch(`${strict.url}/api/agent/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": `10.0.0.${number}` },
      body: JSON.stringify({ ...account, password: "wrong" }),
    });
  const statuses: number[] = [];
  for (let number = 0; number < 12; number += 1) statuses.push((await attempt(number)).status);
  expect(statuses.slice(0, 10)).toEqual(new Array(10).fill(401));
  expect(statuses.slice(10)).toEqual([429, 429]);
  await strict.stop();
});
