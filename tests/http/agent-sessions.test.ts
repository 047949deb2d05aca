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

const account = { email: "Bo@example.com", password: "a-long-passphrase" };

test("S10 it is a cookie that scripts cannot read, and a token", async () => {
  const response = await post("/api/agent/sessions", account);
  expect(response.status).toBe(200);
  const { token, agent } = await response.json();
  expect(agent).toEqual({
    id: expect.any(String),
    name: "Bo",
    email: "bo@example.com",
    role: "agent",
  });
  const [cookie] = response.headers.getSetCookie();
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

test("S12 a wrong password and an unknown address answer the same", async () => {
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
])("S11 %s may not sign in or out", async (_, headers) => {
  expect((await post("/api/agent/sessions", account, headers)).status).toBe(403);
  expect((await send("DELETE", "/api/agent/sessions", undefined, headers)).status).toBe(403);
});

test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])(
  "S11 a body of %s is not read",
  async (type) => {
    const body = JSON.stringify(account);
    const response = await post("/api/agent/sessions", body, { "content-type": type });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ error: { code: "unsupported_type" } });
    expect(response.headers.get("set-cookie")).toBeNull();
  },
);

test("S12 S35 guesses from anywhere have to wait, and the owner gets in from a known device", async () => {
  const strict = await startTestServer({ RATE_LIMITS: "on", TRUST_PROXY: "127.0.0.1" });
  await strict.hire(account.email.split("@")[0] ?? "");
  const attempt = (address: string, password: string, cookie = "", email = account.email) =>
    fetch(`${strict.url}/api/agent/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": address, cookie },
      body: JSON.stringify({ email, password }),
    });
  const first = await attempt("203.0.113.1", "a-long-passphrase");
  expect(first.status).toBe(200);
  const device = first.headers.getSetCookie().find((one) => one.includes("device")) ?? "";
  expect(device).toMatch(/HttpOnly; SameSite=Strict/);

  const guesses: number[] = [];
  for (let number = 0; number < 30; number += 1) {
    guesses.push((await attempt(`203.0.113.${100 + number}`, "wrong")).status);
  }
  expect(guesses.slice(0, 20)).toEqual(new Array(20).fill(401));
  expect(guesses.slice(20)).toEqual(new Array(10).fill(429));
  // It would have bitten: without the device the owner is kept out too.
  expect((await attempt("203.0.113.1", "a-long-passphrase")).status).toBe(429);
  const known = device.split(";")[0];
  expect((await attempt("203.0.113.1", "a-long-passphrase", known)).status).toBe(200);
  const forged = `${known?.slice(0, -4)}AAAA`;
  expect((await attempt("203.0.113.1", "a-long-passphrase", forged)).status).toBe(429);

  const many: number[] = [];
  for (let number = 0; number < 40; number += 1) {
    many.push((await attempt("198.51.100.7", "wrong", "", `nobody${number}@example.com`)).status);
  }
  expect(many.indexOf(429)).toBe(30);
  await strict.stop();
});

test("S10 the cookies are Secure and __Host- as soon as the page that signs in is https, whoever forwards it", async () => {
  const { host } = new URL(server.url);
  const response = await post("/api/agent/sessions", account, { origin: `https://${host}`, host });
  const names = response.headers.getSetCookie().map((one) => one.split("=")[0]);
  expect(names).toEqual(["__Host-pocketdesk_agent", "__Host-pocketdesk_device"]);
  for (const cookie of response.headers.getSetCookie()) expect(cookie).toContain("Secure");
});
